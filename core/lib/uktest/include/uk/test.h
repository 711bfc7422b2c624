/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Unit tests that run inside the image.
 *
 *   UK_TESTCASE(math, adds_small_numbers)
 *   {
 *           UK_TEST_EXPECT_SNUM_EQ(add(1, 2), 3);
 *   }
 *   uk_testsuite_register(math, NULL);
 *
 * With LIBUKTEST_ALL every suite runs during boot, before main. The console
 * then shows, each on a line of its own:
 *   test: SUITE: CASE: ok                      (with LIBUKTEST_LOG_TESTS)
 *   test: SUITE: CASE: FAILED
 *   test: SUITE: CASE: FILE:LINE: expected A == B, found 3 and 4
 *   test: SUITE: N of M passed
 *   test: all: N of M passed                   (the verdict, once)
 * The last two say FAILED instead of passed unless N is M; they count cases.
 * An application that is all tests returns uk_test_failures() from main.
 */
#ifndef __UK_TEST_H__
#define __UK_TEST_H__

#include <stddef.h>
#include <string.h>
#include <uk/arch/types.h>
#include <uk/config.h>
#include <uk/init.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_testsuite;

/** One test case, in the table of all cases (section .uk_testtab_*). */
struct uk_testcase {
	const char *suite;
	const char *name;
	void (*func)(void);
};

struct uk_testsuite {
	const char *name;
	/* called before the first case, may be NULL; nonzero fails the suite */
	int (*init)(struct uk_testsuite *suite);
};

/* How two numbers may compare */
enum uk_test_op {
	UK_TEST_OP_EQ, UK_TEST_OP_NQ, UK_TEST_OP_GT, UK_TEST_OP_GE,
	UK_TEST_OP_LT, UK_TEST_OP_LE,
};

/** Run the cases of one suite and print the results: cases that failed. */
int uk_testsuite_run(struct uk_testsuite *suite);

/** Cases that failed so far, in all suites. */
unsigned int uk_test_failures(void);

/* Results of expectations; nonzero if it was met. Use the macros. */
int _uk_test_check(int ok, const char *file, int line, const char *text);
int _uk_test_check_snum(__s64 a, __s64 b, enum uk_test_op op,
			const char *file, int line, const char *text);
int _uk_test_check_ptr(const void *a, const void *b, int equal,
		       const char *file, int line, const char *text);

/**
 * Define a test case: a function body without arguments and result. An
 * expectation that is not met fails the case and lets it go on; an assertion
 * that is not met ends it.
 */
#define UK_TESTCASE(suite_, name_)					\
	static void uk_test_##suite_##_##name_(void);			\
	static const struct uk_testcase					\
	__attribute__((used, no_reorder, aligned(8),			\
		       section(".uk_testtab_" #suite_)))		\
	uk_testcase_##suite_##_##name_ = {				\
		#suite_, #name_, uk_test_##suite_##_##name_		\
	};								\
	static void uk_test_##suite_##_##name_(void)

#define _UK_TESTSUITE(suite_, init_)					\
	static struct uk_testsuite uk_testsuite_##suite_ = {		\
		#suite_, init_						\
	}

#if CONFIG_LIBUKTEST_ALL
/** Run the suite during boot. `init` is its set-up function or NULL. */
#define uk_testsuite_register(suite_, init_)				\
	_UK_TESTSUITE(suite_, init_);					\
	static int uk_testsuite_initcall_##suite_(			\
		struct uk_init_ctx *ctx __attribute__((unused)))	\
	{								\
		uk_testsuite_run(&uk_testsuite_##suite_);		\
		return 0;						\
	}								\
	uk_late_initcall_prio(uk_testsuite_initcall_##suite_, 0, 8)
#else
#define uk_testsuite_register(suite_, init_)				\
	__attribute__((used)) _UK_TESTSUITE(suite_, init_)
#endif

#define _UK_TEST_HERE(text)	__FILE_NAME__, __LINE__, text

#define UK_TEST_EXPECT(cond)						\
	((void)_uk_test_check(!!(cond), _UK_TEST_HERE(#cond)))
#define UK_TEST_EXPECT_NULL(ptr)					\
	((void)_uk_test_check_ptr((ptr), NULL, 1,			\
				  _UK_TEST_HERE(#ptr " == NULL")))
#define UK_TEST_EXPECT_NOT_NULL(ptr)					\
	((void)_uk_test_check_ptr((ptr), NULL, 0,			\
				  _UK_TEST_HERE(#ptr " != NULL")))
#define UK_TEST_EXPECT_PTR_EQ(a, b)					\
	((void)_uk_test_check_ptr((a), (b), 1,				\
				  _UK_TEST_HERE(#a " == " #b)))
#define UK_TEST_EXPECT_PTR_NQ(a, b)					\
	((void)_uk_test_check_ptr((a), (b), 0,				\
				  _UK_TEST_HERE(#a " != " #b)))
#define UK_TEST_EXPECT_BYTES_EQ(a, b, size)				\
	((void)_uk_test_check(!memcmp((a), (b), (size)),		\
			      _UK_TEST_HERE("bytes of " #a " == " #b)))

#define _UK_TEST_SNUM(a, b, op, text)					\
	_uk_test_check_snum((__s64)(a), (__s64)(b), op,			\
			    _UK_TEST_HERE(text))
#define UK_TEST_EXPECT_ZERO(a)						\
	((void)_UK_TEST_SNUM(a, 0, UK_TEST_OP_EQ, #a " == 0"))
#define UK_TEST_EXPECT_NOT_ZERO(a)					\
	((void)_UK_TEST_SNUM(a, 0, UK_TEST_OP_NQ, #a " != 0"))
#define UK_TEST_EXPECT_SNUM_EQ(a, b)					\
	((void)_UK_TEST_SNUM(a, b, UK_TEST_OP_EQ, #a " == " #b))
#define UK_TEST_EXPECT_SNUM_NQ(a, b)					\
	((void)_UK_TEST_SNUM(a, b, UK_TEST_OP_NQ, #a " != " #b))
#define UK_TEST_EXPECT_SNUM_GT(a, b)					\
	((void)_UK_TEST_SNUM(a, b, UK_TEST_OP_GT, #a " > " #b))
#define UK_TEST_EXPECT_SNUM_GE(a, b)					\
	((void)_UK_TEST_SNUM(a, b, UK_TEST_OP_GE, #a " >= " #b))
#define UK_TEST_EXPECT_SNUM_LT(a, b)					\
	((void)_UK_TEST_SNUM(a, b, UK_TEST_OP_LT, #a " < " #b))
#define UK_TEST_EXPECT_SNUM_LE(a, b)					\
	((void)_UK_TEST_SNUM(a, b, UK_TEST_OP_LE, #a " <= " #b))

#define UK_TEST_ASSERT(cond)						\
	do {								\
		if (!_uk_test_check(!!(cond), _UK_TEST_HERE(#cond)))	\
			return;						\
	} while (0)

#ifdef __cplusplus
}
#endif

#endif /* __UK_TEST_H__ */
