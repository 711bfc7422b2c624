/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* What every native test needs: a check that names itself, fixed randomness. */
#ifndef NOLIBC_TESTS_CHECK_H
#define NOLIBC_TESTS_CHECK_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Ends the test with a message unless the condition holds. */
#define CHECK(cond, ...)						\
	do {								\
		if (!(cond)) {						\
			fprintf(stderr, "%s:%d: %s: ", __FILE__,	\
				__LINE__, #cond);			\
			fprintf(stderr, __VA_ARGS__);			\
			fputc('\n', stderr);				\
			exit(1);					\
		}							\
	} while (0)

/* A random number; the sequence is the same in every run. */
static inline uint64_t rnd(void)
{
	static uint64_t x = 88172645463325252ULL;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return x;
}

/* A random number below n. */
static inline uint64_t below(uint64_t n)
{
	return rnd() % n;
}

/* A random number with a random number of significant bits. */
static inline uint64_t rnd_bits(void)
{
	return rnd() >> below(64);
}

#endif /* NOLIBC_TESTS_CHECK_H */
