/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * What lies where in memory: a list of regions sorted by address that do
 * not overlap, made at boot from the loader's map.
 */
#ifndef __UKPLAT_MEMORY_H__
#define __UKPLAT_MEMORY_H__

#include <uk/config.h>
#include <uk/arch/types.h>
#include <uk/arch/limits.h>
#include <uk/arch/lcpu.h>
#include <uk/essentials.h>
#include <uk/alloc.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Region types; one bit each, so that a search can name several. */
#define UKPLAT_MEMRT_ANY 0xffff
#define UKPLAT_MEMRT_FREE 0x0001       /* for the heap */
#define UKPLAT_MEMRT_RESERVED 0x0002   /* firmware, devices */
#define UKPLAT_MEMRT_KERNEL 0x0004     /* a segment of the image */
#define UKPLAT_MEMRT_INITRD 0x0008     /* a module the loader brought */
#define UKPLAT_MEMRT_CMDLINE 0x0010    /* the command line */
#define UKPLAT_MEMRT_DEVICETREE 0x0020
#define UKPLAT_MEMRT_STACK 0x0040      /* boot and exception stacks */
#define UKPLAT_MEMRT_DEVICE 0x0080     /* device memory */

/* Region flags. */
#define UKPLAT_MEMRF_ALL 0xffff
#define UKPLAT_MEMRF_PERMS 0x0007
#define UKPLAT_MEMRF_READ 0x0001
#define UKPLAT_MEMRF_WRITE 0x0002
#define UKPLAT_MEMRF_EXECUTE 0x0004
#define UKPLAT_MEMRF_UNMAP 0x0010 /* to be unmapped at boot */
#define UKPLAT_MEMRF_MAP 0x0020   /* to be mapped at boot */

/* The layout is a contract with the tool that fills .uk_bootinfo. */
struct ukplat_memregion_desc {
	__paddr_t pbase; /* physical, page-aligned */
	__vaddr_t vbase; /* where it is mapped */
	__sz len;        /* bytes */
	__u16 type;      /* one UKPLAT_MEMRT_* */
	__u16 flags;     /* UKPLAT_MEMRF_* */
#ifdef CONFIG_UKPLAT_MEMRNAME
	char name[36];   /* for people, zero-terminated */
#endif
} __packed __align(8);

int ukplat_memregion_count(void);

/** @return 0 and the i-th region, or -EINVAL */
int ukplat_memregion_get(int i, struct ukplat_memregion_desc **mrd);

/**
 * Finds the next region after index i (-1: from the start).
 * @param type any of these types matches (0: every type)
 * @param flags the flags looked for, under fmask (0: every flag)
 * @return its index, or -ENOENT
 */
static inline int ukplat_memregion_find_next(int i, __u32 type, __u32 flags,
					     __u32 fmask,
					     struct ukplat_memregion_desc **mrd)
{
	struct ukplat_memregion_desc *desc;
	int count = ukplat_memregion_count();

	if (!type)
		type = UKPLAT_MEMRT_ANY;
	while (++i < count) {
		if (ukplat_memregion_get(i, &desc) < 0)
			continue;
		if ((desc->type & type) && (desc->flags & fmask) == flags) {
			*mrd = desc;
			return i;
		}
	}
	*mrd = __NULL;
	return -2; /* ENOENT */
}

#define ukplat_memregion_foreach(mrd, type, flags, fmask)		\
	for (int __ukplat_mri =						\
		ukplat_memregion_find_next(-1, (type), (flags), (fmask), \
					   (mrd));			\
	     __ukplat_mri >= 0;						\
	     __ukplat_mri =						\
		ukplat_memregion_find_next(__ukplat_mri, (type), (flags), \
					   (fmask), (mrd)))

/** The first module the loader brought: its index, or a negative errno. */
static inline int
ukplat_memregion_find_initrd0(struct ukplat_memregion_desc **mrd)
{
	return ukplat_memregion_find_next(-1, UKPLAT_MEMRT_INITRD, 0, 0, mrd);
}

/** The allocator the platform itself should use; 0 or -EINVAL. */
int ukplat_memallocator_set(struct uk_alloc *a);
struct uk_alloc *ukplat_memallocator_get(void);

/**
 * Takes whole pages from the free regions, before there is a heap.
 * @param type what the region list shall call them
 * @param flags permissions, UKPLAT_MEMRF_*
 * @return the address, or NULL if no free region is large enough
 */
void *ukplat_memregion_alloc(__sz size, int type, __u16 flags);

/** Makes the regions usable as the list says; 0 or a negative errno. */
int ukplat_mem_init(void);

#ifndef CONFIG_UKPLAT_AUXSP_PAGE_ORDER
#define CONFIG_UKPLAT_AUXSP_PAGE_ORDER 4
#endif
#define UKPLAT_AUXSP_ALIGN 16
#define UKPLAT_AUXSP_LEN (__PAGE_SIZE << CONFIG_UKPLAT_AUXSP_PAGE_ORDER)

/** Allocates an auxiliary stack; a length of 0 means the default.
 * @return its initial stack pointer, or 0
 */
static inline __uptr ukplat_auxsp_alloc(struct uk_alloc *a, __sz auxsp_len)
{
	void *stack;

	if (!auxsp_len)
		auxsp_len = UKPLAT_AUXSP_LEN;
	stack = uk_memalign(a, UKPLAT_AUXSP_ALIGN, auxsp_len);
	if (!stack)
		return 0;
	return ALIGN_DOWN((__uptr)stack + auxsp_len,
			  (__uptr)UKPLAT_AUXSP_ALIGN);
}

#ifdef __cplusplus
}
#endif

#endif /* __UKPLAT_MEMORY_H__ */
