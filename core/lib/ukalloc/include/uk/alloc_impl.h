/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The allocator interface: what allocators use to fill in struct uk_alloc.
 *
 * An allocator of pages calls uk_alloc_init_palloc() and gets malloc() and
 * friends from the _ifpages layer: small objects share pages (slabs), big
 * ones get pages of their own. An allocator of objects calls
 * uk_alloc_init_malloc() with what it has and the _compat functions for the
 * rest. One that only has malloc() and free() and loses sizes calls
 * uk_alloc_init_malloc_ifmalloc(), which needs LIBUKALLOC_IFMALLOC.
 * These initialisers also register the allocator.
 */
#ifndef __UK_ALLOC_IMPL_H__
#define __UK_ALLOC_IMPL_H__

#include <uk/alloc.h>
#include <uk/assert.h>
#include <uk/print.h> /* for those who rely on it */

#ifdef __cplusplus
extern "C" {
#endif

/** Append `a` to the list of allocators: 0. */
int uk_alloc_register(struct uk_alloc *a);

/*
 * malloc() and friends on top of a->palloc() and a->pfree().
 * Objects of up to 2032 bytes cost their size class, others whole pages of
 * which 32 bytes are taken (an alignment of a page or more takes a page).
 */
void *uk_malloc_ifpages(struct uk_alloc *a, __sz size);
void *uk_realloc_ifpages(struct uk_alloc *a, void *ptr, __sz size);
int uk_posix_memalign_ifpages(struct uk_alloc *a, void **memptr,
			      __sz align, __sz size);
void uk_free_ifpages(struct uk_alloc *a, void *ptr);
__ssz uk_alloc_maxalloc_ifpages(struct uk_alloc *a);
__ssz uk_alloc_availmem_ifpages(struct uk_alloc *a);

#if CONFIG_LIBUKALLOC_IFMALLOC
/* malloc() and friends on top of a->malloc_backend and a->free_backend. */
void *uk_malloc_ifmalloc(struct uk_alloc *a, __sz size);
void *uk_realloc_ifmalloc(struct uk_alloc *a, void *ptr, __sz size);
int uk_posix_memalign_ifmalloc(struct uk_alloc *a, void **memptr,
			       __sz align, __sz size);
void uk_free_ifmalloc(struct uk_alloc *a, void *ptr);
#endif

/*
 * Functions an allocator may lack, made from the others it has:
 * calloc from malloc; memalign from posix_memalign; palloc and pfree from
 * posix_memalign and free; page counts from byte counts.
 * realloc from malloc and free cannot know the old size: it reads `size`
 * bytes from `ptr`, so it fits only allocators for which that is harmless.
 */
void *uk_calloc_compat(struct uk_alloc *a, __sz nmemb, __sz size);
void *uk_realloc_compat(struct uk_alloc *a, void *ptr, __sz size);
void *uk_memalign_compat(struct uk_alloc *a, __sz align, __sz size);
void *uk_palloc_compat(struct uk_alloc *a, unsigned long num_pages);
void uk_pfree_compat(struct uk_alloc *a, void *ptr, unsigned long num_pages);
long uk_alloc_pmaxalloc_compat(struct uk_alloc *a);
long uk_alloc_pavailmem_compat(struct uk_alloc *a);

/*
 * Statistics. Call the first four after the fact, with what was handed out
 * or taken back; a NULL `ptr` counts a failed allocation or nothing. Without
 * LIBUKALLOC_IFSTATS they are empty.
 */
#if CONFIG_LIBUKALLOC_IFSTATS
void _uk_alloc_stats_add(struct uk_alloc *a, __sz size);
void _uk_alloc_stats_sub(struct uk_alloc *a, __sz size);
void _uk_alloc_stats_enomem(struct uk_alloc *a);
void uk_alloc_stats_reset(struct uk_alloc *a);

/* Nonzero while the layer over pages moves pages on its own account */
extern int _uk_alloc_stats_paused;

#define uk_alloc_stats_count_alloc(a, ptr, size)			\
	do {								\
		if (ptr)						\
			_uk_alloc_stats_add((a), (size));		\
		else							\
			_uk_alloc_stats_enomem((a));			\
	} while (0)
#define uk_alloc_stats_count_free(a, ptr, size)				\
	do {								\
		if (ptr)						\
			_uk_alloc_stats_sub((a), (size));		\
	} while (0)
#define uk_alloc_stats_count_enomem(a, size)				\
	do {								\
		(void)(size);						\
		_uk_alloc_stats_enomem((a));				\
	} while (0)
#else
#define uk_alloc_stats_reset(a)	do { (void)(a); } while (0)
#define uk_alloc_stats_count_alloc(a, ptr, size)			\
	do { (void)(a); (void)(ptr); (void)(size); } while (0)
#define uk_alloc_stats_count_free(a, ptr, size)				\
	do { (void)(a); (void)(ptr); (void)(size); } while (0)
#define uk_alloc_stats_count_enomem(a, size)				\
	do { (void)(a); (void)(size); } while (0)
#endif

#define uk_alloc_stats_count_palloc(a, ptr, num_pages)			\
	uk_alloc_stats_count_alloc(a, ptr, (__sz)(num_pages) << 12)
#define uk_alloc_stats_count_pfree(a, ptr, num_pages)			\
	uk_alloc_stats_count_free(a, ptr, (__sz)(num_pages) << 12)
#define uk_alloc_stats_count_penomem(a, num_pages)			\
	uk_alloc_stats_count_enomem(a, (__sz)(num_pages) << 12)

/* Empties the slab lists; used by the initialisers */
void _uk_alloc_init_common(struct uk_alloc *a);

/** Set up and register an allocator of pages. */
#define uk_alloc_init_palloc(a, palloc_func, pfree_func, pmaxalloc_func, \
			     pavailmem_func, addmem_func)		\
	do {								\
		(a)->malloc         = uk_malloc_ifpages;		\
		(a)->calloc         = uk_calloc_compat;			\
		(a)->realloc        = uk_realloc_ifpages;		\
		(a)->posix_memalign = uk_posix_memalign_ifpages;	\
		(a)->memalign       = uk_memalign_compat;		\
		(a)->free           = uk_free_ifpages;			\
		(a)->palloc         = (palloc_func);			\
		(a)->pfree          = (pfree_func);			\
		(a)->maxalloc       = uk_alloc_maxalloc_ifpages;	\
		(a)->availmem       = uk_alloc_availmem_ifpages;	\
		(a)->pmaxalloc      = (pmaxalloc_func);			\
		(a)->pavailmem      = (pavailmem_func);			\
		(a)->addmem         = (addmem_func);			\
		_uk_alloc_init_common(a);				\
		uk_alloc_register(a);					\
	} while (0)

/* Set up an allocator of objects without registering it */
#define _uk_alloc_fill_malloc(a, malloc_f, calloc_f, realloc_f, free_f,	\
			      posix_memalign_f, memalign_f, maxalloc_f,	\
			      availmem_f, addmem_f)			\
	do {								\
		(a)->malloc         = (malloc_f);			\
		(a)->calloc         = (calloc_f);			\
		(a)->realloc        = (realloc_f);			\
		(a)->posix_memalign = (posix_memalign_f);		\
		(a)->memalign       = (memalign_f);			\
		(a)->free           = (free_f);				\
		(a)->palloc         = uk_palloc_compat;			\
		(a)->pfree          = uk_pfree_compat;			\
		(a)->maxalloc       = (maxalloc_f);			\
		(a)->availmem       = (availmem_f);			\
		(a)->pmaxalloc      = uk_alloc_pmaxalloc_compat;	\
		(a)->pavailmem      = uk_alloc_pavailmem_compat;	\
		(a)->addmem         = (addmem_f);			\
		_uk_alloc_init_common(a);				\
	} while (0)

/** Set up and register an allocator of objects. */
#define uk_alloc_init_malloc(a, malloc_f, calloc_f, realloc_f, free_f,	\
			     posix_memalign_f, memalign_f, maxalloc_f,	\
			     availmem_f, addmem_f)			\
	do {								\
		_uk_alloc_fill_malloc(a, malloc_f, calloc_f, realloc_f,	\
				      free_f, posix_memalign_f,		\
				      memalign_f, maxalloc_f,		\
				      availmem_f, addmem_f);		\
		uk_alloc_register(a);					\
	} while (0)

#if CONFIG_LIBUKALLOC_IFMALLOC
/** Set up and register an allocator that has just malloc() and free(). */
#define uk_alloc_init_malloc_ifmalloc(a, malloc_f, free_f, maxalloc_f,	\
				      availmem_f, addmem_f)		\
	do {								\
		(a)->malloc_backend = (malloc_f);			\
		(a)->free_backend   = (free_f);				\
		uk_alloc_init_malloc(a, uk_malloc_ifmalloc,		\
				     uk_calloc_compat,			\
				     uk_realloc_ifmalloc,		\
				     uk_free_ifmalloc,			\
				     uk_posix_memalign_ifmalloc,	\
				     uk_memalign_compat, maxalloc_f,	\
				     availmem_f, addmem_f);		\
	} while (0)
#endif

#ifdef __cplusplus
}
#endif

#endif /* __UK_ALLOC_IMPL_H__ */
