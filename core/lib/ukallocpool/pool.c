/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <errno.h>
#include <uk/alloc.h>
#include <uk/alloc_impl.h>
#include <uk/allocpool.h>
#include <uk/assert.h>
#include <uk/essentials.h>

#define MIN_ALIGN	(sizeof(void *))

/* A free object, at its start */
struct object {
	struct object *next;
};

struct uk_allocpool {
	struct object *free;
	unsigned int free_count;
	unsigned int count;
	__sz obj_len;
	__sz obj_align;
	__uptr first;			/* first object */
	struct uk_alloc *parent;	/* NULL: memory of the caller */
	struct uk_alloc self;
};

static inline struct uk_allocpool *to_pool(struct uk_alloc *a)
{
	return __containerof(a, struct uk_allocpool, self);
}

struct uk_alloc *uk_allocpool2ukalloc(struct uk_allocpool *p)
{
	UK_ASSERT(p);
	return &p->self;
}

unsigned int uk_allocpool_availcount(struct uk_allocpool *p)
{
	UK_ASSERT(p);
	return p->free_count;
}

__sz uk_allocpool_objlen(struct uk_allocpool *p)
{
	UK_ASSERT(p);
	return p->obj_len;
}

void *uk_allocpool_take(struct uk_allocpool *p)
{
	struct object *obj;

	UK_ASSERT(p);
	obj = p->free;
	if (obj) {
		p->free = obj->next;
		p->free_count--;
	}
	return obj;
}

unsigned int uk_allocpool_take_batch(struct uk_allocpool *p, void *obj[],
				     unsigned int count)
{
	unsigned int i;

	UK_ASSERT(obj);
	for (i = 0; i < count; i++) {
		obj[i] = uk_allocpool_take(p);
		if (!obj[i])
			break;
	}
	return i;
}

void uk_allocpool_return(struct uk_allocpool *p, void *ptr)
{
	struct object *obj = ptr;

	UK_ASSERT(p);
	UK_ASSERT((__uptr)ptr >= p->first
		  && ((__uptr)ptr - p->first) % p->obj_len == 0
		  && ((__uptr)ptr - p->first) / p->obj_len < p->count);
	UK_ASSERT(p->free_count < p->count);
	obj->next = p->free;
	p->free = obj;
	p->free_count++;
}

void uk_allocpool_return_batch(struct uk_allocpool *p, void *obj[],
			       unsigned int count)
{
	UK_ASSERT(obj);
	for (unsigned int i = 0; i < count; i++)
		uk_allocpool_return(p, obj[i]);
}

static void *pool_malloc(struct uk_alloc *a, __sz size)
{
	struct uk_allocpool *p = to_pool(a);
	void *obj = size <= p->obj_len ? uk_allocpool_take(p) : NULL;

	uk_alloc_stats_count_alloc(a, obj, p->obj_len);
	if (!obj)
		errno = ENOMEM;
	return obj;
}

static int pool_posix_memalign(struct uk_alloc *a, void **memptr, __sz align,
			       __sz size)
{
	struct uk_allocpool *p = to_pool(a);
	void *obj;

	if (!POWER_OF_2(align) || align % sizeof(void *))
		return EINVAL;
	obj = align <= p->obj_align ? pool_malloc(a, size) : NULL;
	if (!obj)
		return ENOMEM;
	*memptr = obj;
	return 0;
}

static void pool_free(struct uk_alloc *a, void *ptr)
{
	if (!ptr)
		return;
	uk_alloc_stats_count_free(a, ptr, to_pool(a)->obj_len);
	uk_allocpool_return(to_pool(a), ptr);
}

static void *pool_realloc(struct uk_alloc *a, void *ptr, __sz size)
{
	if (!ptr)
		return pool_malloc(a, size);
	if (!size) {
		pool_free(a, ptr);
		return NULL;
	}
	if (size <= to_pool(a)->obj_len)
		return ptr;
	errno = ENOMEM;
	return NULL;
}

static __ssz pool_maxalloc(struct uk_alloc *a)
{
	return to_pool(a)->free_count ? (__ssz)to_pool(a)->obj_len : 0;
}

static __ssz pool_availmem(struct uk_alloc *a)
{
	return (__ssz)(to_pool(a)->free_count * to_pool(a)->obj_len);
}

static inline __sz rounded_align(__sz align)
{
	return MAX(align, MIN_ALIGN);
}

static inline __sz rounded_len(__sz len, __sz align)
{
	return ALIGN_UP(MAX(len, sizeof(struct object)),
			rounded_align(align));
}

__sz uk_allocpool_reqmem(unsigned int obj_count, __sz obj_len,
			 __sz obj_align)
{
	return sizeof(struct uk_allocpool) + MIN_ALIGN
	       + rounded_align(obj_align)
	       + obj_count * rounded_len(obj_len, obj_align);
}

static struct uk_allocpool *pool_init(void *base, __sz len,
				      unsigned int max_count,
				      __sz obj_len, __sz obj_align)
{
	__uptr end = (__uptr)base + len;
	struct uk_allocpool *p;

	UK_ASSERT(POWER_OF_2(obj_align));
	p = (struct uk_allocpool *)ALIGN_UP((__uptr)base, MIN_ALIGN);
	if (!base || (__uptr)(p + 1) > end)
		return NULL;

	p->free = NULL;
	p->free_count = 0;
	p->obj_align = rounded_align(obj_align);
	p->obj_len = rounded_len(obj_len, obj_align);
	p->first = ALIGN_UP((__uptr)(p + 1), p->obj_align);
	p->parent = NULL;
	p->count = 0;
	if (p->first <= end)
		p->count = (unsigned int)MIN((end - p->first) / p->obj_len,
					     (__sz)max_count);
	/* the last first, so that they are taken in order */
	for (unsigned int i = p->count; i-- > 0;)
		uk_allocpool_return(p, (void *)(p->first + i * p->obj_len));

	_uk_alloc_fill_malloc(&p->self, pool_malloc, uk_calloc_compat,
			      pool_realloc, pool_free, pool_posix_memalign,
			      uk_memalign_compat, pool_maxalloc,
			      pool_availmem, NULL);
	return p;
}

struct uk_allocpool *uk_allocpool_init(void *base, __sz len, __sz obj_len,
				       __sz obj_align)
{
	return pool_init(base, len, ~0u, obj_len, obj_align);
}

struct uk_allocpool *uk_allocpool_alloc(struct uk_alloc *parent,
					unsigned int obj_count,
					__sz obj_len, __sz obj_align)
{
	struct uk_allocpool *p;
	__sz len = uk_allocpool_reqmem(obj_count, obj_len, obj_align);
	void *base = uk_malloc(parent, len);

	if (!base)
		return NULL;
	p = pool_init(base, len, obj_count, obj_len, obj_align);
	if (!p || p->count < obj_count) { /* len was too large for __sz */
		uk_free(parent, base);
		return NULL;
	}
	p->parent = parent;
	return p;
}

void uk_allocpool_free(struct uk_allocpool *p)
{
	UK_ASSERT(p);
	UK_ASSERT(p->parent);
	UK_ASSERT(p->free_count == p->count);
	/* malloc() aligns better than the pool's head needs: p is its start */
	uk_free(p->parent, p);
}
