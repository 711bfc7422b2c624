/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <errno.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/alloc_impl.h>
#include <uk/allocregion.h>
#include <uk/assert.h>
#include <uk/essentials.h>

#define MIN_ALIGN	16

struct region {
	__uptr next;	/* first byte that was not handed out */
	__uptr end;
	__uptr last;	/* the object handed out last */
};

static inline struct region *to_region(struct uk_alloc *a)
{
	return (struct region *)a->priv;
}

static void *region_take(struct uk_alloc *a, __sz align, __sz size)
{
	struct region *r = to_region(a);
	__uptr ptr = ALIGN_UP(r->next, MAX(align, (__sz)MIN_ALIGN));

	if (ptr < r->next || ptr > r->end || r->end - ptr < size) {
		uk_alloc_stats_count_enomem(a, size);
		return NULL;
	}
	r->last = ptr;
	r->next = ptr + size;
	uk_alloc_stats_count_alloc(a, ptr, size);
	return (void *)ptr;
}

static void *region_malloc(struct uk_alloc *a, __sz size)
{
	void *ptr = region_take(a, MIN_ALIGN, size ? size : 1);

	if (!ptr)
		errno = ENOMEM;
	return ptr;
}

static int region_posix_memalign(struct uk_alloc *a, void **memptr,
				 __sz align, __sz size)
{
	void *ptr;

	if (!POWER_OF_2(align) || align % sizeof(void *))
		return EINVAL;
	ptr = region_take(a, align, size ? size : 1);
	if (!ptr)
		return ENOMEM;
	*memptr = ptr;
	return 0;
}

static void region_free(struct uk_alloc *a __unused, void *ptr __unused)
{
}

/*
 * The last object changes its size where it is. The size of any other is not
 * known, but it ends before everything that was handed out does.
 */
static void *region_realloc(struct uk_alloc *a, void *ptr, __sz size)
{
	struct region *r = to_region(a);
	__sz old;
	void *moved;

	if (!ptr)
		return region_malloc(a, size);
	if (!size)
		return NULL;
	UK_ASSERT((__uptr)ptr > (__uptr)r && (__uptr)ptr < r->next);
	if ((__uptr)ptr == r->last && r->end - r->last >= size) {
		r->next = r->last + size;
		return ptr;
	}
	old = r->next - (__uptr)ptr;
	moved = region_malloc(a, size);
	if (moved)
		memcpy(moved, ptr, MIN(old, size));
	return moved;
}

static __ssz region_availmem(struct uk_alloc *a)
{
	struct region *r = to_region(a);
	__uptr next = ALIGN_UP(r->next, (__uptr)MIN_ALIGN);

	return next < r->end ? (__ssz)(r->end - next) : 0;
}

struct uk_alloc *uk_allocregion_init(void *base, size_t len)
{
	const __sz meta = sizeof(struct uk_alloc) + sizeof(struct region);
	__uptr start = ALIGN_UP((__uptr)base, (__uptr)MIN_ALIGN);
	struct uk_alloc *a = (struct uk_alloc *)start;
	struct region *r;

	UK_ASSERT(base);
	if (len < meta + (start - (__uptr)base))
		return NULL;
	r = to_region(a);
	r->next = start + meta;
	r->end = (__uptr)base + len;
	r->last = 0;
	uk_alloc_init_malloc(a, region_malloc, uk_calloc_compat,
			     region_realloc, region_free,
			     region_posix_memalign, uk_memalign_compat,
			     region_availmem, region_availmem, NULL);
	return a;
}
