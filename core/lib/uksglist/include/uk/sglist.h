/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Scatter/gather lists: physical memory that belongs together, for devices.
 *
 * A list is an array of segments, each a run of physical addresses. What is
 * appended is cut at page boundaries and joined again where the physical
 * addresses are adjacent. Lists made by an allocator are reference counted.
 * Errors are negative errno values; a list is unchanged after an error.
 */
#ifndef __UK_SGLIST_H__
#define __UK_SGLIST_H__

#include <stddef.h>
#include <stdint.h>
#include <uk/alloc.h>
#include <uk/arch/types.h>
#include <uk/config.h>
#include <uk/refcount.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_sglist_seg {
	__paddr_t ss_paddr;
	size_t ss_len;
};

struct uk_sglist {
	struct uk_sglist_seg *sg_segs;
	__atomic sg_refs;
	uint16_t sg_nseg;	/* segments in use */
	uint16_t sg_maxseg;	/* room in sg_segs */
};

/** An empty list with room for `maxsegs` segments at `segs`. */
static inline void uk_sglist_init(struct uk_sglist *sg, uint16_t maxsegs,
				  struct uk_sglist_seg *segs)
{
	sg->sg_segs = segs;
	sg->sg_nseg = 0;
	sg->sg_maxseg = maxsegs;
	uk_refcount_init(&sg->sg_refs, 1);
}

/** Make the list empty. */
static inline void uk_sglist_reset(struct uk_sglist *sg)
{
	sg->sg_nseg = 0;
}

/** Take one more reference; uk_sglist_free() drops one. */
static inline struct uk_sglist *uk_sglist_hold(struct uk_sglist *sg)
{
	uk_refcount_acquire(&sg->sg_refs);
	return sg;
}

/** An empty list with room for `nsegs` segments; NULL without memory. */
struct uk_sglist *uk_sglist_alloc(struct uk_alloc *a, int nsegs);

/** Drop a reference, and with the last one the list. */
void uk_sglist_free(struct uk_sglist *sg, struct uk_alloc *a);

/** A list of the `len` bytes at `buf`; NULL if impossible or len is 0. */
struct uk_sglist *uk_sglist_build(struct uk_alloc *a, void *buf, size_t len,
				  int nsegs);

/** A copy of the list; NULL without memory. */
struct uk_sglist *uk_sglist_clone(struct uk_sglist *sg, struct uk_alloc *a);

/** Append the `len` bytes at `buf`: 0, -EINVAL (no room ever), -EFBIG. */
int uk_sglist_append(struct uk_sglist *sg, void *buf, size_t len);

/**
 * Append `length` bytes of `source` from `offset` on: 0, -EINVAL if
 * there are not that many or `sg` has no room ever, -EFBIG.
 */
int uk_sglist_append_sglist(struct uk_sglist *sg,
			    const struct uk_sglist *source,
			    size_t offset, size_t length);

/** Segments that the `len` bytes at `buf` take in an empty list. */
int uk_sglist_count(void *buf, size_t len);

/** Bytes in the list. */
size_t uk_sglist_length(struct uk_sglist *sg);

/** Move all of `second` to the end of `first`: 0 or -EFBIG. */
int uk_sglist_join(struct uk_sglist *first, struct uk_sglist *second);

/**
 * Move the first `length` bytes (all, if there are fewer) to a new list.
 * @param original  the list
 * @param head      the new list; *head may be NULL: one is allocated from
 *                  `a` (and stays NULL if nothing is moved), or an empty list
 * @return 0; -EDOM if others hold `original`; -EINVAL if *head is not empty;
 *         -ENOMEM; -EFBIG if *head is too short
 */
int uk_sglist_split(struct uk_sglist *original, struct uk_sglist **head,
		    struct uk_alloc *a, size_t length);

/**
 * Make a list of `length` bytes from `offset` on; `original` is not
 * changed. *slice and the results are as *head of uk_sglist_split(); -EINVAL
 * also if there are not that many bytes.
 */
int uk_sglist_slice(struct uk_sglist *original, struct uk_sglist **slice,
		    struct uk_alloc *a, size_t offset, size_t length);

#ifdef __cplusplus
}
#endif

#endif /* __UK_SGLIST_H__ */
