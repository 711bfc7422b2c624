/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <uk/alloc.h>
#include <uk/alloc_impl.h>
#include <uk/assert.h>

struct uk_alloc *_uk_alloc_head;

int uk_alloc_register(struct uk_alloc *a)
{
	struct uk_alloc **link = &_uk_alloc_head;

	UK_ASSERT(a);
	while (*link)
		link = &(*link)->next;
	a->next = NULL;
	*link = a;
	return 0;
}

void _uk_alloc_init_common(struct uk_alloc *a)
{
	for (int i = 0; i < _UK_ALLOC_NCLASSES; i++)
		a->_slabs[i] = NULL;
	a->next = NULL;
	uk_alloc_stats_reset(a);
}

__sz uk_alloc_availmem_total(void)
{
	struct uk_alloc *a;
	__sz total = 0;
	__ssz size;

	uk_alloc_foreach(a) {
		size = uk_alloc_availmem(a);
		if (size > 0)
			total += (__sz)size;
	}
	return total;
}

unsigned long uk_alloc_pavailmem_total(void)
{
	struct uk_alloc *a;
	unsigned long total = 0;
	long pages;

	uk_alloc_foreach(a) {
		pages = uk_alloc_pavailmem(a);
		if (pages > 0)
			total += (unsigned long)pages;
	}
	return total;
}
