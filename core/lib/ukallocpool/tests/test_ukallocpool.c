/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <uk/alloc.h>
#include <uk/allocpool.h>
#include <uk/test.h>

UK_TESTCASE(ukallocpool, take_and_return)
{
	struct uk_allocpool *p;
	void *obj[4];

	p = uk_allocpool_alloc(uk_alloc_get_default(), 3, 50, 64);
	UK_TEST_ASSERT(p);
	UK_TEST_EXPECT_SNUM_EQ(uk_allocpool_take_batch(p, obj, 4), 3);
	UK_TEST_EXPECT_NULL(uk_allocpool_take(p));
	UK_TEST_EXPECT_ZERO((__uptr)obj[2] % 64);
	uk_allocpool_return_batch(p, obj, 3);
	UK_TEST_EXPECT_SNUM_EQ(uk_allocpool_availcount(p), 3);
	uk_allocpool_free(p);
}

uk_testsuite_register(ukallocpool, NULL);
