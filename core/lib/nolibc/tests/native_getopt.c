/* native: */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* getopt and its long forms against the host's, on random command lines. */
#define _GNU_SOURCE
#include <getopt.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "check.h"

static int (*const host_getopt)(int, char *const[], const char *) = getopt;
static int (*const host_getopt_long)(int, char *const[], const char *,
				     const struct option *, int *) =
	getopt_long;
static int (*const host_getopt_long_only)(int, char *const[], const char *,
					  const struct option *, int *) =
	getopt_long_only;
static char **const host_optarg = &optarg;
static int *const host_optind = &optind, *const host_opterr = &opterr,
	   *const host_optopt = &optopt;

/* What our getopt prints is collected here. */
static char message[256];

static int collect(FILE *fp, const char *fmt, ...)
{
	va_list ap;
	size_t n = strlen(message);

	(void)fp;
	va_start(ap, fmt);
	vsnprintf(message + n, sizeof(message) - n, fmt, ap);
	va_end(ap);
	return 0;
}

static int collect_char(int c, FILE *fp)
{
	return collect(fp, "%c", c);
}

#define optarg nl_optarg
#define optind nl_optind
#define opterr nl_opterr
#define optopt nl_optopt
#define optreset nl_optreset
#define getopt nl_getopt
#define getopt_long nl_getopt_long
#define getopt_long_only nl_getopt_long_only
#define fprintf collect
#define fputc collect_char
#include "../getopt.c"
#undef fprintf
#undef fputc

#define ARGS_MAX 8

static int flag_value;

static const struct option longs[] = {
	{ "alpha", no_argument, NULL, 'a' },
	{ "also", no_argument, NULL, 1000 },
	{ "beta", required_argument, NULL, 'b' },
	{ "gamma", optional_argument, NULL, 'c' },
	{ "flag", no_argument, &flag_value, 77 },
	{ "f", no_argument, NULL, 'F' },
	{ NULL, 0, NULL, 0 },
};

static void check(int argc, char *args[], const char *shorts, int form)
{
	char *a[ARGS_MAX + 2], *b[ARGS_MAX + 2];
	int ra, rb, la, lb, fa, i, steps = 0;

	memcpy(a, args, (argc + 1) * sizeof(*a));
	memcpy(b, args, (argc + 1) * sizeof(*b));
	*host_optind = 0;
	nl_optind = 0;
	*host_opterr = 0;
	nl_opterr = 0;
	do {
		la = lb = -5;
		flag_value = 0;
		if (form == 0) {
			ra = host_getopt(argc, a, shorts);
			rb = nl_getopt(argc, b, shorts);
			fa = 0;
		} else if (form == 1) {
			ra = host_getopt_long(argc, a, shorts, longs, &la);
			fa = flag_value;
			flag_value = 0;
			rb = nl_getopt_long(argc, b, shorts, longs, &lb);
		} else {
			ra = host_getopt_long_only(argc, a, shorts, longs,
						   &la);
			fa = flag_value;
			flag_value = 0;
			rb = nl_getopt_long_only(argc, b, shorts, longs, &lb);
		}
		if (ra != rb || *host_optarg != nl_optarg || fa != flag_value ||
		    (ra == '?' && *host_optopt != nl_optopt) ||
		    (ra != '?' && ra != ':' && la != lb)) {
			fprintf(stderr, "form %d \"%s\":", form, shorts);
			for (i = 0; i < argc; i++)
				fprintf(stderr, " [%s]", args[i]);
			fprintf(stderr, "\nstep %d: host %d (%s) optopt %d "
				"index %d, ours %d (%s) %d %d\n", steps, ra,
				*host_optarg ? *host_optarg : "", *host_optopt,
				la, rb, nl_optarg ? nl_optarg : "", nl_optopt,
				lb);
			exit(1);
		}
		CHECK(++steps < 100, "no end");
	} while (ra != -1);
	CHECK(*host_optind == nl_optind, "form %d \"%s\" optind: host %d, "
	      "ours %d", form, shorts, *host_optind, nl_optind);
	for (i = 0; i < argc; i++)
		CHECK(a[i] == b[i], "order of argument %d", i);
}

static void random_lines(void)
{
	static char *words[] = {
		"x", "y", "-", "--", "-a", "-b", "-c", "-ab", "-abx", "-bx",
		"-cx", "-ac", "-z", "-az", "--alpha", "--al", "--alp", "--b",
		"--beta", "--beta=v", "--beta=", "--gamma", "--gamma=w",
		"--alpha=x", "--nope", "--nope=1", "--flag", "--f", "--fl",
		"-alpha", "-beta", "-beta=q", "-flag", "-f", "-:", "",
	};
	static const char *const shorts[] = {
		"ab:c::", "+ab:c::", "-ab:c::", ":ab:c::", "+:ab:c::", "", "a",
	};
	char *args[ARGS_MAX + 2];
	int i, j, argc;

	for (i = 0; i < 200000; i++) {
		argc = 1 + below(ARGS_MAX);
		args[0] = "prog";
		for (j = 1; j < argc; j++)
			args[j] = words[below(sizeof(words) / sizeof(*words))];
		args[argc] = NULL;
		check(argc, args, shorts[below(7)], below(3));
	}
}

static void check_message(char *arg, const char *want)
{
	char *args[] = { "prog", arg, NULL };

	message[0] = '\0';
	nl_optind = 0;
	nl_opterr = 1;
	CHECK(nl_getopt_long(2, args, "ab:", longs, NULL) == '?', "%s", arg);
	CHECK(!strcmp(message, want), "%s: %s", arg, message);
}

int main(void)
{
	random_lines();
	check_message("-z", "prog: invalid option -- 'z'\n");
	check_message("-b", "prog: option requires an argument -- 'b'\n");
	check_message("--no", "prog: unrecognized option '--no'\n");
	check_message("--no=5", "prog: unrecognized option '--no=5'\n");
	check_message("--beta", "prog: option '--beta' requires an argument\n");
	check_message("--alpha=1",
		      "prog: option '--alpha' doesn't allow an argument\n");
	return 0;
}
