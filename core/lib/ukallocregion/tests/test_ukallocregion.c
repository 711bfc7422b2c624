/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <string.h>
#include <uk/alloc.h>
#include <uk/allocregion.h>
#include <uk/test.h>

static char mem[2000];

UK_TESTCASE(ukallocregion, bounded)
{
	struct uk_alloc *a = uk_allocregion_init(mem, sizeof(mem));
	char *p, *q;

	UK_TEST_ASSERT(a);
	p = uk_malloc(a, 100);
	UK_TEST_ASSERT(p);
	memset(p, 5, 100);
	UK_TEST_ASSERT(uk_malloc(a, 1));
	q = uk_realloc(a, p, 200);
	UK_TEST_ASSERT(q);
	UK_TEST_EXPECT_BYTES_EQ(p, q, 100);
	UK_TEST_EXPECT_NULL(uk_malloc(a, sizeof(mem)));
}

uk_testsuite_register(ukallocregion, NULL);
