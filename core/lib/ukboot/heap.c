/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The heap: all free memory goes to the allocator that was chosen. */
#include <uk/alloc.h>
#include <uk/assert.h>
#include <uk/config.h>
#include <uk/plat/memory.h>
#include <uk/print.h>
#include "boot_impl.h"

#if CONFIG_LIBUKBOOT_INITBBUDDY
#include <uk/allocbbuddy.h>
#define alloc_init uk_allocbbuddy_init
#elif CONFIG_LIBUKBOOT_INITREGION
#include <uk/allocregion.h>
#define alloc_init uk_allocregion_init
#elif CONFIG_LIBUKBOOT_INITMIMALLOC
#include <uk/mimalloc.h>
#define alloc_init uk_mimalloc_init
#elif CONFIG_LIBUKBOOT_INITTINYALLOC
#include <uk/tinyalloc.h>
#define alloc_init uk_tinyalloc_init
#elif CONFIG_LIBUKBOOT_INITTLSF
#include <uk/tlsf.h>
#define alloc_init uk_tlsf_init
#endif

#ifdef alloc_init
static struct ukplat_memregion_desc *largest_free(void)
{
	struct ukplat_memregion_desc *m, *best = NULL;

	ukplat_memregion_foreach(&m, UKPLAT_MEMRT_FREE, 0, 0)
		if (!best || m->len > best->len)
			best = m;
	return best;
}

struct uk_alloc *boot_heap(void)
{
	struct ukplat_memregion_desc *m, *first = largest_free();
	struct uk_alloc *a;

	/* The largest first: an allocator keeps its own data there, and some
	 * take no second region.
	 */
	if (unlikely(!first))
		UK_CRASH("No free memory for the heap\n");
	a = alloc_init((void *)first->vbase, first->len);
	if (unlikely(!a))
		UK_CRASH("Not enough memory for the heap\n");
	uk_pr_info("Heap: %012lx-%012lx\n", first->vbase,
		   first->vbase + first->len);

	ukplat_memregion_foreach(&m, UKPLAT_MEMRT_FREE, 0, 0) {
		if (m == first)
			continue;
		if (uk_alloc_addmem(a, (void *)m->vbase, m->len) < 0)
			uk_pr_warn("Heap: %012lx-%012lx not used\n", m->vbase,
				   m->vbase + m->len);
		else
			uk_pr_info("Heap: %012lx-%012lx\n", m->vbase,
				   m->vbase + m->len);
	}
	ukplat_memallocator_set(a);
	return a;
}
#else
struct uk_alloc *boot_heap(void)
{
	return NULL;
}
#endif
