/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Reference counters with strong and weak references. Strong references keep
 * an object usable, weak ones only keep its memory: when the last strong one
 * goes the owner tears the object down, when the last one of any kind goes the
 * memory may be freed.
 */
#ifndef __UK_WEAK_REFCOUNT_H__
#define __UK_WEAK_REFCOUNT_H__

#include <uk/refcount.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_swrefcount {
	__atomic refcount;	/* all references, strong ones included */
	__atomic strong;	/* strong references */
};

/* Bits of the result of a release. */
#define UK_SWREFCOUNT_LAST_REF		1	/* no reference is left */
#define UK_SWREFCOUNT_LAST_STRONG	2	/* no strong one is left */

#define UK_SWREFCOUNT_INITIALIZER(refs, strongs) \
	{ UK_REFCOUNT_INITIALIZER(refs), UK_REFCOUNT_INITIALIZER(strongs) }

/* Sets both counters; refs counts the strong references as well. */
static inline void uk_swrefcount_init(struct uk_swrefcount *sw, __u32 refs,
				      __u32 strongs)
{
	UK_ASSERT(refs >= strongs);
	uk_refcount_init(&sw->refcount, refs);
	uk_refcount_init(&sw->strong, strongs);
}

/* Takes a weak reference; the caller must hold a reference of any kind. */
static inline void uk_swrefcount_acquire_weak(struct uk_swrefcount *sw)
{
	uk_refcount_acquire(&sw->refcount);
}

/* Takes a strong reference; the caller must hold a strong one. */
static inline void uk_swrefcount_acquire(struct uk_swrefcount *sw)
{
	uk_refcount_acquire(&sw->refcount);
	uk_refcount_acquire(&sw->strong);
}

/* Gives a weak reference back; returns UK_SWREFCOUNT_LAST_REF or 0. */
static inline int uk_swrefcount_release_weak(struct uk_swrefcount *sw)
{
	return uk_refcount_release(&sw->refcount) ? UK_SWREFCOUNT_LAST_REF : 0;
}

/* Gives a strong reference back; returns UK_SWREFCOUNT_ bits. */
static inline int uk_swrefcount_release(struct uk_swrefcount *sw)
{
	int ret = 0;

	if (uk_refcount_release(&sw->strong))
		ret |= UK_SWREFCOUNT_LAST_STRONG;
	return ret | uk_swrefcount_release_weak(sw);
}

#ifdef __cplusplus
}
#endif

#endif /* __UK_WEAK_REFCOUNT_H__ */
