/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <uk/alloc.h>
#include <uk/sglist.h>
#include <uk/test.h>

static unsigned char data[10000];

UK_TESTCASE(uksglist, append_split_join)
{
	struct uk_alloc *a = uk_alloc_get_default();
	struct uk_sglist *sg = uk_sglist_alloc(a, 8), *head = NULL;

	UK_TEST_ASSERT(sg);
	UK_TEST_EXPECT_ZERO(uk_sglist_append(sg, data, 6000));
	UK_TEST_EXPECT_ZERO(uk_sglist_append(sg, data + 7000, 3000));
	UK_TEST_EXPECT_SNUM_EQ(uk_sglist_length(sg), 9000);
	UK_TEST_EXPECT_ZERO(uk_sglist_split(sg, &head, a, 6500));
	UK_TEST_ASSERT(head);
	UK_TEST_EXPECT_SNUM_EQ(uk_sglist_length(head), 6500);
	UK_TEST_EXPECT_SNUM_EQ(uk_sglist_length(sg), 2500);
	UK_TEST_EXPECT_ZERO(uk_sglist_join(head, sg));
	UK_TEST_EXPECT_SNUM_EQ(uk_sglist_length(head), 9000);
	uk_sglist_free(head, a);
	uk_sglist_free(sg, a);
}

uk_testsuite_register(uksglist, NULL);
