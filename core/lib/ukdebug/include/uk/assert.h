/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Assertions: a programmer's mistake prints one critical line and ends the
 * machine as crashed. Without LIBUKDEBUG_ENABLE_ASSERT the conditions are
 * compiled but never evaluated; UK_CRASH always ends the machine.
 */
#ifndef __UK_ASSERT_H__
#define __UK_ASSERT_H__

#include <uk/arch/types.h>
#include <uk/config.h>
#include <uk/plat/bootstrap.h>
#include <uk/print.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Prints "Assertion failure: <text>" as a critical kernel message and calls
 * ukplat_terminate(UKPLAT_CRASH). Use the macros below.
 */
void _uk_assert_fail(__u16 libid, const char *srcname, unsigned int srcline,
		     const char *text) __attribute__((noreturn, cold));

/** Prints "Condition warning: <text>" as a kernel warning and returns. */
void _uk_warnif(__u16 libid, const char *srcname, unsigned int srcline,
		const char *text) __attribute__((cold));

/* Prints a critical message, then ends the machine as crashed. */
#define UK_CRASH(fmt, ...)						\
	do {								\
		uk_pr_crit(fmt, ##__VA_ARGS__);				\
		ukplat_terminate(UKPLAT_CRASH);				\
	} while (0)

#if CONFIG_LIBUKDEBUG_ENABLE_ASSERT
#if CONFIG_LIBUKDEBUG_PRINTK
#define _UK_ASSERT_ARGS(text)						\
	_UK_PRINT_LIBID, __STR_BASENAME__, __LINE__, text
#else
#define _UK_ASSERT_ARGS(text)	UKLIBID_NONE, 0, 0, 0
#endif

/* Ends the machine if `x` is true. */
#define UK_BUGON(x)							\
	do {								\
		if (__builtin_expect(!!(x), 0))				\
			_uk_assert_fail(_UK_ASSERT_ARGS("!(" #x ")"));	\
	} while (0)

/* Ends the machine. */
#define UK_BUG()							\
	do {								\
		_uk_assert_fail(_UK_ASSERT_ARGS("Unreachable"));	\
	} while (0)

/* Ends the machine unless `x` is true. */
#define UK_ASSERT(x)							\
	do {								\
		if (__builtin_expect(!(x), 0))				\
			_uk_assert_fail(_UK_ASSERT_ARGS(#x));		\
	} while (0)

/* Prints a warning if `x` is true. */
#define UK_WARNIF(x)							\
	do {								\
		if (__builtin_expect(!!(x), 0))				\
			_uk_warnif(_UK_ASSERT_ARGS(#x));		\
	} while (0)
#else
#define UK_BUGON(x)	do { if (0 && (x)) { } } while (0)
#define UK_BUG()	do { } while (0)
#define UK_ASSERT(x)	do { if (0 && (x)) { } } while (0)
#define UK_WARNIF(x)	do { if (0 && (x)) { } } while (0)
#endif

#ifdef __cplusplus
}
#endif

#endif /* __UK_ASSERT_H__ */
