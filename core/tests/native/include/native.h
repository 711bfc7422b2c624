/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * What native tests share: a check that ends the test, pseudo-random numbers
 * that are the same in every run, and the platform as stubs.c replaces it.
 */
#ifndef NATIVE_H
#define NATIVE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(cond)							\
	do {								\
		if (!(cond)) {						\
			fprintf(stderr, "%s:%d: check failed: %s\n",	\
				__FILE__, __LINE__, #cond);		\
			exit(1);					\
		}							\
	} while (0)

/* Checks two texts and shows both if they differ. */
#define CHECK_TEXT(found, expected)					\
	do {								\
		const char *found_ = (found), *expected_ = (expected);	\
									\
		if (strcmp(found_, expected_)) {			\
			fprintf(stderr, "%s:%d: found:\n%s\nexpected:\n%s\n", \
				__FILE__, __LINE__, found_, expected_);	\
			exit(1);					\
		}							\
	} while (0)

/* A number below `n` (> 0), splitmix64 from a fixed seed. */
static unsigned long native_random_state = 0x6b696c6e;

static inline unsigned long native_random(unsigned long n)
{
	unsigned long z = native_random_state += 0x9e3779b97f4a7c15UL;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9UL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebUL;
	return (z ^ (z >> 31)) % n;
}

/* What went to the consoles; tests may clear them. Ended by a zero byte. */
extern char native_coutk[65536];
extern char native_coutd[65536];

/* The monotonic clock, in nanoseconds. */
extern unsigned long native_clock;

#endif /* NATIVE_H */
