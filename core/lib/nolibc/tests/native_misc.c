/* native: */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Sorting, searching, random numbers, texts of errors, byte order. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>

#include "check.h"

static void (*const host_qsort)(void *, size_t, size_t,
				int (*)(const void *, const void *)) = qsort;
static char *(*const host_strerror)(int) = strerror;
static char *(*const host_strsignal)(int) = strsignal;
static uint16_t (*const host_htons)(uint16_t) = htons;
static uint32_t (*const host_htonl)(uint32_t) = htonl;

size_t strlcpy(char *dst, const char *src, size_t n);

#define qsort nl_qsort
#define qsort_r nl_qsort_r
#define bsearch nl_bsearch
#define random nl_random
#define srandom nl_srandom
#define initstate nl_initstate
#define setstate nl_setstate
#define rand nl_rand
#define srand nl_srand
#define rand_r nl_rand_r
#define strerror nl_strerror
#define strerror_r nl_strerror_r
#define strsignal nl_strsignal
#define psignal nl_psignal
#define strlcpy nl_strlcpy
#undef htons
#undef ntohs
#undef htonl
#undef ntohl
#define htons nl_htons
#define ntohs nl_ntohs
#define htonl nl_htonl
#define ntohl nl_ntohl

/* Only for strerror_r here; tested with the strings. */
static size_t nl_strlcpy(char *dst, const char *src, size_t n)
{
	snprintf(dst, n, "%s", src);
	return strlen(src);
}

#include "../qsort.c"
#include "../random.c"
#include "../strerror.c"
#include "../inet.c"

static size_t element_size;
static int compares;

static int by_bytes(const void *a, const void *b)
{
	compares++;
	return memcmp(a, b, element_size);
}

static int by_bytes_down(const void *a, const void *b, void *arg)
{
	CHECK(arg == &compares, "argument");
	return -memcmp(a, b, element_size);
}

static void sorting(void)
{
	static char a[4000], b[4000];
	size_t i, j, n;

	for (i = 0; i < 3000; i++) {
		element_size = 1 + below(20);
		n = below(sizeof(a) / element_size);
		for (j = 0; j < n * element_size; j++)
			a[j] = i % 3 == 0 ? 0 : i % 3 == 1 ? (char)j
							    : (char)rnd();
		memcpy(b, a, sizeof(a));
		compares = 0;
		nl_qsort(a, n, element_size, by_bytes);
		/* n log n: log2(4000) < 12, and building the heap */
		CHECK(compares <= (int)n * 16, "%d for %zu", compares, n);
		host_qsort(b, n, element_size, by_bytes);
		CHECK(!memcmp(a, b, n * element_size), "n %zu size %zu", n,
		      element_size);
		for (j = 0; j < n; j++)
			CHECK(nl_bsearch(a + j * element_size, a, n,
					 element_size, by_bytes) &&
			      !memcmp(nl_bsearch(a + j * element_size, a, n,
						 element_size, by_bytes),
				      a + j * element_size, element_size),
			      "bsearch");
		nl_qsort_r(a, n, element_size, by_bytes_down, &compares);
		for (j = 1; j < n; j++)
			CHECK(memcmp(a + (j - 1) * element_size,
				     a + j * element_size, element_size) >= 0,
			      "qsort_r");
	}
	element_size = 1;
	memcpy(a, "bdf", 3);
	CHECK(!nl_bsearch("a", a, 3, 1, by_bytes) &&
	      !nl_bsearch("c", a, 3, 1, by_bytes) &&
	      !nl_bsearch("g", a, 3, 1, by_bytes) &&
	      !nl_bsearch("b", a, 0, 1, by_bytes), "absent");
}

static void randomness(void)
{
	char state[33], *old;
	long first[8], v;
	int i, ones = 0;
	unsigned int seed = 5, again = 5;

	nl_srandom(7);
	for (i = 0; i < 8; i++)
		first[i] = nl_random();
	nl_srandom(7);
	for (i = 0; i < 8; i++)
		CHECK(nl_random() == first[i], "repeat");
	nl_srandom(8);
	CHECK(nl_random() != first[0], "another seed");

	for (i = 0; i < 10000; i++) {
		v = nl_random();
		CHECK(v >= 0 && v <= 0x7fffffff, "%ld", v);
		ones += __builtin_popcountl(v);
	}
	CHECK(ones > 154000 && ones < 156000, "%d bits set", ones);

	/* an odd address, to be moved away from and back to */
	old = nl_initstate(7, state + 1, 32);
	CHECK(old && !nl_initstate(7, state, 7), "initstate");
	CHECK(nl_random() == first[0], "state");
	CHECK(nl_setstate(old) == state + 1, "setstate");
	nl_random();
	CHECK(nl_setstate(state + 1) == old, "setstate back");
	CHECK(nl_random() == first[1], "state kept");

	CHECK(nl_rand_r(&seed) == nl_rand_r(&again) && seed == again, "rand_r");
	CHECK(nl_rand_r(&seed) != nl_rand_r(&again) || seed == again, "seed");
	nl_srand(1);
	CHECK(nl_rand() >= 0, "rand");
}

static void error_texts(void)
{
	char want[64], buf[8];
	int i, known = 0;

	for (i = -1; i < 140; i++) {
		snprintf(want, sizeof(want), "Unknown error %d", i);
		if (!strcmp(nl_strerror(i), want))
			continue;
		known++;
		CHECK(!strcmp(nl_strerror(i), host_strerror(i)), "%d: %s", i,
		      nl_strerror(i));
	}
	CHECK(known > 70, "%d texts", known);
	for (i = -1; i < 40; i++) {
		snprintf(want, sizeof(want), "Unknown signal %d", i);
		CHECK(!strcmp(nl_strsignal(i), i > 0 && i < 32
			      ? host_strsignal(i) : want), "signal %d", i);
	}
	CHECK(nl_strerror_r(EIO, buf, sizeof(buf)) == ERANGE &&
	      !strcmp(buf, "Input/o"), "%s", buf);
}

static void byte_order(void)
{
	int i;

	for (i = 0; i < 1000; i++) {
		uint32_t v = rnd();

		CHECK(nl_htonl(v) == host_htonl(v) && nl_ntohl(nl_htonl(v)) == v
		      && nl_htons(v) == host_htons(v) &&
		      nl_ntohs(nl_htons(v)) == (uint16_t)v, "%x", v);
	}
}

int main(void)
{
	sorting();
	randomness();
	error_texts();
	byte_order();
	return 0;
}
