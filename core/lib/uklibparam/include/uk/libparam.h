/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Boot-time parameters of libraries.
 *
 * A library declares variables that the command line may set:
 *   static char *myvar;
 *   UK_LIBPARAM_PARAM(myvar, charp, "My variable");
 * and the command line says `mylib.myvar=text -- words for main`. The part
 * before the dot is UK_LIBPARAM_LIBPREFIX if the library defines it
 * (Makefile.uk: uk_libparam_libprefix_set), otherwise the library's name
 * without a leading "lib".
 *
 * Types: bool (on off yes no true false or a number; no value means true),
 * __s8 __u8 __s16 __u16 __s32 __u32 __s64 __u64 __uptr and their aliases
 * char uchar int uint (numbers with an optional 0x or 0), charp (the
 * variable receives a pointer into the command line). Arrays are filled
 * in order, by naming the parameter again and again or by `name=[ a b c ]`.
 *
 * Without LIBUKLIBPARAM the declarations vanish and the variables keep
 * their values.
 */
#ifndef __UK_LIBPARAM_H__
#define __UK_LIBPARAM_H__

#include <uk/arch/types.h>
#include <uk/config.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UK_LIBPARAM_F_SCAN	0x1 /* only look for the end, set nothing */
#define UK_LIBPARAM_F_STRICT	0x2 /* stop at the first bad word */
#define UK_LIBPARAM_F_USAGE	0x4 /* `help` prints all parameters */

#if CONFIG_LIBUKLIBPARAM
enum uk_libparam_param_type {
	_UK_LIBPARAM_TYPE_bool,
	_UK_LIBPARAM_TYPE___s8,
	_UK_LIBPARAM_TYPE___u8,
	_UK_LIBPARAM_TYPE___s16,
	_UK_LIBPARAM_TYPE___u16,
	_UK_LIBPARAM_TYPE___s32,
	_UK_LIBPARAM_TYPE___u32,
	_UK_LIBPARAM_TYPE___s64,
	_UK_LIBPARAM_TYPE___u64,
	_UK_LIBPARAM_TYPE___uptr,
	_UK_LIBPARAM_TYPE_charp,
	/* aliases */
	_UK_LIBPARAM_TYPE__Bool = _UK_LIBPARAM_TYPE_bool,
	_UK_LIBPARAM_TYPE_char = _UK_LIBPARAM_TYPE___s8,
	_UK_LIBPARAM_TYPE_uchar = _UK_LIBPARAM_TYPE___u8,
	_UK_LIBPARAM_TYPE_int = _UK_LIBPARAM_TYPE___s32,
	_UK_LIBPARAM_TYPE_uint = _UK_LIBPARAM_TYPE___u32,
};

/** One parameter; made by the macros below. */
struct uk_libparam_param {
	const char *prefix;
	const char *name;
	const char *desc;	/* may be NULL */
	void *addr;		/* first element */
	__u32 count;		/* elements */
	__u32 __widx;		/* next element to fill */
	__u8 type;		/* enum uk_libparam_param_type */
	__u8 libname;		/* prefix is a library name, strip "lib" */
};

#define _UK_LIBPARAM_STR(x)		#x
#define _UK_LIBPARAM_STRINGIFY(x)	_UK_LIBPARAM_STR(x)

#ifdef UK_LIBPARAM_LIBPREFIX
#define _UK_LIBPARAM_PREFIX	_UK_LIBPARAM_STRINGIFY(UK_LIBPARAM_LIBPREFIX)
#define _UK_LIBPARAM_LIBNAME	0
#else
#define _UK_LIBPARAM_PREFIX	_UK_LIBPARAM_STRINGIFY(__LIBNAME__)
#define _UK_LIBPARAM_LIBNAME	1
#endif

/* Pointers to all parameters of the image lie side by side in one section */
#define _UK_LIBPARAM_DEFINE(pname, paddr, ptype, pcount, pdesc)		\
	static struct uk_libparam_param _uk_libparam_param_##pname = {	\
		/* prefix */ _UK_LIBPARAM_PREFIX,			\
		/* name */ #pname,					\
		/* desc */ (pdesc),					\
		/* addr */ (void *)(paddr),				\
		/* count */ (pcount),					\
		/* __widx */ 0,						\
		/* type */ (ptype),					\
		/* libname */ _UK_LIBPARAM_LIBNAME,			\
	};								\
	static struct uk_libparam_param * const				\
	__attribute__((used, section(".uk_libparam_params")))		\
	_uk_libparam_ptr_##pname = &_uk_libparam_param_##pname

/**
 * Read the parameters from a vector of words (without the program name) up
 * to the word `--`.
 *
 * A word that is unknown or malformed is reported on the kernel console
 * and skipped, unless F_STRICT is set. F_SCAN reports the first parameter
 * that has no effect because there is no `--`.
 * @param argc   number of words
 * @param argv   the words; charp parameters will point into them
 * @param flags  UK_LIBPARAM_F_*
 * @return the index of `--`, or `argc` if there is none;
 *         -EINTR: F_USAGE was set and there was the word `help`;
 *         -EINVAL: F_STRICT was set and there was a bad word
 */
int uk_libparam_parse(int argc, char **argv, int flags);

#else /* !CONFIG_LIBUKLIBPARAM */
#define _UK_LIBPARAM_DEFINE(pname, paddr, ptype, pcount, pdesc)		\
	extern int _uk_libparam_unused_##pname __attribute__((unused))
#endif /* !CONFIG_LIBUKLIBPARAM */

/* Variable `var` under its own name. */
#define UK_LIBPARAM_PARAM(var, type, desc)				\
	_UK_LIBPARAM_DEFINE(var, &(var), _UK_LIBPARAM_TYPE_##type, 1, desc)

/* Variable at `addr` under the name `name`. */
#define UK_LIBPARAM_PARAM_ALIAS(name, addr, type, desc)			\
	_UK_LIBPARAM_DEFINE(name, addr, _UK_LIBPARAM_TYPE_##type, 1, desc)

/* Array `var` of (at least) `count` elements under its own name. */
#define UK_LIBPARAM_PARAM_ARR(var, type, count, desc)			\
	_UK_LIBPARAM_DEFINE(var, &(var), _UK_LIBPARAM_TYPE_##type,	\
			    (count), desc)

/* Array at `addr` under the name `name`. */
#define UK_LIBPARAM_PARAM_ARR_ALIAS(name, addr, type, count, desc)	\
	_UK_LIBPARAM_DEFINE(name, addr, _UK_LIBPARAM_TYPE_##type,	\
			    (count), desc)

/* Older spellings, without a description */
#define UK_LIB_PARAM(var, type)		UK_LIBPARAM_PARAM(var, type, 0)
#define UK_LIB_PARAM_STR(var)		UK_LIBPARAM_PARAM(var, charp, 0)
#define UK_LIB_PARAM_ARR(var, type)					\
	UK_LIBPARAM_PARAM_ARR(var, type, sizeof(var) / sizeof((var)[0]), 0)
#define UK_LIB_PARAM_ARR_STR(var)	UK_LIB_PARAM_ARR(var, charp)

#ifdef __cplusplus
}
#endif

#endif /* __UK_LIBPARAM_H__ */
