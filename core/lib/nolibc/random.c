/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Pseudo-random numbers: xorshift64* over one 64-bit word, which lives in the
 * caller's buffer after initstate. The sequence is fixed by the seed and is
 * none of another libc's.
 */
#include <stdlib.h>
#include <stdint.h>
#include <string.h>

static uint64_t default_state = 0x9e3779b97f4a7c15;
static char *current = (char *)&default_state;

/* Spreads a seed over the word; the word must never be 0. */
static uint64_t spread(unsigned int seed)
{
	uint64_t x = (seed + 1ULL) * 0x9e3779b97f4a7c15;

	return x ^ x >> 32 ? x ^ x >> 32 : 1;
}

static int step(char *state)
{
	uint64_t x;

	/* a caller's buffer may lie anywhere */
	memcpy(&x, state, sizeof(x));
	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	memcpy(state, &x, sizeof(x));
	return x * 0x2545f4914f6cdd1d >> 33;
}

long random(void)
{
	return step(current);
}

void srandom(unsigned int seed)
{
	uint64_t x = spread(seed);

	memcpy(current, &x, sizeof(x));
}

char *initstate(unsigned int seed, char *state, size_t n)
{
	char *old = current;

	if (n < sizeof(uint64_t))
		return NULL;
	current = state;
	srandom(seed);
	return old;
}

char *setstate(char *state)
{
	char *old = current;

	current = state;
	return old;
}

int rand(void)
{
	return random();
}

void srand(unsigned int seed)
{
	srandom(seed);
}

int rand_r(unsigned int *seed)
{
	uint64_t x = spread(*seed);
	int r = step((char *)&x);

	*seed = x >> 16;
	return r;
}
