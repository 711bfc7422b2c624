/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * A binary buddy allocator of pages, with malloc() from ukalloc on top.
 *
 * Costs one bit per page and does not touch memory before it hands it out.
 * A request for n pages takes exactly n. A request for a power of two is
 * aligned to its size as long as there is room for that; otherwise only to
 * a page.
 */
#ifndef __UK_ALLOCBBUDDY_H__
#define __UK_ALLOCBBUDDY_H__

#include <stddef.h>
#include <uk/alloc.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make the memory at `base` an allocator and register it.
 * @param base  any address; the allocator keeps its tables at the start
 * @param len   bytes
 * @return the allocator; NULL if there is no room for the tables and a page.
 *         More memory can be added with uk_alloc_addmem().
 */
struct uk_alloc *uk_allocbbuddy_init(void *base, size_t len);

#ifdef __cplusplus
}
#endif

#endif /* __UK_ALLOCBBUDDY_H__ */
