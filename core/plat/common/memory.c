/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The region list of this machine, and the platform's allocator. */
#include <errno.h>
#include <uk/plat/common/bootinfo.h>
#include <uk/plat/memory.h>
#include <uk/essentials.h>
#include <uk/print.h>

UK_CTASSERT(sizeof(struct ukplat_bootinfo) == 80);
#ifdef CONFIG_UKPLAT_MEMRNAME
UK_CTASSERT(sizeof(struct ukplat_memregion_desc) == 64);
#else
UK_CTASSERT(sizeof(struct ukplat_memregion_desc) == 32);
#endif

static struct uk_alloc *plat_allocator;

int ukplat_memregion_count(void)
{
	return (int)ukplat_bootinfo_get()->mrds.count;
}

int ukplat_memregion_get(int i, struct ukplat_memregion_desc **mrd)
{
	struct ukplat_bootinfo *bi = ukplat_bootinfo_get();

	if (unlikely(i < 0 || (__u32)i >= bi->mrds.count))
		return -EINVAL;
	*mrd = &bi->mrds.mrds[i];
	return 0;
}

void *ukplat_memregion_alloc(__sz size, int type, __u16 flags)
{
	__paddr_t addr;

	addr = ukplat_memregion_list_take(&ukplat_bootinfo_get()->mrds, size,
					  (__u16)type, flags);
	return addr == (__paddr_t)-1 ? NULL : (void *)addr;
}

int ukplat_memallocator_set(struct uk_alloc *a)
{
	if (unlikely(!a || plat_allocator))
		return -EINVAL;
	plat_allocator = a;
	return 0;
}

struct uk_alloc *ukplat_memallocator_get(void)
{
	return plat_allocator;
}

#if CONFIG_LIBUKDEBUG_PRINTK && CONFIG_LIBUKDEBUG_PRINTK_INFO
static const char *mr_type_name(__u16 type)
{
	switch (type) {
	case UKPLAT_MEMRT_FREE:
		return "free";
	case UKPLAT_MEMRT_RESERVED:
		return "reserved";
	case UKPLAT_MEMRT_KERNEL:
		return "kernel";
	case UKPLAT_MEMRT_INITRD:
		return "initrd";
	case UKPLAT_MEMRT_CMDLINE:
		return "command line";
	case UKPLAT_MEMRT_DEVICETREE:
		return "device tree";
	case UKPLAT_MEMRT_STACK:
		return "stacks";
	case UKPLAT_MEMRT_DEVICE:
		return "device";
	default:
		return "unknown";
	}
}

void ukplat_bootinfo_print(void)
{
	struct ukplat_bootinfo *bi = ukplat_bootinfo_get();
	struct ukplat_memregion_desc *m;
	__u32 i;

	uk_pr_info("Booted by \"%s\" (%s)\n", bi->bootloader,
		   bi->bootprotocol);
	uk_pr_info("Command line: \"%s\"\n", (const char *)bi->cmdline);
	uk_pr_info("Memory regions:\n");
	for (i = 0; i < bi->mrds.count; i++) {
		m = &bi->mrds.mrds[i];
		uk_pr_info("  %012lx-%012lx %8lu KiB %c%c%c %s\n",
			   m->pbase, m->pbase + m->len, m->len >> 10,
			   m->flags & UKPLAT_MEMRF_READ ? 'r' : '-',
			   m->flags & UKPLAT_MEMRF_WRITE ? 'w' : '-',
			   m->flags & UKPLAT_MEMRF_EXECUTE ? 'x' : '-',
			   mr_type_name(m->type));
	}
}
#else
void ukplat_bootinfo_print(void)
{
}
#endif
