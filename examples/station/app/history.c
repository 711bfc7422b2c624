/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <stdlib.h>
#include <uk/assert.h>
#include <uk/ring.h>
#include "history.h"

#define KEPT 4

static struct uk_ring *ring;

void history_add(int value)
{
	int *copy = malloc(sizeof(*copy));

	if (!ring)
		ring = uk_ring_alloc(KEPT, uk_alloc_get_default());
	UK_ASSERT(ring && copy);
	*copy = value;
	if (uk_ring_full(ring))
		free(uk_ring_dequeue_sc(ring));
	uk_ring_enqueue(ring, copy);
}

int history_take(int *value)
{
	int *oldest = ring ? uk_ring_dequeue_sc(ring) : NULL;

	if (!oldest)
		return 0;
	*value = *oldest;
	free(oldest);
	return 1;
}
