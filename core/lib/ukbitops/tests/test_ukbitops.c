/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <uk/bitmap.h>
#include <uk/bitops.h>
#include <uk/test.h>

UK_TESTCASE(ukbitops, single_bits_and_searches)
{
	UK_DECLARE_BITMAP(map, 130) = { 0 };

	uk_set_bit(129, map);
	UK_TEST_EXPECT_SNUM_EQ(uk_find_first_bit(map, 130), 129);
	UK_TEST_EXPECT_SNUM_EQ(uk_find_first_bit(map, 129), 129);
	UK_TEST_EXPECT_NOT_ZERO(uk_test_and_clear_bit(129, map));
	UK_TEST_EXPECT_ZERO(uk_test_bit(129, map));
	UK_TEST_EXPECT(uk_bitmap_empty(map, 130));
}

UK_TESTCASE(ukbitops, bitmaps)
{
	UK_DECLARE_BITMAP(map, 130);

	uk_bitmap_fill(map, 130);
	UK_TEST_EXPECT(uk_bitmap_full(map, 130));
	uk_bitmap_clear(map, 60, 10);
	UK_TEST_EXPECT_SNUM_EQ(uk_bitmap_weight(map, 130), 120);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_bitmap_find_next_zero_area(map, 130, 0, 4, 3), 60);
	UK_TEST_EXPECT_SNUM_EQ(uk_find_next_bit(map, 130, 60), 70);
}

uk_testsuite_register(ukbitops, NULL);
