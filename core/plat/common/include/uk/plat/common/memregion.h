/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Arithmetic on lists of memory regions. Nothing here knows a machine.
 *
 * A list is sorted by address and its regions do not overlap. Where two
 * claims meet, the stronger one wins: reserved memory over what the kernel
 * put somewhere over free memory; among equals, the earlier claim.
 */
#ifndef __PLAT_CMN_MEMREGION_H__
#define __PLAT_CMN_MEMREGION_H__

#include <uk/arch/types.h>
#include <uk/plat/memory.h>

/* The layout is a contract with the tool that fills .uk_bootinfo. */
struct ukplat_memregion_list {
	__u32 capacity;
	__u32 count;
	struct ukplat_memregion_desc mrds[];
};

/**
 * Claims a region. Parts of it that a stronger region covers are left out;
 * weaker regions are cut back, or split, to make room. Regions of the same
 * type and flags that touch become one.
 * @return 0, -EINVAL for an empty or wrapping region, -ENOMEM if the list
 *	is full (it is then unchanged or has lost the claim's tail)
 */
int ukplat_memregion_list_claim(struct ukplat_memregion_list *list,
				const struct ukplat_memregion_desc *mrd);

/** Removes the i-th region. */
void ukplat_memregion_list_delete(struct ukplat_memregion_list *list, __u32 i);

/** Makes regions of a type begin and end on page boundaries by giving up
 * partial pages; regions without a whole page disappear.
 */
void ukplat_memregion_list_trim(struct ukplat_memregion_list *list,
				__u16 type);

/**
 * Cuts len bytes, rounded up to pages, from the lowest free region that has
 * them.
 * @return its address, or (__paddr_t)-1
 */
__paddr_t ukplat_memregion_list_take(struct ukplat_memregion_list *list,
				     __sz len, __u16 type, __u16 flags);

#endif /* __PLAT_CMN_MEMREGION_H__ */
