/* native: ../test.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c ; -DCONFIG_LIBUKTEST_LOG_TESTS=1 -DCONFIG_LIBUKTEST_LOG_STATS=1 -Wl,-T,../test.ld */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* What a run prints and counts. */
#include <native.h>
#include <uk/test.h>

static int set_up_result;

static int set_up(struct uk_testsuite *suite)
{
	CHECK_TEXT(suite->name, "mixed");
	return set_up_result;
}

UK_TESTCASE(good, first)
{
	UK_TEST_EXPECT(1);
}

UK_TESTCASE(mixed, numbers)
{
	UK_TEST_EXPECT_SNUM_EQ(1 + 1, 3);
	UK_TEST_EXPECT_SNUM_GT(1, -1);
	UK_TEST_EXPECT_ZERO(-7);
}

UK_TESTCASE(mixed, passes)
{
	UK_TEST_EXPECT_NULL(NULL);
}

UK_TESTCASE(mixed, assertion_ends_it)
{
	UK_TEST_ASSERT(2 < 1);
	UK_TEST_EXPECT(0);
}

UK_TESTCASE(good, second)
{
	UK_TEST_EXPECT_NOT_NULL("");
}

uk_testsuite_register(good, NULL);
uk_testsuite_register(mixed, set_up);

int main(void)
{
	CHECK(uk_testsuite_run(&uk_testsuite_good) == 0);
	CHECK_TEXT(native_coutk, "test: good: first: ok\n"
				 "test: good: second: ok\n"
				 "test: good: 2 of 2 passed\n");
	CHECK(uk_test_failures() == 0);
	native_coutk[0] = '\0';
	CHECK(uk_testsuite_run(&uk_testsuite_mixed) == 2);
	CHECK_TEXT(native_coutk,
		"test: mixed: numbers: native_test.c:23: expected 1 + 1 == 3,"
		" found 2 and 3\n"
		"test: mixed: numbers: native_test.c:25: expected -7 == 0,"
		" found -7 and 0\n"
		"test: mixed: numbers: FAILED\n"
		"test: mixed: passes: ok\n"
		"test: mixed: assertion_ends_it: native_test.c:35: expected"
		" 2 < 1\n"
		"test: mixed: assertion_ends_it: FAILED\n"
		"test: mixed: 1 of 3 FAILED\n");
	CHECK(uk_test_failures() == 2);
	native_coutk[0] = '\0';
	set_up_result = -5;
	CHECK(uk_testsuite_run(&uk_testsuite_mixed) == 3);
	CHECK_TEXT(native_coutk, "test: mixed: set-up failed with -5\n"
				 "test: mixed: 0 of 3 FAILED\n");
	CHECK(uk_test_failures() == 5);
	return 0;
}
