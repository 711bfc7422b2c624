/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The default allocator, whichever it is. */
#include <string.h>
#include <uk/alloc.h>
#include <uk/test.h>

UK_TESTCASE(ukalloc, objects_keep_their_contents)
{
	struct uk_alloc *a = uk_alloc_get_default();
	unsigned char *p[40], *q;
	int bad = 0;

	for (int i = 0; i < 40; i++) {
		p[i] = uk_malloc(a, 1 + (__sz)i * 97);
		UK_TEST_ASSERT(p[i]);
		memset(p[i], i, 1 + (__sz)i * 97);
	}
	for (int i = 0; i < 40; i += 2) {
		q = uk_realloc(a, p[i], 5000);
		UK_TEST_ASSERT(q);
		p[i] = q;
	}
	for (int i = 0; i < 40; i++) {
		for (int j = 0; j < 1 + i * 97; j++)
			bad += p[i][j] != i;
		uk_free(a, p[i]);
	}
	UK_TEST_EXPECT_ZERO(bad);
}

UK_TESTCASE(ukalloc, alignment)
{
	struct uk_alloc *a = uk_alloc_get_default();

	for (__sz align = 8; align <= 8192; align *= 2) {
		void *p = uk_memalign(a, align, 100);

		UK_TEST_ASSERT(p);
		UK_TEST_EXPECT_ZERO((__uptr)p % align);
		uk_free(a, p);
	}
}

UK_TESTCASE(ukalloc, impossible_requests_fail)
{
	struct uk_alloc *a = uk_alloc_get_default();
	void *p;

	UK_TEST_EXPECT_NULL(uk_malloc(a, ~0UL));
	UK_TEST_EXPECT_NULL(uk_calloc(a, 1UL << 40, 1UL << 40));
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(a, &p, 24, 8), EINVAL);
	UK_TEST_EXPECT_NULL(uk_malloc(NULL, 1));
}

uk_testsuite_register(ukalloc, NULL);
