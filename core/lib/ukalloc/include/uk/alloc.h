/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The allocator interface: what callers use.
 *
 * An allocator is a table of functions. The first one registered is the
 * default allocator, the one behind malloc(). A NULL allocator is allowed
 * everywhere below and behaves as one without memory. None of these may be
 * called from interrupt context. Memory from malloc() and friends is aligned
 * to 16 bytes at least; malloc(0) gives a distinct object or NULL, as the
 * allocator likes.
 */
#ifndef __UK_ALLOC_H__
#define __UK_ALLOC_H__

#include <errno.h>
#include <stddef.h>
#include <stdint.h> /* for those who rely on it */
#include <uk/arch/types.h>
#include <uk/config.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_alloc;

typedef void *(*uk_alloc_malloc_func_t)(struct uk_alloc *a, __sz size);
typedef void *(*uk_alloc_calloc_func_t)(struct uk_alloc *a,
					__sz nmemb, __sz size);
typedef void *(*uk_alloc_realloc_func_t)(struct uk_alloc *a,
					 void *ptr, __sz size);
typedef int (*uk_alloc_posix_memalign_func_t)(struct uk_alloc *a,
					      void **memptr, __sz align,
					      __sz size);
typedef void *(*uk_alloc_memalign_func_t)(struct uk_alloc *a,
					  __sz align, __sz size);
typedef void (*uk_alloc_free_func_t)(struct uk_alloc *a, void *ptr);
typedef void *(*uk_alloc_palloc_func_t)(struct uk_alloc *a,
					unsigned long num_pages);
typedef void (*uk_alloc_pfree_func_t)(struct uk_alloc *a, void *ptr,
				      unsigned long num_pages);
typedef int (*uk_alloc_addmem_func_t)(struct uk_alloc *a,
				      void *base, __sz size);
typedef __ssz (*uk_alloc_getsize_func_t)(struct uk_alloc *a);
typedef long (*uk_alloc_getpsize_func_t)(struct uk_alloc *a);

#if CONFIG_LIBUKALLOC_IFSTATS
/** What an allocator has done so far; sizes in bytes as handed out. */
struct uk_alloc_stats {
	__sz last_alloc_size;
	__sz max_alloc_size;
	__sz min_alloc_size;	/* 0 while nothing was allocated */

	__u64 tot_nb_allocs;
	__u64 tot_nb_frees;
	__s64 cur_nb_allocs;
	__s64 max_nb_allocs;

	__ssz cur_mem_use;
	__ssz max_mem_use;

	__u64 nb_enomem;	/* requests that failed for lack of memory */
};
#endif /* CONFIG_LIBUKALLOC_IFSTATS */

/* Size classes of the small-object layer, see alloc_impl.h */
#define _UK_ALLOC_NCLASSES	15

/** An allocator; the table is filled by the initialisers in alloc_impl.h. */
struct uk_alloc {
	uk_alloc_malloc_func_t malloc;
	uk_alloc_calloc_func_t calloc;
	uk_alloc_realloc_func_t realloc;
	uk_alloc_posix_memalign_func_t posix_memalign;
	uk_alloc_memalign_func_t memalign;
	uk_alloc_free_func_t free;
#if CONFIG_LIBUKALLOC_IFMALLOC
	uk_alloc_free_func_t free_backend;
	uk_alloc_malloc_func_t malloc_backend;
#endif
	uk_alloc_palloc_func_t palloc;
	uk_alloc_pfree_func_t pfree;
	uk_alloc_getsize_func_t maxalloc;	/* may be NULL */
	uk_alloc_getsize_func_t availmem;	/* may be NULL */
	uk_alloc_getpsize_func_t pmaxalloc;	/* may be NULL */
	uk_alloc_getpsize_func_t pavailmem;	/* may be NULL */
	uk_alloc_addmem_func_t addmem;		/* may be NULL */
#if CONFIG_LIBUKALLOC_IFSTATS
	struct uk_alloc_stats _stats;
#endif
	void *_slabs[_UK_ALLOC_NCLASSES];	/* small-object layer only */

	struct uk_alloc *next;
	__s8 priv[] __attribute__((aligned(8)));
};

/** Head of the list of allocators; the default allocator. */
extern struct uk_alloc *_uk_alloc_head;

/** Visit all registered allocators. */
#define uk_alloc_foreach(iter)						\
	for ((iter) = _uk_alloc_head; (iter) != NULL; (iter) = (iter)->next)

/** The default allocator, NULL while there is none. */
static inline struct uk_alloc *uk_alloc_get_default(void)
{
	return _uk_alloc_head;
}

/* Dispatch without a check of `a`. */
static inline void *uk_do_malloc(struct uk_alloc *a, __sz size)
{
	return a->malloc(a, size);
}

static inline void *uk_do_calloc(struct uk_alloc *a, __sz nmemb, __sz size)
{
	return a->calloc(a, nmemb, size);
}

#define uk_do_zalloc(a, size)	uk_do_calloc((a), 1, (size))

static inline void *uk_do_realloc(struct uk_alloc *a, void *ptr, __sz size)
{
	return a->realloc(a, ptr, size);
}

static inline int uk_do_posix_memalign(struct uk_alloc *a, void **memptr,
				       __sz align, __sz size)
{
	return a->posix_memalign(a, memptr, align, size);
}

static inline void *uk_do_memalign(struct uk_alloc *a, __sz align, __sz size)
{
	return a->memalign(a, align, size);
}

static inline void uk_do_free(struct uk_alloc *a, void *ptr)
{
	a->free(a, ptr);
}

static inline void *uk_do_palloc(struct uk_alloc *a, unsigned long num_pages)
{
	return a->palloc(a, num_pages);
}

static inline void uk_do_pfree(struct uk_alloc *a, void *ptr,
			       unsigned long num_pages)
{
	a->pfree(a, ptr, num_pages);
}

/** `size` bytes, not initialised; NULL and ENOMEM if there are none. */
static inline void *uk_malloc(struct uk_alloc *a, __sz size)
{
	if (__builtin_expect(!a, 0)) {
		errno = ENOMEM;
		return NULL;
	}
	return uk_do_malloc(a, size);
}

/** nmemb * size bytes of zeroes; NULL and ENOMEM if there are none. */
static inline void *uk_calloc(struct uk_alloc *a, __sz nmemb, __sz size)
{
	if (__builtin_expect(!a, 0)) {
		errno = ENOMEM;
		return NULL;
	}
	return uk_do_calloc(a, nmemb, size);
}

#define uk_zalloc(a, size)	uk_calloc((a), 1, (size))

/**
 * Resize an object, moving it if needed. A NULL `ptr` allocates; a zero
 * `size` frees and gives NULL. On failure (NULL, ENOMEM) the object stays
 * as it was.
 */
static inline void *uk_realloc(struct uk_alloc *a, void *ptr, __sz size)
{
	if (__builtin_expect(!a, 0)) {
		errno = ENOMEM;
		return NULL;
	}
	return uk_do_realloc(a, ptr, size);
}

/**
 * `size` bytes aligned to `align`, a power of two and a multiple of the
 * size of a pointer. 0 with *memptr set, or EINVAL or ENOMEM (positive).
 */
static inline int uk_posix_memalign(struct uk_alloc *a, void **memptr,
				    __sz align, __sz size)
{
	if (__builtin_expect(!a, 0)) {
		*memptr = NULL;
		return ENOMEM;
	}
	return uk_do_posix_memalign(a, memptr, align, size);
}

/** `size` bytes aligned to `align`, a power of two; NULL if impossible. */
static inline void *uk_memalign(struct uk_alloc *a, __sz align, __sz size)
{
	if (__builtin_expect(!a, 0)) {
		errno = ENOMEM;
		return NULL;
	}
	return uk_do_memalign(a, align, size);
}

/** Give back what any of the above returned; NULL is ignored. */
static inline void uk_free(struct uk_alloc *a, void *ptr)
{
	if (__builtin_expect(!a, 0))
		return;
	uk_do_free(a, ptr);
}

/** `num_pages` whole, adjacent pages; NULL and ENOMEM if there are none. */
static inline void *uk_palloc(struct uk_alloc *a, unsigned long num_pages)
{
	if (__builtin_expect(!a, 0)) {
		errno = ENOMEM;
		return NULL;
	}
	return uk_do_palloc(a, num_pages);
}

/** Give back what uk_palloc() returned, with the same number of pages. */
static inline void uk_pfree(struct uk_alloc *a, void *ptr,
			    unsigned long num_pages)
{
	if (__builtin_expect(!a, 0))
		return;
	uk_do_pfree(a, ptr, num_pages);
}

/** Hand more memory to an allocator: 0, -ENOTSUP or another -errno. */
static inline int uk_alloc_addmem(struct uk_alloc *a, void *base, __sz size)
{
	if (__builtin_expect(!a || !a->addmem, 0))
		return -ENOTSUP;
	return a->addmem(a, base, size);
}

/** Bytes the biggest possible allocation may have; -ENOTSUP if unknown. */
static inline __ssz uk_alloc_maxalloc(struct uk_alloc *a)
{
	if (__builtin_expect(!a || !a->maxalloc, 0))
		return (__ssz)-ENOTSUP;
	return a->maxalloc(a);
}

/** The same in pages. */
static inline long uk_alloc_pmaxalloc(struct uk_alloc *a)
{
	if (__builtin_expect(!a || !a->pmaxalloc, 0))
		return (long)-ENOTSUP;
	return a->pmaxalloc(a);
}

/** Bytes left in the allocator; -ENOTSUP if unknown. */
static inline __ssz uk_alloc_availmem(struct uk_alloc *a)
{
	if (__builtin_expect(!a || !a->availmem, 0))
		return (__ssz)-ENOTSUP;
	return a->availmem(a);
}

/** The same in pages. */
static inline long uk_alloc_pavailmem(struct uk_alloc *a)
{
	if (__builtin_expect(!a || !a->pavailmem, 0))
		return (long)-ENOTSUP;
	return a->pavailmem(a);
}

/** Bytes left in all allocators that know. */
__sz uk_alloc_availmem_total(void);

/** Pages left in all allocators that know. */
unsigned long uk_alloc_pavailmem_total(void);

#if CONFIG_LIBUKALLOC_IFSTATS
/** Copy the statistics of allocator `a` to `dst`. */
void uk_alloc_stats_get(struct uk_alloc *a, struct uk_alloc_stats *dst);
#if CONFIG_LIBUKALLOC_IFSTATS_GLOBAL
/** Copy the statistics over all allocators to `dst`. */
void uk_alloc_stats_get_global(struct uk_alloc_stats *dst);
#endif
#endif /* CONFIG_LIBUKALLOC_IFSTATS */

#ifdef __cplusplus
}
#endif

#endif /* __UK_ALLOC_H__ */
