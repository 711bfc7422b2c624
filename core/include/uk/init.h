/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Initialisers: the steps from a running allocator to main, in six classes.
 * Within a class they run by priority, 0 first. An init function that returns
 * a negative value stops the boot. On shutdown the term functions of all steps
 * that were taken run in reverse order.
 *
 *   class   what is up when it runs
 *   early   memory, clock, interrupts, the scheduler if there is one
 *   plat    ... for buses and devices of the platform
 *   lib     ... for libraries that need devices
 *   rootfs  ... for file systems
 *   sys     ... for what needs a file system
 *   late    ... for what must come right before main
 *
 * The linker collects .uk_inittab<1-6><0-9>, sorted by name, between
 * uk_inittab_start and uk_inittab_end.
 */
#ifndef __UK_INIT_H__
#define __UK_INIT_H__

#include <uk/config.h>
#include <uk/essentials.h>
#include <uk/prio.h>
#include <uk/plat/bootstrap.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What an init function may read: the arguments main will get. */
struct uk_init_ctx {
	struct {
		int argc;
		char **argv;
	} cmdline;
};

/* What a term function may read: why the system goes down. */
struct uk_term_ctx {
	enum ukplat_gstate target;
};

typedef int (*uk_init_func_t)(struct uk_init_ctx *ctx);
typedef void (*uk_term_func_t)(const struct uk_term_ctx *ctx);

struct uk_inittab_entry {
	uk_init_func_t init;	/* may be NULL */
	uk_term_func_t term;	/* may be NULL */
};

extern const struct uk_inittab_entry uk_inittab_start[];
extern const struct uk_inittab_entry uk_inittab_end[];

#ifdef __cplusplus
}
#endif


#define __UK_INITTAB(init_fn, term_fn, class, prio, id)			\
	static const struct uk_inittab_entry				\
	__used __section(".uk_inittab" #class #prio) __align(8)		\
	__uk_inittab##class##prio##_##id = { (init_fn), (term_fn) }

/* Registers a pair of functions, either may be 0; class and prio are digits. */
#define uk_initcall_class_prio(init_fn, term_fn, class, prio) \
	__UK_INITTAB_EXPAND(init_fn, term_fn, class, prio, __COUNTER__)
#define __UK_INITTAB_EXPAND(init_fn, term_fn, class, prio, id) \
	__UK_INITTAB(init_fn, term_fn, class, prio, id)

#define uk_early_initcall_prio(init_fn, term_fn, prio) \
	uk_initcall_class_prio(init_fn, term_fn, 1, prio)
#define uk_plat_initcall_prio(init_fn, term_fn, prio) \
	uk_initcall_class_prio(init_fn, term_fn, 2, prio)
#define uk_lib_initcall_prio(init_fn, term_fn, prio) \
	uk_initcall_class_prio(init_fn, term_fn, 3, prio)
#define uk_rootfs_initcall_prio(init_fn, term_fn, prio) \
	uk_initcall_class_prio(init_fn, term_fn, 4, prio)
#define uk_sys_initcall_prio(init_fn, term_fn, prio) \
	uk_initcall_class_prio(init_fn, term_fn, 5, prio)
#define uk_late_initcall_prio(init_fn, term_fn, prio) \
	uk_initcall_class_prio(init_fn, term_fn, 6, prio)

/* The same at the last priority of the class. */
#define uk_early_initcall(init_fn, term_fn) \
	uk_early_initcall_prio(init_fn, term_fn, UK_PRIO_LATEST)
#define uk_plat_initcall(init_fn, term_fn) \
	uk_plat_initcall_prio(init_fn, term_fn, UK_PRIO_LATEST)
#define uk_lib_initcall(init_fn, term_fn) \
	uk_lib_initcall_prio(init_fn, term_fn, UK_PRIO_LATEST)
#define uk_rootfs_initcall(init_fn, term_fn) \
	uk_rootfs_initcall_prio(init_fn, term_fn, UK_PRIO_LATEST)
#define uk_sys_initcall(init_fn, term_fn) \
	uk_sys_initcall_prio(init_fn, term_fn, UK_PRIO_LATEST)
#define uk_late_initcall(init_fn, term_fn) \
	uk_late_initcall_prio(init_fn, term_fn, UK_PRIO_LATEST)

/* Walks the table forwards; itr is const struct uk_inittab_entry *. */
#define uk_inittab_foreach(itr, tab_start, tab_end)			\
	for ((itr) = DECONST(struct uk_inittab_entry *, tab_start);	\
	     (itr) < (const struct uk_inittab_entry *)(tab_end); (itr)++)

/* Walks the table backwards, from the entry before tab_end. */
#define uk_inittab_foreach_reverse(itr, tab_start, tab_end)		\
	for ((itr) = DECONST(struct uk_inittab_entry *, tab_end) - 1;	\
	     (itr) >= (const struct uk_inittab_entry *)(tab_start); (itr)--)

/* Walks it backwards from the entry `from`, that one included. */
#define uk_inittab_foreach_reverse2(itr, tab_start, from)		\
	for ((itr) = DECONST(struct uk_inittab_entry *, from);		\
	     (itr) >= (const struct uk_inittab_entry *)(tab_start); (itr)--)

#endif /* __UK_INIT_H__ */
