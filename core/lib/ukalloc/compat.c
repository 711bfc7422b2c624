/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Functions an allocator may lack, made from those it has. */
#include <errno.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/alloc_impl.h>
#include <uk/arch/limits.h>
#include <uk/assert.h>

void *uk_calloc_compat(struct uk_alloc *a, __sz nmemb, __sz size)
{
	__sz total;
	void *ptr;

	UK_ASSERT(a);
	if (__builtin_mul_overflow(nmemb, size, &total)) {
		errno = ENOMEM;
		return NULL;
	}
	ptr = a->malloc(a, total);
	if (ptr)
		memset(ptr, 0, total);
	return ptr;
}

void *uk_realloc_compat(struct uk_alloc *a, void *ptr, __sz size)
{
	void *moved;

	UK_ASSERT(a);
	if (!ptr)
		return a->malloc(a, size);
	if (size == 0) {
		a->free(a, ptr);
		return NULL;
	}
	moved = a->malloc(a, size);
	if (!moved)
		return NULL;
	memcpy(moved, ptr, size);
	a->free(a, ptr);
	return moved;
}

void *uk_memalign_compat(struct uk_alloc *a, __sz align, __sz size)
{
	void *ptr;
	int rc;

	UK_ASSERT(a);
	/* posix_memalign() refuses alignments below that of a pointer */
	if (align == 1 || align == 2 || align == 4)
		align = sizeof(void *);
	rc = a->posix_memalign(a, &ptr, align, size);
	if (rc) {
		errno = rc;
		return NULL;
	}
	return ptr;
}

void *uk_palloc_compat(struct uk_alloc *a, unsigned long num_pages)
{
	void *ptr;

	UK_ASSERT(a);
	if (num_pages > __SZ_MAX >> __PAGE_SHIFT
	    || a->posix_memalign(a, &ptr, __PAGE_SIZE,
				 num_pages << __PAGE_SHIFT)) {
		errno = ENOMEM;
		return NULL;
	}
	return ptr;
}

void uk_pfree_compat(struct uk_alloc *a, void *ptr,
		     unsigned long num_pages __attribute__((unused)))
{
	UK_ASSERT(a);
	a->free(a, ptr);
}

static long to_pages(__ssz size)
{
	return size < 0 ? size : size >> __PAGE_SHIFT;
}

long uk_alloc_pmaxalloc_compat(struct uk_alloc *a)
{
	return to_pages(uk_alloc_maxalloc(a));
}

long uk_alloc_pavailmem_compat(struct uk_alloc *a)
{
	return to_pages(uk_alloc_availmem(a));
}
