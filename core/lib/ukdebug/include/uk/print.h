/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Kernel and debug messages.
 *
 * uk_pr_crit/err/warn/info go to the kernel console when their level is
 * within the configured one; uk_pr_debug goes to the debug console when
 * LIBUKDEBUG_PRINTD is on or the file (or library) defines UK_DEBUG.
 * What is configured out costs nothing: its arguments are checked by the
 * compiler but never evaluated.
 *
 * A line reads
 *   [secs.usecs] LVL: [lib] <file @ line> text
 * with the time, source and caller parts as configured. The prefix is
 * printed at the start of each line only, so a line may be built from
 * several calls. One message is at most 511 bytes; a longer one is cut
 * and its line ended.
 * Works before everything else and does not allocate. Uses vector registers,
 * so an interrupt handler that prints disturbs what it interrupted.
 */
#ifndef __UK_PRINT_H__
#define __UK_PRINT_H__

#include <stdarg.h>
#include <uk/arch/types.h>
#include <uk/config.h>
#include <uk/libid.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Levels of kernel messages, most important first */
#define KLVL_DEBUG	(-1)
#define KLVL_CRIT	(0)
#define KLVL_ERR	(1)
#define KLVL_WARN	(2)
#define KLVL_INFO	(3)

/* Least important level that is still printed */
#if CONFIG_LIBUKDEBUG_PRINTK_CRIT
#define KLVL_MAX	KLVL_CRIT
#elif CONFIG_LIBUKDEBUG_PRINTK_ERR
#define KLVL_MAX	KLVL_ERR
#elif CONFIG_LIBUKDEBUG_PRINTK_WARN
#define KLVL_MAX	KLVL_WARN
#elif CONFIG_LIBUKDEBUG_PRINTK_INFO
#define KLVL_MAX	KLVL_INFO
#else
#define KLVL_MAX	KLVL_ERR
#endif

#define _UK_PRINT_STR(s)	#s
#define _UK_PRINT_STRINGIFY(s)	_UK_PRINT_STR(s)

#if defined(__LIBNAME__)
#define _UK_PRINT_LIBID		uk_libid_self()
#else
#define _UK_PRINT_LIBID		UKLIBID_NONE
#endif

#if !CONFIG_LIBUKDEBUG_PRINT_SRCNAME
#define __STR_BASENAME__	((const char *) 0)
#elif defined(__BASENAME__)
#define __STR_BASENAME__	_UK_PRINT_STRINGIFY(__BASENAME__)
#else
#define __STR_BASENAME__	__FILE__
#endif

/**
 * Print one message; the macros below are the way to call these.
 * @param lvl      KLVL_*
 * @param libid    library the message is about, or UKLIBID_NONE
 * @param srcname  source file name, NULL for none
 * @param srcline  source line, printed with srcname
 */
void _uk_vprintk(int lvl, __u16 libid, const char *srcname,
		 unsigned int srcline, const char *fmt, va_list ap)
	__attribute__((format(printf, 5, 0)));
void _uk_printk(int lvl, __u16 libid, const char *srcname,
		unsigned int srcline, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
void _uk_vprintd(__u16 libid, const char *srcname, unsigned int srcline,
		 const char *fmt, va_list ap)
	__attribute__((format(printf, 4, 0)));
void _uk_printd(__u16 libid, const char *srcname, unsigned int srcline,
		const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* Swallows a message that is configured out, after checking its format */
static inline __attribute__((format(printf, 1, 2)))
void _uk_print_nothing(const char *fmt __attribute__((unused)), ...)
{
}

#define _UK_PRINT_NEVER(...)						\
	do {								\
		if (0)							\
			_uk_print_nothing(__VA_ARGS__);			\
	} while (0)

/* Runs `call` the first time this line is reached */
#define _UK_PRINT_ONCE(call)						\
	do {								\
		static int _uk_printed;					\
									\
		if (!_uk_printed) {					\
			_uk_printed = 1;				\
			call;						\
		}							\
	} while (0)

#if defined(UK_DEBUG) || CONFIG_LIBUKDEBUG_PRINTD
#define uk_vprintd(fmt, ap)						\
	_uk_vprintd(_UK_PRINT_LIBID, __STR_BASENAME__, __LINE__, fmt, ap)
#define uk_printd(fmt, ...)						\
	_uk_printd(_UK_PRINT_LIBID, __STR_BASENAME__, __LINE__,		\
		   fmt, ##__VA_ARGS__)
#define uk_vprintd_once(fmt, ap)	_UK_PRINT_ONCE(uk_vprintd(fmt, ap))
#define uk_printd_once(fmt, ...)					\
	_UK_PRINT_ONCE(uk_printd(fmt, ##__VA_ARGS__))
#else
#define uk_vprintd(fmt, ap)		do { (void)(ap); } while (0)
#define uk_printd(fmt, ...)		_UK_PRINT_NEVER(fmt, ##__VA_ARGS__)
#define uk_vprintd_once(fmt, ap)	do { (void)(ap); } while (0)
#define uk_printd_once(fmt, ...)	_UK_PRINT_NEVER(fmt, ##__VA_ARGS__)
#endif

#if CONFIG_LIBUKDEBUG_PRINTK
#define uk_vprintk(lvl, fmt, ap)					\
	do {								\
		if ((lvl) <= KLVL_MAX)					\
			_uk_vprintk((lvl), _UK_PRINT_LIBID,		\
				    __STR_BASENAME__, __LINE__, fmt, ap); \
	} while (0)
#define uk_printk(lvl, fmt, ...)					\
	do {								\
		if ((lvl) <= KLVL_MAX)					\
			_uk_printk((lvl), _UK_PRINT_LIBID,		\
				   __STR_BASENAME__, __LINE__,		\
				   fmt, ##__VA_ARGS__);			\
	} while (0)
#define uk_vprintk_once(lvl, fmt, ap)					\
	_UK_PRINT_ONCE(uk_vprintk(lvl, fmt, ap))
#define uk_printk_once(lvl, fmt, ...)					\
	_UK_PRINT_ONCE(uk_printk(lvl, fmt, ##__VA_ARGS__))
#else
#define uk_vprintk(lvl, fmt, ap)	do { (void)(ap); } while (0)
#define uk_printk(lvl, fmt, ...)	_UK_PRINT_NEVER(fmt, ##__VA_ARGS__)
#define uk_vprintk_once(lvl, fmt, ap)	do { (void)(ap); } while (0)
#define uk_printk_once(lvl, fmt, ...)	_UK_PRINT_NEVER(fmt, ##__VA_ARGS__)
#endif

#define uk_pr_debug(fmt, ...)	uk_printd(fmt, ##__VA_ARGS__)
#define uk_pr_info(fmt, ...)	uk_printk(KLVL_INFO, fmt, ##__VA_ARGS__)
#define uk_pr_warn(fmt, ...)	uk_printk(KLVL_WARN, fmt, ##__VA_ARGS__)
#define uk_pr_err(fmt, ...)	uk_printk(KLVL_ERR, fmt, ##__VA_ARGS__)
#define uk_pr_crit(fmt, ...)	uk_printk(KLVL_CRIT, fmt, ##__VA_ARGS__)

#define uk_pr_debug_once(fmt, ...) uk_printd_once(fmt, ##__VA_ARGS__)
#define uk_pr_info_once(fmt, ...)					\
	uk_printk_once(KLVL_INFO, fmt, ##__VA_ARGS__)
#define uk_pr_warn_once(fmt, ...)					\
	uk_printk_once(KLVL_WARN, fmt, ##__VA_ARGS__)
#define uk_pr_err_once(fmt, ...)					\
	uk_printk_once(KLVL_ERR, fmt, ##__VA_ARGS__)
#define uk_pr_crit_once(fmt, ...)					\
	uk_printk_once(KLVL_CRIT, fmt, ##__VA_ARGS__)

/* Says once that the enclosing function does nothing useful. */
#define UK_WARN_STUBBED()	uk_pr_warn_once("%s() stubbed\n", __func__)
#define WARN_STUBBED()		UK_WARN_STUBBED()

#ifdef __cplusplus
}
#endif

#endif /* __UK_PRINT_H__ */
