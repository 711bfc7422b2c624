/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * getopt and its long forms. One function does the walk over the arguments and
 * moves operands behind options; below it, one reads a short option and one a
 * long one. Messages are those of GNU getopt.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdbool.h>
#include <string.h>

char *optarg;
int optind = 1, opterr = 1, optopt, optreset;

/* Where the scan stands inside a group like -abc; 0 outside of one. */
static int group_pos;

/* The arguments of one call. */
struct scan {
	int argc;
	char **argv;
	const char *shorts;	/* without a leading + or - */
	const struct option *longs;
	int *longindex;
	bool only;		/* long options may begin with one dash */
};

/* Reports an error; ':' at the head of the short options keeps it silent. */
static int fail(const struct scan *sc, int ret, const char *fmt,
		const char *what, int len)
{
	if (opterr && *sc->shorts != ':') {
		fprintf(stderr, "%s: ", sc->argv[0]);
		fprintf(stderr, fmt, len, what);
		fputc('\n', stderr);
	}
	return ret == ':' && *sc->shorts != ':' ? '?' : ret;
}

static int short_option(const struct scan *sc)
{
	char *s = sc->argv[optind] + (group_pos ? group_pos : 1);
	const char *spec = *s == ':' ? NULL : strchr(sc->shorts, *s);
	int c = (unsigned char)*s;

	group_pos = s + 1 - sc->argv[optind];
	if (!s[1] || (spec && spec[1] == ':')) {
		optind++;
		group_pos = 0;
	}
	if (!spec) {
		optopt = c;
		return fail(sc, '?', "invalid option -- '%.*s'", s, 1);
	}
	if (spec[1] != ':')
		return c;

	if (s[1]) {
		optarg = s + 1;
	} else if (spec[2] != ':') {
		if (optind >= sc->argc) {
			optopt = c;
			return fail(sc, ':', "option requires an argument -- "
				    "'%.*s'", s, 1);
		}
		optarg = sc->argv[optind++];
	}
	return c;
}

/*
 * Finds the long option with this name, or the only one that begins with it.
 * Returns its index, -1 if there is none, -2 if there are several.
 */
static int find_long(const struct option *longs, const char *name, size_t len)
{
	int i, found = -1;

	for (i = 0; longs[i].name; i++) {
		if (strncmp(longs[i].name, name, len))
			continue;
		if (!longs[i].name[len])
			return i;
		if (found < 0)
			found = i;
		else if (found == -2 ||
			 longs[i].has_arg != longs[found].has_arg ||
			 longs[i].flag != longs[found].flag ||
			 longs[i].val != longs[found].val)
			found = -2;
	}
	return found;
}

/* Takes the long option at optind, `name` without its dashes. */
static int long_option(const struct scan *sc, char *name)
{
	size_t len = strcspn(name, "=");
	char *arg = sc->argv[optind];
	char *value = name[len] ? name + len + 1 : NULL;
	int shown = name - arg + (int)len;
	int i = find_long(sc->longs, name, len);
	const struct option *o = &sc->longs[i];

	optind++;
	optopt = 0;
	if (i == -2)
		return fail(sc, '?', "option '%.*s' is ambiguous", arg,
			    (int)strlen(arg));
	if (i < 0)
		return fail(sc, '?', "unrecognized option '%.*s'", arg,
			    (int)strlen(arg));

	if (value && o->has_arg == no_argument) {
		optopt = o->val;
		return fail(sc, '?', "option '%.*s' doesn't allow an argument",
			    arg, shown);
	}
	if (!value && o->has_arg == required_argument) {
		if (optind >= sc->argc) {
			optopt = o->val;
			return fail(sc, ':', "option '%.*s' requires an "
				    "argument", arg, shown);
		}
		value = sc->argv[optind++];
	}
	optarg = value;
	if (sc->longindex)
		*sc->longindex = i;
	if (!o->flag)
		return o->val;
	*o->flag = o->val;
	return 0;
}

/* Takes the option at optind. */
static int any_option(const struct scan *sc)
{
	char *arg = sc->argv[optind];

	if (sc->longs && !group_pos) {
		if (arg[1] == '-')
			return long_option(sc, arg + 2);
		/* with one dash: unless it can only be a short one */
		if (sc->only && (arg[2] || !strchr(sc->shorts, arg[1])) &&
		    (find_long(sc->longs, arg + 1, strcspn(arg + 1, "=")) !=
		     -1 || !strchr(sc->shorts, arg[1])))
			return long_option(sc, arg + 1);
	}
	return short_option(sc);
}

/* Moves argv[from..from+n) down to argv[to]. */
static void move_down(char **argv, int to, int from, int n)
{
	char *arg;

	for (; n > 0 && to != from; n--, to++, from++) {
		arg = argv[from];
		memmove(argv + to + 1, argv + to,
			(from - to) * sizeof(*argv));
		argv[to] = arg;
	}
}

static int scan_next(struct scan *sc)
{
	char mode = *sc->shorts;
	int first, at, ret;

	if (optind == 0 || optreset) {
		optind = optind ? optind : 1;
		optreset = 0;
		group_pos = 0;
	}
	if (mode == '+' || mode == '-')
		sc->shorts++;
	optarg = NULL;

	/* a lone dash is an operand */
	first = optind;
	for (at = first; at < sc->argc && sc->argv[at]; at++) {
		if (sc->argv[at][0] == '-' && sc->argv[at][1])
			break;
		if (mode == '+')
			return -1;
		if (mode == '-') {
			optarg = sc->argv[optind++];
			return 1;
		}
	}
	if (at >= sc->argc || !sc->argv[at])
		return -1;

	if (!group_pos && !strcmp(sc->argv[at], "--")) {
		move_down(sc->argv, first, at, 1);
		optind = first + 1;
		return -1;
	}
	optind = at;
	ret = any_option(sc);
	move_down(sc->argv, first, at, optind - at);
	optind = first + (optind - at);
	return ret;
}

int getopt_long(int argc, char *const argv[], const char *optstring,
		const struct option *longopts, int *longindex)
{
	struct scan sc = { argc, (char **)argv, optstring, longopts,
			   longindex, false };

	return scan_next(&sc);
}

int getopt_long_only(int argc, char *const argv[], const char *optstring,
		     const struct option *longopts, int *longindex)
{
	struct scan sc = { argc, (char **)argv, optstring, longopts,
			   longindex, true };

	return scan_next(&sc);
}

int getopt(int argc, char *const argv[], const char *optstring)
{
	return getopt_long(argc, argv, optstring, NULL, NULL);
}
