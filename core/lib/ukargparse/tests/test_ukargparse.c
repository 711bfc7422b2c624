/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <string.h>
#include <uk/argparse.h>
#include <uk/test.h>

UK_TESTCASE(ukargparse, words_and_quotes)
{
	char line[] = "a 'b c' \"d\\\"e\" f\\ g";
	char *argv[8];

	UK_TEST_ASSERT(uk_argparse(line, argv, 8) == 4);
	UK_TEST_EXPECT_ZERO(strcmp(argv[0], "a"));
	UK_TEST_EXPECT_ZERO(strcmp(argv[1], "b c"));
	UK_TEST_EXPECT_ZERO(strcmp(argv[2], "d\"e"));
	UK_TEST_EXPECT_ZERO(strcmp(argv[3], "f g"));
}

UK_TESTCASE(ukargparse, fields_and_keys)
{
	char buf[] = "x::y", *list = buf;

	UK_TEST_EXPECT_PTR_EQ(uk_nextarg(&list, ':'), buf);
	UK_TEST_EXPECT_NULL(uk_nextarg(&list, ':'));
	UK_TEST_EXPECT_PTR_EQ(uk_nextarg(&list, ':'), buf + 3);
	UK_TEST_EXPECT_NULL(list);
	UK_TEST_EXPECT_SNUM_EQ(uk_strnkeycmp("key=1", 5, "key", "="), 3);
	UK_TEST_EXPECT_SNUM_LT(uk_strnkeycmp("kez=1", 5, "key", "="), 0);
}

uk_testsuite_register(ukargparse, NULL);
