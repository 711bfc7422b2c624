/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * A ring of pointers with lock-free access for several producers and either
 * several consumers (_mc) or one (_sc). NULL cannot be stored.
 *
 * Head and tail of each side count on without end; a slot is the count
 * modulo the size. A side claims slots by moving its head, and publishes
 * them by moving its tail, in the order of the claims. Claims of _enqueue()
 * and _dequeue_mc() are made with interrupts off, so these may be called
 * from interrupt context.
 */
#ifndef __UK_RING_H__
#define __UK_RING_H__

#include <errno.h>
#include <stddef.h>
#include <uk/alloc.h>
#include <uk/arch/lcpu.h>
#include <uk/arch/types.h>
#include <uk/atomic.h>
#include <uk/plat/lcpu.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_ring {
	/* written by producers */
	__u32 br_prod_head;
	__u32 br_prod_tail;
	__u64 br_drops;		/* enqueue attempts that failed */
	/* written by consumers, on another cache line */
	__u32 br_cons_head __attribute__((aligned(64)));
	__u32 br_cons_tail;
	/* constant */
	__u32 br_size __attribute__((aligned(64)));
	__u32 br_mask;
	void *br_ring[];
};

/**
 * A ring for `count` pointers, a power of two; NULL without memory. Give it
 * back with uk_ring_free() to the same allocator.
 */
struct uk_ring *uk_ring_alloc(int count, struct uk_alloc *a);
void uk_ring_free(struct uk_ring *br, struct uk_alloc *a);

/** Number of pointers in the ring (a snapshot). */
static inline int uk_ring_count(const struct uk_ring *br)
{
	__u32 tail = uk_load_n(&br->br_cons_tail);

	return (int)(uk_load_n(&br->br_prod_tail) - tail);
}

static inline int uk_ring_empty(const struct uk_ring *br)
{
	return uk_ring_count(br) == 0;
}

static inline int uk_ring_full(const struct uk_ring *br)
{
	return (__u32)uk_ring_count(br) >= br->br_size;
}

/** Append `buf`: 0, or -ENOBUFS if the ring is full. */
static inline int uk_ring_enqueue(struct uk_ring *br, void *buf)
{
	unsigned long irqf = ukplat_lcpu_save_irqf();
	__u32 head, tail;

	do {
		/* This order: a stale head never looks emptier than it is */
		tail = uk_load_n(&br->br_cons_tail);
		head = uk_load_n(&br->br_prod_head);
		if (head - tail >= br->br_size
		    && head - uk_load_n(&br->br_cons_tail) >= br->br_size) {
			uk_inc(&br->br_drops);
			ukplat_lcpu_restore_irqf(irqf);
			return -ENOBUFS;
		}
	} while (uk_compare_exchange_sync(&br->br_prod_head, head, head + 1)
		 != head + 1);

	br->br_ring[head & br->br_mask] = buf;
	while (uk_load_n(&br->br_prod_tail) != head)
		ukarch_spinwait();
	uk_store_n(&br->br_prod_tail, head + 1);
	ukplat_lcpu_restore_irqf(irqf);
	return 0;
}

/** Take the oldest pointer; NULL if the ring is empty. Any consumer. */
static inline void *uk_ring_dequeue_mc(struct uk_ring *br)
{
	unsigned long irqf = ukplat_lcpu_save_irqf();
	__u32 head;
	void *buf;

	do {
		head = uk_load_n(&br->br_cons_head);
		if (head == uk_load_n(&br->br_prod_tail)) {
			ukplat_lcpu_restore_irqf(irqf);
			return NULL;
		}
	} while (uk_compare_exchange_sync(&br->br_cons_head, head, head + 1)
		 != head + 1);

	buf = br->br_ring[head & br->br_mask];
	while (uk_load_n(&br->br_cons_tail) != head)
		ukarch_spinwait();
	uk_store_n(&br->br_cons_tail, head + 1);
	ukplat_lcpu_restore_irqf(irqf);
	return buf;
}

/** The oldest pointer, which stays; NULL if the ring is empty. */
static inline void *uk_ring_peek(struct uk_ring *br)
{
	__u32 head = br->br_cons_head;

	if (head == uk_load_n(&br->br_prod_tail))
		return NULL;
	return br->br_ring[head & br->br_mask];
}

/** Drop what uk_ring_peek() showed. Only consumer. */
static inline void uk_ring_advance_sc(struct uk_ring *br)
{
	__u32 head = br->br_cons_head;

	if (head == uk_load_n(&br->br_prod_tail))
		return;
	br->br_cons_head = head + 1;
	uk_store_n(&br->br_cons_tail, head + 1);
}

/** Replace what uk_ring_peek() showed, and keep it. Only consumer. */
static inline void uk_ring_putback_sc(struct uk_ring *br, void *buf)
{
	br->br_ring[br->br_cons_head & br->br_mask] = buf;
}

/** Take the oldest pointer; NULL if the ring is empty. Only consumer. */
static inline void *uk_ring_dequeue_sc(struct uk_ring *br)
{
	void *buf = uk_ring_peek(br);

	if (buf)
		uk_ring_advance_sc(br);
	return buf;
}

#ifdef __cplusplus
}
#endif

#endif /* __UK_RING_H__ */
