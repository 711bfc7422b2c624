/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Reference counters. All operations are atomic and sequentially consistent,
 * so they may be used from any context, interrupts included.
 */
#ifndef __UK_REFCOUNT_H__
#define __UK_REFCOUNT_H__

#include <uk/arch/types.h>
#include <uk/arch/limits.h>
#include <uk/assert.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UK_REFCOUNT_INITIALIZER(value) { (value) }

/* Sets the counter, usually to 1: the reference of whoever created it. */
static inline void uk_refcount_init(__atomic *ref, __u32 value)
{
	__atomic_store_n(&ref->counter, value, __ATOMIC_SEQ_CST);
}

/* Returns the number of references at this moment. */
static inline __u32 uk_refcount_read(const __atomic *ref)
{
	return __atomic_load_n(&ref->counter, __ATOMIC_SEQ_CST);
}

/* Takes one more reference; the caller must already hold one. */
static inline void uk_refcount_acquire(__atomic *ref)
{
	__u32 old;

	old = __atomic_fetch_add(&ref->counter, 1, __ATOMIC_SEQ_CST);
	UK_ASSERT(old < __U32_MAX);
	(void)old;
}

/* Gives a reference back; returns 1 if it was the last one, else 0. */
static inline int uk_refcount_release(__atomic *ref)
{
	__u32 old;

	old = __atomic_fetch_sub(&ref->counter, 1, __ATOMIC_SEQ_CST);
	UK_ASSERT(old > 0);
	return old == 1;
}

/* Takes a reference unless none is left; returns 1 if it took one, else 0. */
static inline int uk_refcount_acquire_if_not_zero(__atomic *ref)
{
	__u32 old = uk_refcount_read(ref);

	do {
		if (old == 0)
			return 0;
		UK_ASSERT(old < __U32_MAX);
	} while (!__atomic_compare_exchange_n(&ref->counter, &old, old + 1, 0,
					      __ATOMIC_SEQ_CST,
					      __ATOMIC_SEQ_CST));
	return 1;
}

/* Gives a reference back unless it is the last; returns 1 if it did, else 0. */
static inline int uk_refcount_release_if_not_last(__atomic *ref)
{
	__u32 old = uk_refcount_read(ref);

	do {
		UK_ASSERT(old > 0);
		if (old == 1)
			return 0;
	} while (!__atomic_compare_exchange_n(&ref->counter, &old, old - 1, 0,
					      __ATOMIC_SEQ_CST,
					      __ATOMIC_SEQ_CST));
	return 1;
}

#ifdef __cplusplus
}
#endif

#endif /* __UK_REFCOUNT_H__ */
