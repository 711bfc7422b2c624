/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The expectations when they are met. What happens when one is not, is
 * tested natively: a failure here would fail the image.
 */
#include <uk/test.h>

static int prepared;

static int set_up(struct uk_testsuite *suite)
{
	prepared = suite->name != NULL;
	return 0;
}

UK_TESTCASE(uktest, expectations)
{
	UK_TEST_EXPECT(prepared);
	UK_TEST_EXPECT_NULL(NULL);
	UK_TEST_EXPECT_NOT_NULL(&prepared);
	UK_TEST_EXPECT_PTR_EQ(&prepared, &prepared);
	UK_TEST_EXPECT_ZERO(0);
	UK_TEST_EXPECT_NOT_ZERO(-1);
	UK_TEST_EXPECT_BYTES_EQ("abc", "abd", 2);
	UK_TEST_EXPECT_SNUM_EQ(-1, -1);
	UK_TEST_EXPECT_SNUM_NQ(-1, 1);
	UK_TEST_EXPECT_SNUM_GT(1, -1);
	UK_TEST_EXPECT_SNUM_GE(1, 1);
	UK_TEST_EXPECT_SNUM_LT(-1, 1);
	UK_TEST_EXPECT_SNUM_LE(-1, 1);
}

uk_testsuite_register(uktest, set_up);
