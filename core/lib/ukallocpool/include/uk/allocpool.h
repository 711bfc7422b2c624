/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Pools of objects of one size: allocation and release in constant time.
 * Not safe against interrupts and other threads by itself.
 */
#ifndef __UK_ALLOCPOOL_H__
#define __UK_ALLOCPOOL_H__

#include <uk/alloc.h>
#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_allocpool;

/** Bytes that a pool of `obj_count` objects needs at any address. */
__sz uk_allocpool_reqmem(unsigned int obj_count, __sz obj_len,
			 __sz obj_align);

/**
 * Make a pool in memory from another allocator.
 * @param parent     gives the memory
 * @param obj_count  number of objects
 * @param obj_len    bytes of an object
 * @param obj_align  its alignment, a power of two
 * @return the pool, NULL if there is not enough memory
 */
struct uk_allocpool *uk_allocpool_alloc(struct uk_alloc *parent,
					unsigned int obj_count,
					__sz obj_len, __sz obj_align);

/**
 * Make a pool of as many objects as fit into the memory at `base`.
 * @return the pool, which may be empty; NULL if its head does not fit
 */
struct uk_allocpool *uk_allocpool_init(void *base, __sz len,
				       __sz obj_len, __sz obj_align);

/** End a pool of uk_allocpool_alloc(); all objects must be back. */
void uk_allocpool_free(struct uk_allocpool *p);

/**
 * The pool as an allocator, for sizes up to that of an object. It is not
 * among the registered allocators.
 */
struct uk_alloc *uk_allocpool2ukalloc(struct uk_allocpool *p);

/** Objects left. */
unsigned int uk_allocpool_availcount(struct uk_allocpool *p);

/** Bytes of an object, rounded up to its alignment. */
__sz uk_allocpool_objlen(struct uk_allocpool *p);

/** One object, NULL if none is left. */
void *uk_allocpool_take(struct uk_allocpool *p);

/** Up to `count` objects: how many were stored in `obj`. */
unsigned int uk_allocpool_take_batch(struct uk_allocpool *p, void *obj[],
				     unsigned int count);

/** Give objects back. */
void uk_allocpool_return(struct uk_allocpool *p, void *obj);
void uk_allocpool_return_batch(struct uk_allocpool *p, void *obj[],
			       unsigned int count);

#ifdef __cplusplus
}
#endif

#endif /* __UK_ALLOCPOOL_H__ */
