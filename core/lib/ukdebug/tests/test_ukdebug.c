/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <string.h>
#include <uk/assert.h>
#include <uk/hexdump.h>
#include <uk/print.h>
#include <uk/test.h>

UK_TESTCASE(ukdebug, hexdump)
{
	char out[64];

	uk_hexdumpsn(out, sizeof(out), "abcde", 5, 0x10,
		     UK_HXDF_ADDR | UK_HXDF_GRPWORD, 2, "> ");
	UK_TEST_EXPECT_ZERO(strcmp(out, "> 00000010  6162 6364\n"
					"> 00000014  65\n"));
}

UK_TESTCASE(ukdebug, assertions_that_hold)
{
	int evaluated = 0;

	UK_ASSERT(++evaluated);
	UK_BUGON(!++evaluated);
#if CONFIG_LIBUKDEBUG_ENABLE_ASSERT
	UK_TEST_EXPECT_SNUM_EQ(evaluated, 2);
#else
	UK_TEST_EXPECT_ZERO(evaluated);
#endif
}

UK_TESTCASE(ukdebug, levels_that_are_off_evaluate_nothing)
{
	int evaluated = 0;

	uk_printk(KLVL_MAX + 1, "%d\n", ++evaluated);
	UK_TEST_EXPECT_ZERO(evaluated);
}

uk_testsuite_register(ukdebug, NULL);
