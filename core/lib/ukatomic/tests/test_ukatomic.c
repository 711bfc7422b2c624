/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <uk/atomic.h>
#include <uk/test.h>

UK_TESTCASE(ukatomic, arithmetic)
{
	__u32 i = 5;

	UK_TEST_EXPECT_SNUM_EQ(uk_fetch_add(&i, 3), 5);
	UK_TEST_EXPECT_SNUM_EQ(uk_sub_fetch(&i, 1), 7);
	UK_TEST_EXPECT_SNUM_EQ(uk_inc(&i), 7);
	UK_TEST_EXPECT_SNUM_EQ(uk_or(&i, 16), 8);
	UK_TEST_EXPECT_SNUM_EQ(uk_load_n(&i), 24);
}

UK_TESTCASE(ukatomic, exchange)
{
	__u64 q = 1;

	UK_TEST_EXPECT_SNUM_EQ(uk_exchange_n(&q, 2), 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_compare_exchange_sync(&q, 2, 3), 3);
	UK_TEST_EXPECT_SNUM_EQ(uk_compare_exchange_sync(&q, 2, 4), 2);
	UK_TEST_EXPECT_SNUM_EQ(q, 3);
}

uk_testsuite_register(ukatomic, NULL);
