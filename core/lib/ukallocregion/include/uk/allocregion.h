/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * A region allocator: hands out memory one piece after the other and never
 * takes any back. The cheapest allocator there is, for images that allocate
 * at start and then no more. uk_free() does nothing.
 */
#ifndef __UK_ALLOCREGION_H__
#define __UK_ALLOCREGION_H__

#include <stddef.h>
#include <uk/alloc.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make the memory at `base` a region allocator and register it.
 * @return the allocator, which cannot be given more memory; NULL if `len`
 *         bytes do not even hold its table
 */
struct uk_alloc *uk_allocregion_init(void *base, size_t len);

#ifdef __cplusplus
}
#endif

#endif /* __UK_ALLOCREGION_H__ */
