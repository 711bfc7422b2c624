/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <uk/arch/limits.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/libparam.h>
#include <uk/plat/console.h>
#include <uk/print.h>

#include "libparam_impl.h"

static const struct {
	const char *name;
	__u8 size;
	__u8 is_signed;
} types[] = {
	[_UK_LIBPARAM_TYPE_bool] = { "bool", sizeof(_Bool), 0 },
	[_UK_LIBPARAM_TYPE___s8] = { "__s8", 1, 1 },
	[_UK_LIBPARAM_TYPE___u8] = { "__u8", 1, 0 },
	[_UK_LIBPARAM_TYPE___s16] = { "__s16", 2, 1 },
	[_UK_LIBPARAM_TYPE___u16] = { "__u16", 2, 0 },
	[_UK_LIBPARAM_TYPE___s32] = { "__s32", 4, 1 },
	[_UK_LIBPARAM_TYPE___u32] = { "__u32", 4, 0 },
	[_UK_LIBPARAM_TYPE___s64] = { "__s64", 8, 1 },
	[_UK_LIBPARAM_TYPE___u64] = { "__u64", 8, 0 },
	[_UK_LIBPARAM_TYPE___uptr] = { "__uptr", sizeof(__uptr), 0 },
	[_UK_LIBPARAM_TYPE_charp] = { "charp", sizeof(char *), 0 },
};

#define foreach_param(pp)						\
	for ((pp) = uk_libparam_params_start;				\
	     (pp) < uk_libparam_params_end; (pp)++)

static const char *prefix_of(const struct uk_libparam_param *p)
{
	if (p->libname && !strncmp(p->prefix, "lib", 3))
		return p->prefix + 3;
	return p->prefix;
}

/* The parameter called "prefix.name" by the first `len` characters */
static struct uk_libparam_param *find_param(const char *word, __sz len)
{
	struct uk_libparam_param * const *pp;
	const char *prefix;
	__sz plen;

	foreach_param(pp) {
		prefix = prefix_of(*pp);
		plen = strlen(prefix);
		if (len > plen + 1 && !memcmp(word, prefix, plen)
		    && word[plen] == '.'
		    && strlen((*pp)->name) == len - plen - 1
		    && !memcmp(word + plen + 1, (*pp)->name, len - plen - 1))
			return *pp;
	}
	return NULL;
}

/* A whole word as a number that fits `size` bytes: 0 or -EINVAL */
static int parse_number(const char *value, int is_signed, __u8 size,
			__u64 *out)
{
	const unsigned int shift = 64 - 8 * size;
	char *end;

	if (*value == '\0' || strchr(" \t\n\v\f\r+", *value)
	    || (*value == '-' && !is_signed))
		return -EINVAL;
	errno = 0;
	if (is_signed) {
		__s64 n = strtoll(value, &end, 0);

		*out = (__u64)n;
		if ((__s64)((__u64)n << shift) >> shift != n)
			return -EINVAL;
	} else {
		*out = strtoull(value, &end, 0);
		if (*out << shift >> shift != *out)
			return -EINVAL;
	}
	return errno || *end != '\0' || end == value ? -EINVAL : 0;
}

static int parse_bool(const char *value, __u64 *out)
{
	static const char * const words[] = {
		"off", "on", "no", "yes", "false", "true",
	};
	int rc;

	for (unsigned int i = 0; i < ARRAY_SIZE(words); i++) {
		if (!strcasecmp(value, words[i])) {
			*out = i & 1;
			return 0;
		}
	}
	rc = parse_number(value, 1, 8, out);
	*out = *out != 0;
	return rc;
}

/* Store the next element of a parameter: 0 or a negative errno */
static int set_param(struct uk_libparam_param *p, char *value)
{
	__u64 n = 0;
	int rc = 0;
	char *dst;

	if (p->type == _UK_LIBPARAM_TYPE_charp)
		n = (__uptr)value;
	else if (p->type == _UK_LIBPARAM_TYPE_bool)
		rc = parse_bool(value, &n);
	else
		rc = parse_number(value, types[p->type].is_signed,
				  types[p->type].size, &n);
	if (rc) {
		uk_pr_err("parameter %s.%s: \"%s\" is no %s\n", prefix_of(p),
			  p->name, value, types[p->type].name);
		return rc;
	}

	/* A scalar keeps the last value, an array refuses what is too much */
	if (p->count == 1)
		p->__widx = 0;
	if (p->__widx >= p->count) {
		uk_pr_err("parameter %s.%s: more than %u values\n",
			  prefix_of(p), p->name, p->count);
		return -ENOSPC;
	}
	dst = (char *)p->addr + (__sz)p->__widx * types[p->type].size;
	memcpy(dst, &n, types[p->type].size); /* little endian */
	p->__widx++;
	return 0;
}

static void out(const char *text)
{
	ukplat_coutk(text, (unsigned int)strlen(text));
}

static void print_usage(void)
{
	struct uk_libparam_param * const *pp;

	out("Parameters of libraries (before \"--\"):\n");
	foreach_param(pp) {
		out("  ");
		out(prefix_of(*pp));
		out(".");
		out((*pp)->name);
		out((*pp)->count > 1 ? "=[ " : "=");
		out(types[(*pp)->type].name);
		out((*pp)->count > 1 ? " ... ]" : "");
		if ((*pp)->desc) {
			out("  ");
			out((*pp)->desc);
		}
		out("\n");
	}
}

/* Words that belong to the one at argv[0]: more than one for "name=[" */
static int count_words(int argc, char **argv)
{
	const char *value = strchr(argv[0], '=');
	int n = 1;

	if (!value || strcmp(value, "=["))
		return 1;
	while (n < argc && strcmp(argv[n], "]"))
		n++;
	return n < argc ? n + 1 : argc;
}

/* The items between "name=[" and "]" */
static int parse_list(struct uk_libparam_param *p, int nwords, char **argv)
{
	int rc, err = 0;

	if (nwords < 2 || strcmp(argv[nwords - 1], "]")) {
		uk_pr_err("parameter %s.%s: missing \"]\"\n", prefix_of(p),
			  p->name);
		return -EINVAL;
	}
	for (int i = 1; i < nwords - 1; i++) {
		rc = set_param(p, argv[i]);
		if (rc)
			err = rc;
	}
	return err;
}

/* One parameter, which may have several words: 0 or a negative errno */
static int parse_param(int nwords, char **argv)
{
	static char true_text[] = "1";
	char *word = argv[0];
	char *value = strchr(word, '=');
	struct uk_libparam_param *p;

	p = find_param(word, value ? (__sz)(value - word) : strlen(word));
	if (!p) {
		uk_pr_err("unknown parameter \"%s\"\n", word);
		return -EINVAL;
	}
	if (value && !strcmp(value, "=["))
		return parse_list(p, nwords, argv);
	if (value)
		return set_param(p, value + 1);
	if (p->type == _UK_LIBPARAM_TYPE_bool)
		return set_param(p, true_text);
	uk_pr_err("parameter %s.%s: missing value\n", prefix_of(p), p->name);
	return -EINVAL;
}

/* Without "--" all words are for main, but one may look as if it was not */
static void warn_ignored(int argc, char **argv)
{
	const char *value;

	for (int i = 0; i < argc; i++) {
		value = strchr(argv[i], '=');
		if (!find_param(argv[i], value ? (__sz)(value - argv[i])
					       : strlen(argv[i])))
			continue;
		uk_pr_err("parameter \"%s\" is ignored: no word \"--\""
			  " follows it\n", argv[i]);
		return;
	}
}

int uk_libparam_parse(int argc, char **argv, int flags)
{
	struct uk_libparam_param * const *pp;
	int end = 0, help = 0, n;

	UK_ASSERT(argc == 0 || argv);

	while (end < argc && strcmp(argv[end], "--"))
		end++;
	if (flags & UK_LIBPARAM_F_SCAN) {
		if (end == argc)
			warn_ignored(argc, argv);
		return end;
	}

	foreach_param(pp)
		(*pp)->__widx = 0;
	for (int i = 0; i < end; i += n) {
		n = count_words(end - i, &argv[i]);
		if ((flags & UK_LIBPARAM_F_USAGE)
		    && !strcmp(argv[i], "help"))
			help = 1;
		else if (parse_param(n, &argv[i])
			 && (flags & UK_LIBPARAM_F_STRICT))
			return -EINVAL;
	}
	if (help) {
		print_usage();
		return -EINTR;
	}
	return end;
}
