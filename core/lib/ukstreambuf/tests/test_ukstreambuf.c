/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <string.h>
#include <uk/streambuf.h>
#include <uk/test.h>

UK_TESTCASE(ukstreambuf, texts_join)
{
	char buf[16];
	struct uk_streambuf sb;

	uk_streambuf_init(&sb, buf, sizeof(buf), UK_STREAMBUF_C_TERMSHIFT);
	UK_TEST_EXPECT_SNUM_EQ(uk_streambuf_strcpy(&sb, "test1"), 6);
	UK_TEST_EXPECT_SNUM_EQ(uk_streambuf_printf(&sb, "-%d", 2), 3);
	UK_TEST_EXPECT_ZERO(strcmp(buf, "test1-2"));
	UK_TEST_EXPECT_SNUM_EQ(uk_streambuf_strcpy(&sb, "0123456789"), 9);
	UK_TEST_EXPECT(uk_streambuf_istruncated(&sb));
	UK_TEST_EXPECT_ZERO(strcmp(buf, "test1-201234567"));
}

uk_testsuite_register(ukstreambuf, NULL);
