/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Binary buddy allocator.
 *
 * Memory comes in ranges. Of each range, the pages from `frontier` on were
 * never handed out, or came all back: they are one piece that nobody has to
 * look at. Below the frontier, free memory is made of blocks of 2^order pages,
 * aligned to their size; the first words of a block link it into the list of
 * its order. One bit per page below the frontier tells whether a free block
 * starts there, so that the owner of a page cannot fake one.
 *
 * A block that is freed is merged with its buddy as long as that is free, too,
 * and with the frontier when it ends there. So when everything was given
 * back, everything is as it was at the start.
 *
 * Pages are counted in absolute numbers (address / page size): alignment is
 * alignment of addresses.
 */
#include <errno.h>
#include <uk/alloc.h>
#include <uk/alloc_impl.h>
#include <uk/allocbbuddy.h>
#include <uk/arch/limits.h>
#include <uk/assert.h>
#include <uk/bitops.h>
#include <uk/config.h>
#include <uk/essentials.h>
#include <uk/print.h>

#define ORDERS	40	/* 2^39 pages are 2 PiB */

/* A free block, at its start */
struct block {
	struct block *next;
	struct block **link;	/* what points to this block */
	unsigned int order;
};

struct range {
	struct range *next;
	unsigned long first;	/* page number of the first page */
	unsigned long end;	/* and of the page behind the last one */
	unsigned long frontier;
	unsigned long words;	/* of `heads` that are initialised */
	unsigned long heads[];	/* bit set: a free block starts here */
};

struct bbuddy {
	struct range *ranges;
	unsigned long free_pages;
	unsigned long orders;	/* bit n set: free[n] is not empty */
	struct block *free[ORDERS];
};

static inline struct bbuddy *to_bbuddy(struct uk_alloc *a)
{
	return (struct bbuddy *)a->priv;
}

static inline struct block *block_at(unsigned long page)
{
	return (struct block *)(page << __PAGE_SHIFT);
}

static inline unsigned long page_of(const void *p)
{
	return (__uptr)p >> __PAGE_SHIFT;
}

static inline unsigned int order_of(unsigned long pages)
{
	return (unsigned int)uk_flsl(pages - 1);
}

/* Is a free block of this order at this page, which is below the frontier? */
static int is_free(const struct range *r, unsigned long page,
		   unsigned int order)
{
	return page >= r->first
	       && uk_test_bit(page - r->first, r->heads)
	       && block_at(page)->order == order;
}

static void link_block(struct bbuddy *b, struct range *r, unsigned long page,
		       unsigned int order)
{
	struct block *blk = block_at(page);

	blk->order = order;
	blk->link = &b->free[order];
	blk->next = b->free[order];
	if (blk->next)
		blk->next->link = &blk->next;
	b->free[order] = blk;
	b->orders |= 1UL << order;
	__uk_set_bit(page - r->first, r->heads);
}

static void unlink_block(struct bbuddy *b, struct range *r,
			 unsigned long page)
{
	struct block *blk = block_at(page);

	*blk->link = blk->next;
	if (blk->next)
		blk->next->link = blk->link;
	if (!b->free[blk->order])
		b->orders &= ~(1UL << blk->order);
	__uk_clear_bit(page - r->first, r->heads);
}

/* Everything below `page` may now contain blocks */
static void advance_frontier(struct range *r, unsigned long page)
{
	while (r->words < UK_BITS_TO_LONGS(page - r->first))
		r->heads[r->words++] = 0;
	r->frontier = page;
}

/* The frontier was moved down: free blocks right below it join it */
static void retreat_frontier(struct bbuddy *b, struct range *r)
{
	unsigned int order = 0;

	while (order < ORDERS
	       && (1UL << order) <= r->frontier - r->first
	       && !(r->frontier & ((1UL << order) - 1))) {
		unsigned long page = r->frontier - (1UL << order);

		if (!is_free(r, page, order)) {
			order++;
			continue;
		}
		unlink_block(b, r, page);
		r->frontier = page;
		order = 0;
	}
}

static void free_block(struct bbuddy *b, struct range *r, unsigned long page,
		       unsigned int order)
{
	UK_ASSERT(!uk_test_bit(page - r->first, r->heads));

	while (order < ORDERS - 1) {
		unsigned long buddy = page ^ (1UL << order);

		if (buddy + (1UL << order) > r->frontier
		    || !is_free(r, buddy, order))
			break;
		unlink_block(b, r, buddy);
		page &= ~(1UL << order);
		order++;
	}
	if (page + (1UL << order) == r->frontier) {
		r->frontier = page;
		retreat_frontier(b, r);
	} else {
		link_block(b, r, page, order);
	}
}

/* Free any run of pages: cut it into aligned blocks */
static void free_run(struct bbuddy *b, struct range *r, unsigned long page,
		     unsigned long pages)
{
	while (pages) {
		unsigned int order = (unsigned int)uk_flsl(pages) - 1;

		if (page)
			order = MIN(order,
				    (unsigned int)__builtin_ctzl(page));
		free_block(b, r, page, order);
		page += 1UL << order;
		pages -= 1UL << order;
	}
}

static struct range *range_of(struct bbuddy *b, unsigned long page)
{
	struct range *r = b->ranges;

	while (r && (page < r->first || page >= r->end))
		r = r->next;
	return r;
}

/* From the smallest free block that is big enough; 0 if there is none */
static unsigned long take_block(struct bbuddy *b, unsigned long pages)
{
	unsigned int order = order_of(pages);
	unsigned long page, size, fitting;
	struct range *r;

	fitting = order < ORDERS ? b->orders & ~((1UL << order) - 1) : 0;
	if (!fitting)
		return 0;
	order = (unsigned int)__builtin_ctzl(fitting);
	page = page_of(b->free[order]);
	size = 1UL << order;
	r = range_of(b, page);
	unlink_block(b, r, page);
	if (size > pages)
		free_run(b, r, page + pages, size - pages);
	return page;
}

/* From the frontier of a range, aligned to 2^order pages; 0 if impossible */
static unsigned long take_fresh(struct bbuddy *b, unsigned long pages,
				unsigned int order)
{
	struct range *r;

	for (r = b->ranges; r; r = r->next) {
		unsigned long old = r->frontier;
		unsigned long page = ALIGN_UP(old, 1UL << order);

		if (page < old || page > r->end || r->end - page < pages)
			continue;
		/* the frontier first, or the gap would be merged with it */
		advance_frontier(r, page + pages);
		free_run(b, r, old, page - old);
		return page;
	}
	return 0;
}

#if CONFIG_LIBUKALLOCBBUDDY_FREELIST_SANITY
static void check(struct bbuddy *b)
{
	unsigned long pages = 0;
	struct range *r;

	for (unsigned int order = 0; order < ORDERS; order++) {
		struct block **link = &b->free[order];
		struct block *blk;

		UK_ASSERT(!!*link == !!(b->orders & (1UL << order)));
		for (blk = *link; blk; link = &blk->next, blk = *link) {
			r = range_of(b, page_of(blk));
			UK_ASSERT(r);
			UK_ASSERT(blk->link == link);
			UK_ASSERT(!(page_of(blk) & ((1UL << order) - 1)));
			UK_ASSERT(page_of(blk) + (1UL << order)
				  < r->frontier);
			UK_ASSERT(is_free(r, page_of(blk), order));
			pages += 1UL << order;
		}
	}
	for (r = b->ranges; r; r = r->next)
		pages += r->end - r->frontier;
	UK_ASSERT(pages == b->free_pages);
}
#else
#define check(b)	do { } while (0)
#endif

static void *bbuddy_palloc(struct uk_alloc *a, unsigned long num_pages)
{
	struct bbuddy *b = to_bbuddy(a);
	unsigned long page = 0;

	if (num_pages > 0 && num_pages <= b->free_pages) {
		page = take_block(b, num_pages);
		if (!page && POWER_OF_2(num_pages))
			page = take_fresh(b, num_pages, order_of(num_pages));
		if (!page)
			page = take_fresh(b, num_pages, 0);
	}
	if (!page) {
		uk_alloc_stats_count_penomem(a, num_pages);
		errno = ENOMEM;
		return NULL;
	}
	b->free_pages -= num_pages;
	check(b);
	uk_alloc_stats_count_palloc(a, page, num_pages);
	return block_at(page);
}

static void bbuddy_pfree(struct uk_alloc *a, void *ptr,
			 unsigned long num_pages)
{
	struct bbuddy *b = to_bbuddy(a);
	struct range *r;

	if (!ptr)
		return;
	r = range_of(b, page_of(ptr));
	UK_ASSERT(r);
	UK_ASSERT(!((__uptr)ptr & ~__PAGE_MASK));
	UK_ASSERT(page_of(ptr) + num_pages <= r->frontier);
	uk_alloc_stats_count_pfree(a, ptr, num_pages);
	free_run(b, r, page_of(ptr), num_pages);
	b->free_pages += num_pages;
	check(b);
}

static long bbuddy_pavailmem(struct uk_alloc *a)
{
	return (long)to_bbuddy(a)->free_pages;
}

static long bbuddy_pmaxalloc(struct uk_alloc *a)
{
	struct bbuddy *b = to_bbuddy(a);
	unsigned long max = b->orders
		? 1UL << (uk_flsl(b->orders) - 1) : 0;
	struct range *r;

	for (r = b->ranges; r; r = r->next)
		max = MAX(max, r->end - r->frontier);
	return (long)max;
}

static int bbuddy_addmem(struct uk_alloc *a, void *base, __sz size)
{
	struct bbuddy *b = to_bbuddy(a);
	struct range **link = &b->ranges;
	__uptr start = ALIGN_UP((__uptr)base, sizeof(unsigned long));
	__uptr end = ((__uptr)base + size) & __PAGE_MASK;
	struct range *r = (struct range *)start;
	__sz meta;

	if ((__uptr)base + size < (__uptr)base || start >= end)
		return -EINVAL;
	/* A bit for each page, those under the table itself included */
	meta = sizeof(*r) + UK_BITS_TO_LONGS((end - start) / __PAGE_SIZE + 1)
			    * sizeof(unsigned long);
	if (end - start < meta || end < ALIGN_UP(start + meta, __PAGE_SIZE)
					+ __PAGE_SIZE)
		return -ENOMEM;

	r->next = NULL;
	r->first = ALIGN_UP(start + meta, __PAGE_SIZE) >> __PAGE_SHIFT;
	r->end = end >> __PAGE_SHIFT;
	r->frontier = r->first;
	r->words = 0;
	while (*link)
		link = &(*link)->next;
	*link = r;
	b->free_pages += r->end - r->first;
	return 0;
}

struct uk_alloc *uk_allocbbuddy_init(void *base, size_t len)
{
	const __sz meta = sizeof(struct uk_alloc) + sizeof(struct bbuddy);
	__uptr start = ALIGN_UP((__uptr)base, 16UL);
	struct uk_alloc *a = (struct uk_alloc *)start;
	struct bbuddy *b;
	__sz lost = start - (__uptr)base + meta;

	if (len <= lost)
		return NULL;
	b = to_bbuddy(a);
	b->ranges = NULL;
	b->free_pages = 0;
	b->orders = 0;
	for (int i = 0; i < ORDERS; i++)
		b->free[i] = NULL;
	if (bbuddy_addmem(a, (char *)base + lost, len - lost))
		return NULL;
	uk_alloc_init_palloc(a, bbuddy_palloc, bbuddy_pfree,
			     bbuddy_pmaxalloc, bbuddy_pavailmem,
			     bbuddy_addmem);
	uk_pr_info("heap at %p: %lu pages\n", base, b->free_pages);
	return a;
}
