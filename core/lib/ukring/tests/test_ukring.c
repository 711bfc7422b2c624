/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <uk/alloc.h>
#include <uk/ring.h>
#include <uk/test.h>

UK_TESTCASE(ukring, first_in_first_out)
{
	struct uk_alloc *a = uk_alloc_get_default();
	struct uk_ring *br = uk_ring_alloc(4, a);
	char obj[5];

	UK_TEST_ASSERT(br);
	for (int i = 0; i < 4; i++)
		UK_TEST_EXPECT_ZERO(uk_ring_enqueue(br, &obj[i]));
	UK_TEST_EXPECT_SNUM_EQ(uk_ring_enqueue(br, &obj[4]), -ENOBUFS);
	UK_TEST_EXPECT_PTR_EQ(uk_ring_peek(br), &obj[0]);
	UK_TEST_EXPECT_PTR_EQ(uk_ring_dequeue_sc(br), &obj[0]);
	UK_TEST_EXPECT_PTR_EQ(uk_ring_dequeue_mc(br), &obj[1]);
	UK_TEST_EXPECT_SNUM_EQ(uk_ring_count(br), 2);
	uk_ring_free(br, a);
}

uk_testsuite_register(ukring, NULL);
