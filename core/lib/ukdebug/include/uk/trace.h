/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Tracepoints: records of what happened when, in a memory buffer.
 *
 *   #define UK_DEBUG_TRACE
 *   #include <uk/trace.h>
 *   UK_TRACEPOINT(trace_open, "\"%s\" %d", const char *, int);
 *   ... trace_open(path, flags);
 *
 * A tracepoint is active when LIBUKDEBUG_TRACEPOINTS is on and the file
 * defines UK_DEBUG_TRACE before including this (or
 * LIBUKDEBUG_ALL_TRACEPOINTS is on); otherwise calls vanish.
 *
 * Up to seven arguments: integers and pointers, kept as they are, and
 * char pointers, kept as text (cut to 255 bytes). Recording stops when
 * the buffer is full. Read the records with a debugger or from a memory
 * dump, the definitions from the debug image (section
 * .uk_tracepoints_list). A record is struct uk_tracepoint_header, then for
 * each argument its bytes or, for text, one length byte and the characters.
 */
#ifndef __UK_TRACE_H__
#define __UK_TRACE_H__

#include <stdint.h>
#include <stddef.h>
#include <uk/arch/time.h>
#include <uk/arch/types.h>
#include <uk/config.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UK_TP_HEADER_MAGIC	0x64685254	/* "TRhd" */
#define UK_TP_DEF_MAGIC		0x65645054	/* "TPde" */

#define _UK_TRACE_MAX_ARGS	7

enum uk_trace_arg_type {
	UK_TRACE_ARG_INT = 0,
	UK_TRACE_ARG_STRING = 1,
};

/** Start of a record; `size` bytes of arguments follow. */
struct uk_tracepoint_header {
	__u32 magic;	/* UK_TP_HEADER_MAGIC */
	__u32 size;
	__nsec time;
	const void *cookie;	/* address of the definition */
};

/** A definition, in section .uk_tracepoints_list. */
struct uk_tracepoint_def {
	__u32 magic;	/* UK_TP_DEF_MAGIC */
	__u32 size;	/* of this structure */
	__u64 cookie;	/* address of this structure */
	const char *name;
	const char *format;
	__u8 args_nr;
	__u8 sizes[_UK_TRACE_MAX_ARGS];	/* bytes, of integers */
	__u8 types[_UK_TRACE_MAX_ARGS];	/* enum uk_trace_arg_type */
	__u8 pad;
};

/** Bytes left in the buffer, and where the next record goes. */
extern size_t uk_trace_buffer_free;
extern char *uk_trace_buffer_writep;

/** Append a record; the arguments widened to 64 bits. */
void _uk_trace(const struct uk_tracepoint_def *def, const __u64 *args);

#if CONFIG_LIBUKDEBUG_TRACEPOINTS && \
	(defined(UK_DEBUG_TRACE) || CONFIG_LIBUKDEBUG_ALL_TRACEPOINTS)
#define _UK_TRACE_ACTIVE	1
#else
#define _UK_TRACE_ACTIVE	0
#endif

#define _UK_TRACE_IS_TEXT(t)						\
	(__builtin_types_compatible_p(t, char *) ||			\
	 __builtin_types_compatible_p(t, const char *))

#define _UK_TRACE_CAT_(a, b)	a ## b
#define _UK_TRACE_CAT(a, b)	_UK_TRACE_CAT_(a, b)
#define _UK_TRACE_COUNT_(_0, _1, _2, _3, _4, _5, _6, _7, n, ...)	n
#define _UK_TRACE_COUNT(...)						\
	_UK_TRACE_COUNT_(0, ##__VA_ARGS__, 7, 6, 5, 4, 3, 2, 1, 0)

/* _UK_TRACE_MAP_n(f, types...): f(1, type1) f(2, type2) ... with commas */
#define _UK_TRACE_MAP_0(f)
#define _UK_TRACE_MAP_1(f, a)		f(1, a)
#define _UK_TRACE_MAP_2(f, a, b)	f(1, a), f(2, b)
#define _UK_TRACE_MAP_3(f, a, b, c)	f(1, a), f(2, b), f(3, c)
#define _UK_TRACE_MAP_4(f, a, b, c, d)					\
	_UK_TRACE_MAP_3(f, a, b, c), f(4, d)
#define _UK_TRACE_MAP_5(f, a, b, c, d, e)				\
	_UK_TRACE_MAP_4(f, a, b, c, d), f(5, e)
#define _UK_TRACE_MAP_6(f, a, b, c, d, e, g)				\
	_UK_TRACE_MAP_5(f, a, b, c, d, e), f(6, g)
#define _UK_TRACE_MAP_7(f, a, b, c, d, e, g, h)				\
	_UK_TRACE_MAP_6(f, a, b, c, d, e, g), f(7, h)
#define _UK_TRACE_MAP(f, ...)						\
	_UK_TRACE_CAT(_UK_TRACE_MAP_, _UK_TRACE_COUNT(__VA_ARGS__))	\
		(f, ##__VA_ARGS__)

#define _UK_TRACE_PARAM(n, t)	t __attribute__((unused)) _arg##n
#define _UK_TRACE_VALUE(n, t)	(__u64)_arg##n
#define _UK_TRACE_SIZE(n, t)	(__u8)sizeof(t)
#define _UK_TRACE_TYPE(n, t)						\
	(_UK_TRACE_IS_TEXT(t) ? UK_TRACE_ARG_STRING : UK_TRACE_ARG_INT)

#define _UK_TRACE_PARAMS_0(...)		void
#define _UK_TRACE_PARAMS_N(...)		_UK_TRACE_MAP(_UK_TRACE_PARAM,	\
						      ##__VA_ARGS__)
#define _UK_TRACE_PARAMS_1	_UK_TRACE_PARAMS_N
#define _UK_TRACE_PARAMS_2	_UK_TRACE_PARAMS_N
#define _UK_TRACE_PARAMS_3	_UK_TRACE_PARAMS_N
#define _UK_TRACE_PARAMS_4	_UK_TRACE_PARAMS_N
#define _UK_TRACE_PARAMS_5	_UK_TRACE_PARAMS_N
#define _UK_TRACE_PARAMS_6	_UK_TRACE_PARAMS_N
#define _UK_TRACE_PARAMS_7	_UK_TRACE_PARAMS_N
#define _UK_TRACE_PARAMS(...)						\
	_UK_TRACE_CAT(_UK_TRACE_PARAMS_, _UK_TRACE_COUNT(__VA_ARGS__))	\
		(__VA_ARGS__)

#if _UK_TRACE_ACTIVE && !defined(__cplusplus)
/*
 * Define a tracepoint: `static inline void trace_name(types...)`. `fmt` is
 * the printf format a reader applies to the arguments.
 */
#define UK_TRACEPOINT(trace_name, fmt, ...)				\
	static const struct uk_tracepoint_def				\
	__attribute__((used, aligned(8),				\
		       section(".uk_tracepoints_list")))		\
	_uk_tp_##trace_name = {						\
		.magic = UK_TP_DEF_MAGIC,				\
		.size = sizeof(struct uk_tracepoint_def),		\
		.cookie = (__u64)(__uptr)&_uk_tp_##trace_name,		\
		.name = #trace_name,					\
		.format = fmt,						\
		.args_nr = _UK_TRACE_COUNT(__VA_ARGS__),		\
		.sizes = { _UK_TRACE_MAP(_UK_TRACE_SIZE, ##__VA_ARGS__) }, \
		.types = { _UK_TRACE_MAP(_UK_TRACE_TYPE, ##__VA_ARGS__) }, \
	};								\
	static inline __attribute__((unused))				\
	void trace_name(_UK_TRACE_PARAMS(__VA_ARGS__))			\
	{								\
		const __u64 _args[_UK_TRACE_MAX_ARGS] = {		\
			_UK_TRACE_MAP(_UK_TRACE_VALUE, ##__VA_ARGS__)	\
		};							\
									\
		_uk_trace(&_uk_tp_##trace_name, _args);			\
	}								\
	struct _uk_tp_end_##trace_name
#else
#define UK_TRACEPOINT(trace_name, fmt, ...)				\
	static inline __attribute__((unused))				\
	void trace_name(_UK_TRACE_PARAMS(__VA_ARGS__))			\
	{								\
	}								\
	struct _uk_tp_end_##trace_name
#endif

#ifdef __cplusplus
}
#endif

#endif /* __UK_TRACE_H__ */
