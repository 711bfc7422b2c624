/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Command-line options. Operands are moved behind the options while scanning,
 * unless optstring begins with "+" (stop at the first one) or "-" (hand each
 * one out as option 1).
 */
#ifndef __NOLIBC_GETOPT_H__
#define __NOLIBC_GETOPT_H__

struct option {
	const char *name;
	int has_arg;
	int *flag;	/* if set, *flag = val and 0 is returned */
	int val;
};

#define no_argument 0
#define required_argument 1
#define optional_argument 2

#ifdef __cplusplus
extern "C" {
#endif

extern char *optarg;
extern int optind, opterr, optopt, optreset;

int getopt(int argc, char *const argv[], const char *optstring);
int getopt_long(int argc, char *const argv[], const char *optstring,
		const struct option *longopts, int *longindex);
int getopt_long_only(int argc, char *const argv[], const char *optstring,
		     const struct option *longopts, int *longindex);

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_GETOPT_H__ */
