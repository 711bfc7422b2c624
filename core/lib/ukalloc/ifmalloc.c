/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * malloc() and friends on top of a backend that only has malloc() and free():
 * a head in front of each object keeps its size and where the backend's
 * object starts.
 */
#include <errno.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/alloc_impl.h>
#include <uk/arch/limits.h>
#include <uk/assert.h>
#include <uk/essentials.h>

#define MIN_ALIGN	16

struct head {
	__sz size;
	void *base;
};

UK_CTASSERT(sizeof(struct head) == MIN_ALIGN);

static inline struct head *head_of(void *ptr)
{
	return (struct head *)ptr - 1;
}

static void *aligned_alloc_ifmalloc(struct uk_alloc *a, __sz align, __sz size)
{
	__uptr base, ptr;

	if (align < MIN_ALIGN)
		align = MIN_ALIGN;
	if (size > __SZ_MAX / 2 || align > __SZ_MAX / 4)
		return NULL;
	base = (__uptr)a->malloc_backend(a, size + sizeof(struct head)
					    + align);
	if (!base)
		return NULL;
	ptr = ALIGN_UP(base + sizeof(struct head), align);
	head_of((void *)ptr)->size = size;
	head_of((void *)ptr)->base = (void *)base;
	return (void *)ptr;
}

void *uk_malloc_ifmalloc(struct uk_alloc *a, __sz size)
{
	void *ptr;

	UK_ASSERT(a);
	ptr = aligned_alloc_ifmalloc(a, MIN_ALIGN, size);
	if (!ptr)
		errno = ENOMEM;
	return ptr;
}

int uk_posix_memalign_ifmalloc(struct uk_alloc *a, void **memptr,
			       __sz align, __sz size)
{
	void *ptr;

	UK_ASSERT(a);
	if (!POWER_OF_2(align) || align % sizeof(void *))
		return EINVAL;
	ptr = aligned_alloc_ifmalloc(a, align, size);
	if (!ptr)
		return ENOMEM;
	*memptr = ptr;
	return 0;
}

void uk_free_ifmalloc(struct uk_alloc *a, void *ptr)
{
	UK_ASSERT(a);
	if (ptr)
		a->free_backend(a, head_of(ptr)->base);
}

void *uk_realloc_ifmalloc(struct uk_alloc *a, void *ptr, __sz size)
{
	void *moved;

	UK_ASSERT(a);
	if (!ptr)
		return uk_malloc_ifmalloc(a, size);
	if (size == 0) {
		uk_free_ifmalloc(a, ptr);
		return NULL;
	}
	moved = uk_malloc_ifmalloc(a, size);
	if (!moved)
		return NULL;
	memcpy(moved, ptr, MIN(size, head_of(ptr)->size));
	uk_free_ifmalloc(a, ptr);
	return moved;
}
