/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <uk/alloc.h>
#include <uk/alloc_impl.h>
#include <uk/allocbbuddy.h>
#include <uk/test.h>

#define PAGE	4096UL

/* A second heap inside a piece of the first; it stays registered */
static struct uk_alloc *a;
static long avail;

static int set_up(struct uk_testsuite *suite __attribute__((unused)))
{
	void *mem = uk_palloc(uk_alloc_get_default(), 33);

	a = mem ? uk_allocbbuddy_init(mem, 33 * PAGE) : NULL;
	avail = uk_alloc_pavailmem(a);
	return !a;
}

UK_TESTCASE(ukallocbbuddy, every_page_once)
{
	void *p[32];
	int n;

	UK_TEST_EXPECT_SNUM_EQ(avail, 32);
	for (n = 0; n < 32; n++) {
		p[n] = uk_palloc(a, 1);
		UK_TEST_ASSERT(p[n]);
	}
	UK_TEST_EXPECT_NULL(uk_palloc(a, 1));
	for (n = 0; n < 32; n += 2)
		uk_pfree(a, p[n], 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pmaxalloc(a), 1);
	for (n = 1; n < 32; n += 2)
		uk_pfree(a, p[n], 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem(a), avail);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pmaxalloc(a), avail);
}

UK_TESTCASE(ukallocbbuddy, exact_page_counts)
{
	void *p = uk_palloc(a, 21), *q = uk_palloc(a, 11);

	UK_TEST_ASSERT(p && q);
	UK_TEST_EXPECT_ZERO(uk_alloc_pavailmem(a));
	uk_pfree(a, p, 21);
	uk_pfree(a, q, 11);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pmaxalloc(a), avail);
}

UK_TESTCASE(ukallocbbuddy, small_objects_share_pages)
{
	void *p = uk_malloc(a, 40), *q = uk_malloc(a, 40);

	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem(a), avail - 1);
	uk_free(a, p);
	uk_free(a, q);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem(a), avail);
}

uk_testsuite_register(ukallocbbuddy, set_up);
