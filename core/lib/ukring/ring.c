/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <uk/alloc.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/ring.h>

struct uk_ring *uk_ring_alloc(int count, struct uk_alloc *a)
{
	struct uk_ring *br;

	UK_ASSERT(count > 0 && POWER_OF_2(count));
	br = uk_memalign(a, __alignof__(*br),
			 sizeof(*br) + (size_t)count * sizeof(void *));
	if (!br)
		return NULL;
	br->br_prod_head = 0;
	br->br_prod_tail = 0;
	br->br_drops = 0;
	br->br_cons_head = 0;
	br->br_cons_tail = 0;
	br->br_size = (__u32)count;
	br->br_mask = (__u32)count - 1;
	return br;
}

void uk_ring_free(struct uk_ring *br, struct uk_alloc *a)
{
	uk_free(a, br);
}
