/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * malloc() and friends on top of an allocator of pages.
 *
 * Small objects: a page of slots of one size class, a slab. It starts with
 * struct slab; slots that were given back are linked through their first
 * word. Slabs with a free slot are on the list of their class; one that
 * becomes empty goes back to the page allocator at once.
 * Big objects: pages of their own, the first of which starts with
 * struct big. If the object itself must start on a page, struct big is at
 * the start of the page before.
 *
 * So no object starts exactly on a page except big ones, and the head that
 * belongs to any object is found at the start of the page of the byte before
 * it. Both heads have 32 bytes and begin with a magic number.
 */
#include <errno.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/alloc_impl.h>
#include <uk/arch/limits.h>
#include <uk/assert.h>
#include <uk/essentials.h>

#define MIN_ALIGN	16
#define SLAB_MAGIC	0x62616c73	/* "slab" */
#define BIG_MAGIC	0x67696221	/* "!big" */

struct slab {
	__u32 magic;
	__u8 class;
	__u8 used;		/* slots handed out */
	__u8 fresh;		/* slots that were never handed out */
	__u8 pad;
	void *free;		/* slots that were given back */
	struct slab *next;	/* on the list of the class */
	struct slab *prev;
};

struct big {
	__u32 magic;
	__u32 pad;
	void *base;		/* what palloc() returned */
	unsigned long pages;
	__u64 pad2;
};

UK_CTASSERT(sizeof(struct slab) == 32);
UK_CTASSERT(sizeof(struct big) == 32);

/* Multiples of MIN_ALIGN that waste little of a page without its head */
static const __u16 class_size[_UK_ALLOC_NCLASSES] = {
	16, 32, 48, 64, 96, 128, 192, 256, 336, 448, 576, 800, 1008, 1344,
	2032,
};

#define SMALL_MAX	2032
#define SLAB_SPACE	(__PAGE_SIZE - sizeof(struct slab))

static inline void *head_of(const void *ptr)
{
	return (void *)(((__uptr)ptr - 1) & __PAGE_MASK);
}

/*
 * Pages that move between this layer and the page allocator are no requests
 * of a caller: they do not count.
 */
static void *get_pages(struct uk_alloc *a, unsigned long pages)
{
#if CONFIG_LIBUKALLOC_IFSTATS
	void *p;

	_uk_alloc_stats_paused = 1;
	p = a->palloc(a, pages);
	_uk_alloc_stats_paused = 0;
	return p;
#else
	return a->palloc(a, pages);
#endif
}

static void put_pages(struct uk_alloc *a, void *p, unsigned long pages)
{
#if CONFIG_LIBUKALLOC_IFSTATS
	_uk_alloc_stats_paused = 1;
	a->pfree(a, p, pages);
	_uk_alloc_stats_paused = 0;
#else
	a->pfree(a, p, pages);
#endif
}

static void slab_link(struct uk_alloc *a, struct slab *s)
{
	struct slab *first = a->_slabs[s->class];

	s->prev = NULL;
	s->next = first;
	if (first)
		first->prev = s;
	a->_slabs[s->class] = s;
}

static void slab_unlink(struct uk_alloc *a, struct slab *s)
{
	if (s->prev)
		s->prev->next = s->next;
	else
		a->_slabs[s->class] = s->next;
	if (s->next)
		s->next->prev = s->prev;
}

static struct slab *slab_new(struct uk_alloc *a, unsigned int class)
{
	struct slab *s = get_pages(a, 1);

	if (!s)
		return NULL;
	s->magic = SLAB_MAGIC;
	s->class = (__u8)class;
	s->used = 0;
	s->fresh = (__u8)(SLAB_SPACE / class_size[class]);
	s->free = NULL;
	slab_link(a, s);
	return s;
}

static void *small_alloc(struct uk_alloc *a, __sz size)
{
	unsigned int class = 0;
	struct slab *s;
	void *slot;

	while (class_size[class] < size)
		class++;
	s = a->_slabs[class];
	if (!s) {
		s = slab_new(a, class);
		if (!s)
			return NULL;
	}

	if (s->free) {
		slot = s->free;
		s->free = *(void **)slot;
	} else {
		s->fresh--;
		slot = (char *)(s + 1) + (__sz)s->fresh * class_size[class];
	}
	s->used++;
	if (!s->free && !s->fresh)
		slab_unlink(a, s);
	uk_alloc_stats_count_alloc(a, slot, class_size[class]);
	return slot;
}

/* First byte of the slot that `ptr` points into */
static char *slot_of(struct slab *s, void *ptr)
{
	__u32 off = (__u32)((char *)ptr - (char *)(s + 1));

	return (char *)(s + 1) + off - off % class_size[s->class];
}

static void small_free(struct uk_alloc *a, struct slab *s, void *ptr)
{
	int full = !s->free && !s->fresh;
	void *slot = slot_of(s, ptr);

	UK_ASSERT(s->used > 0);
	uk_alloc_stats_count_free(a, slot, class_size[s->class]);
	if (--s->used == 0) {
		if (!full)
			slab_unlink(a, s);
		s->magic = 0;
		put_pages(a, s, 1);
		return;
	}
	*(void **)slot = s->free;
	s->free = slot;
	if (full)
		slab_link(a, s);
}

/* `align` is a power of two and at least MIN_ALIGN */
static void *big_alloc(struct uk_alloc *a, __sz align, __sz size)
{
	__sz before = MAX(sizeof(struct big), align);
	unsigned long pages;
	struct big *b;
	__uptr base, ptr;

	if (size > __SZ_MAX / 2 || before > __SZ_MAX / 4)
		goto enomem;
	pages = DIV_ROUND_UP(size + before, __PAGE_SIZE);
	base = (__uptr)get_pages(a, pages);
	if (!base)
		goto enomem;
	ptr = ALIGN_UP(base + sizeof(struct big), align);
	b = head_of((void *)ptr);
	b->magic = BIG_MAGIC;
	b->base = (void *)base;
	b->pages = pages;
	uk_alloc_stats_count_alloc(a, ptr, base + pages * __PAGE_SIZE - ptr);
	return (void *)ptr;

enomem:
	uk_alloc_stats_count_enomem(a, size);
	return NULL;
}

/* Bytes that can be used at `ptr` */
static __sz usable_size(void *ptr)
{
	struct slab *s = head_of(ptr);
	struct big *b = head_of(ptr);

	if (s->magic == SLAB_MAGIC)
		return (__sz)(slot_of(s, ptr) + class_size[s->class]
			      - (char *)ptr);
	UK_ASSERT(b->magic == BIG_MAGIC);
	return (__sz)((char *)b->base + b->pages * __PAGE_SIZE
		      - (char *)ptr);
}

static void *aligned_alloc_ifpages(struct uk_alloc *a, __sz align, __sz size)
{
	__uptr ptr;

	if (align < MIN_ALIGN)
		align = MIN_ALIGN;
	if (size == 0)
		size = 1;
	/* A slot is only aligned to MIN_ALIGN: leave room to move up in it */
	if (size > SMALL_MAX || align > SMALL_MAX
	    || size + align - MIN_ALIGN > SMALL_MAX)
		return big_alloc(a, align, size);
	ptr = (__uptr)small_alloc(a, size + align - MIN_ALIGN);
	if (!ptr) {
		uk_alloc_stats_count_enomem(a, size);
		return NULL;
	}
	return (void *)ALIGN_UP(ptr, align);
}

void *uk_malloc_ifpages(struct uk_alloc *a, __sz size)
{
	void *ptr;

	UK_ASSERT(a);
	ptr = aligned_alloc_ifpages(a, MIN_ALIGN, size);
	if (!ptr)
		errno = ENOMEM;
	return ptr;
}

int uk_posix_memalign_ifpages(struct uk_alloc *a, void **memptr,
			      __sz align, __sz size)
{
	void *ptr;

	UK_ASSERT(a);
	if (!POWER_OF_2(align) || align % sizeof(void *))
		return EINVAL;
	ptr = aligned_alloc_ifpages(a, align, size);
	if (!ptr)
		return ENOMEM;
	*memptr = ptr;
	return 0;
}

void uk_free_ifpages(struct uk_alloc *a, void *ptr)
{
	struct slab *s = head_of(ptr);
	struct big *b = head_of(ptr);

	UK_ASSERT(a);
	if (!ptr)
		return;
	if (s->magic == SLAB_MAGIC) {
		small_free(a, s, ptr);
		return;
	}
	/* Anything else was not allocated here, or was freed before */
	UK_ASSERT(b->magic == BIG_MAGIC);
	uk_alloc_stats_count_free(a, ptr, usable_size(ptr));
	b->magic = 0;
	put_pages(a, b->base, b->pages);
}

void *uk_realloc_ifpages(struct uk_alloc *a, void *ptr, __sz size)
{
	__sz room;
	void *moved;

	UK_ASSERT(a);
	if (!ptr)
		return uk_malloc_ifpages(a, size);
	if (size == 0) {
		uk_free_ifpages(a, ptr);
		return NULL;
	}

	/* Stay, unless it does not fit or more than half would be wasted */
	room = usable_size(ptr);
	if (size <= room && size > room / 2)
		return ptr;
	moved = uk_malloc_ifpages(a, size);
	if (!moved)
		return size <= room ? ptr : NULL;
	memcpy(moved, ptr, MIN(room, size));
	uk_free_ifpages(a, ptr);
	return moved;
}

__ssz uk_alloc_maxalloc_ifpages(struct uk_alloc *a)
{
	long pages = uk_alloc_pmaxalloc(a);

	if (pages < 0)
		return pages;
	return pages ? (__ssz)((__sz)pages * __PAGE_SIZE
			       - sizeof(struct big)) : 0;
}

__ssz uk_alloc_availmem_ifpages(struct uk_alloc *a)
{
	long pages = uk_alloc_pavailmem(a);

	return pages < 0 ? pages : (__ssz)((__sz)pages * __PAGE_SIZE);
}
