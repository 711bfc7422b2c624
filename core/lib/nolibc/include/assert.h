/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * assert() goes to UK_ASSERT of ukdebug if LIBNOLIBC_UKDEBUG_ASSERT is set,
 * otherwise it prints its expression and aborts. No include guard: the header
 * may be included again after NDEBUG changed.
 */
#include <uk/config.h>
#include <uk/compiler.h>

#undef assert

#ifdef NDEBUG
#define assert(x) ((void)0)
#elif CONFIG_LIBNOLIBC_UKDEBUG_ASSERT
#include <uk/assert.h>
#define assert(x) __extension__({ UK_ASSERT(x); (void)0; })
#else
#ifdef __cplusplus
extern "C" {
#endif
void __assert_fail(const char *expr, const char *file, int line,
		   const char *func) __noreturn;
#ifdef __cplusplus
}
#endif
#define assert(x) \
	((x) ? (void)0 : __assert_fail(#x, __FILE__, __LINE__, __func__))
#endif

#if !defined(__cplusplus) && !defined(static_assert)
#define static_assert _Static_assert
#endif
