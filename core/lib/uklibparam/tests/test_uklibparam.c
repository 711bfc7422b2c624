/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <errno.h>
#include <string.h>
#include <uk/libparam.h>
#include <uk/test.h>

static int level;
static char *names[2];

UK_LIBPARAM_PARAM(level, int, "Only for the test of uklibparam");
UK_LIBPARAM_PARAM_ARR(names, charp, 2, "Only for the test of uklibparam");

/* The parser takes the words as the boot code found them */
static char words[][32] = {
	"uklibparam.level=-3", "uklibparam.names=[", "a", "b", "]", "--",
	"uklibparam.level=9",
};

UK_TESTCASE(uklibparam, parameters_reach_their_variables)
{
	char *argv[7];

	for (int i = 0; i < 7; i++)
		argv[i] = words[i];
	UK_TEST_EXPECT_SNUM_EQ(
		uk_libparam_parse(7, argv, UK_LIBPARAM_F_SCAN), 5);
	UK_TEST_EXPECT_ZERO(level);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_libparam_parse(7, argv, UK_LIBPARAM_F_STRICT), 5);
	UK_TEST_EXPECT_SNUM_EQ(level, -3);
	UK_TEST_EXPECT_PTR_EQ(names[0], words[2]);
	UK_TEST_EXPECT_PTR_EQ(names[1], words[3]);
}

uk_testsuite_register(uklibparam, NULL);
