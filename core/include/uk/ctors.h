/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Constructors: functions that run before everything else of a library, in
 * order of priority. No allocator, no threads and no interrupts exist yet, so
 * a constructor may only fill in tables.
 *
 * The linker collects the sections .uk_ctortab<0-9>, sorted by name, between
 * uk_ctortab_start and uk_ctortab_end. C and C++ constructors go to the
 * standard arrays, which run right before main.
 */
#ifndef __UK_CTORS_H__
#define __UK_CTORS_H__

#include <uk/essentials.h>
#include <uk/prio.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef void (*uk_ctor_func_t)(void);
typedef void (*uk_init_array_func_t)(int argc, char *argv[]);

extern const uk_ctor_func_t uk_ctortab_start[];
extern const uk_ctor_func_t uk_ctortab_end[];

extern const uk_init_array_func_t __preinit_array_start[];
extern const uk_init_array_func_t __preinit_array_end[];
extern const uk_init_array_func_t __init_array_start[];
extern const uk_init_array_func_t __init_array_end[];

#ifdef __cplusplus
}
#endif

#define __UK_CTORTAB(fn, prio)						\
	static const uk_ctor_func_t					\
	__used __section(".uk_ctortab" #prio) __align(8)		\
	__uk_ctortab##prio##_##fn = (fn)

/* Registers void fn(void) at priority 0 (first) to 9 (last). */
#define UK_CTOR_PRIO(fn, prio)	__UK_CTORTAB_EXPAND(fn, prio)
#define __UK_CTORTAB_EXPAND(fn, prio) __UK_CTORTAB(fn, prio)

/* Registers fn at the last priority. */
#define UK_CTOR(fn)		UK_CTOR_PRIO(fn, UK_PRIO_LATEST)

/* The older spelling of UK_CTOR_PRIO, arguments swapped. */
#define UK_CTOR_FUNC(prio, fn)	UK_CTOR_PRIO(fn, prio)

/* Walks a table: itr is a pointer to its element type. */
#define uk_ctortab_foreach(itr, tab_start, tab_end)			\
	for ((itr) = DECONST(uk_ctor_func_t *, tab_start);		\
	     (itr) < (const uk_ctor_func_t *)(tab_end); (itr)++)

#endif /* __UK_CTORS_H__ */
