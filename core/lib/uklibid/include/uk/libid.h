/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Numbers and names of the libraries linked into this image.
 *
 * Every library (the application and the platform are libraries, too) has
 * a number from 0 to uk_libid_count() - 1, given in alphabetical order of
 * the names. The numbers of two images have nothing to do with each other:
 * store names, not numbers. All functions are safe in any context.
 */
#ifndef __UK_LIBID_H__
#define __UK_LIBID_H__

#include <uk/arch/types.h>
#include <uk/bits/libid.h>

#ifdef __cplusplus
extern "C" {
#endif

/* "No library": code that does not know where it belongs, name not found */
#define UKLIBID_NONE	((__u16) 0xffff)

#define _UK_LIBID_PASTE(a, b)	a ## b
#define _UK_LIBID_CONCAT(a, b)	_UK_LIBID_PASTE(a, b)
#define _UK_LIBID_STR(a)	#a
#define _UK_LIBID_STRINGIFY(a)	_UK_LIBID_STR(a)

/* Number of the library `libname` (a bare word), a compile-time constant;
 * does not compile when the image has no such library.
 */
#define uk_libid_static(libname)	_UK_LIBID_CONCAT(__UKLIBID_, libname)

/* Number of libraries, a compile-time constant. */
#define uk_libid_static_count()		__UKLIBID_COUNT__

#ifdef __LIBNAME__
/*
 * The number is read from a variable so that a library's object does not
 * depend on which other libraries are in the image.
 */
extern const __u16 _UK_LIBID_CONCAT(_uk_libid_self_, __LIBNAME__);

/* Number of the library this source file is part of. */
#define uk_libid_self()	_UK_LIBID_CONCAT(_uk_libid_self_, __LIBNAME__)

/* Name of the library this source file is part of (string literal). */
#define uk_libname_self()	_UK_LIBID_STRINGIFY(__LIBNAME__)
#endif /* __LIBNAME__ */

/** Number of libraries in the image. */
__u16 uk_libid_count(void);

/**
 * Name of library `libid`: a string of static lifetime, NULL when there is
 * no such number.
 */
const char *uk_libname(__u16 libid);

/** Number of the library called `libname`, or UKLIBID_NONE. */
__u16 uk_libid(const char *libname);

#ifdef __cplusplus
}
#endif

#endif /* __UK_LIBID_H__ */
