/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <uk/test.h>
#include <uk/timeconv.h>
#include <uk/timeutil.h>

UK_TESTCASE(uktimeconv, dates)
{
	struct uktimeconv_bmkclock epoch = { 1970, 1, 1, 0, 0, 0 };
	struct uktimeconv_bmkclock leap = { 2024, 2, 29, 12, 30, 15 };

	UK_TEST_EXPECT_ZERO(uktimeconv_bmkclock_to_nsec(&epoch));
	UK_TEST_EXPECT_SNUM_EQ(uktimeconv_bmkclock_to_nsec(&leap),
			       1709209815000000000LL);
}

UK_TESTCASE(uktimeconv, specs)
{
	struct timespec a = uk_time_spec_from_nsec(1999999999);
	struct timespec b = uk_time_spec_from_nsec(2);
	struct timespec sum = uk_time_spec_sum(&a, &b);

	UK_TEST_EXPECT_SNUM_EQ(sum.tv_sec, 2);
	UK_TEST_EXPECT_SNUM_EQ(sum.tv_nsec, 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_time_spec_nsecdiff(&a, &b), -1999999997);
}

uk_testsuite_register(uktimeconv, NULL);
