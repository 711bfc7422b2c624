/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Multiboot (version 1): from the loader's information to our region list.
 */
#include <string.h>
#include <uk/config.h>
#include <uk/plat/common/bootinfo.h>
#include <kvm/setup.h>

/* Which of the fields below are valid. */
#define MULTIBOOT_INFO_MEMORY (1U << 0)
#define MULTIBOOT_INFO_CMDLINE (1U << 2)
#define MULTIBOOT_INFO_MODS (1U << 3)
#define MULTIBOOT_INFO_MMAP (1U << 6)
#define MULTIBOOT_INFO_LOADER_NAME (1U << 9)

struct multiboot_info {
	__u32 flags;
	__u32 mem_lower; /* KiB from 0 */
	__u32 mem_upper; /* KiB from 1 MiB */
	__u32 boot_device;
	__u32 cmdline;
	__u32 mods_count;
	__u32 mods_addr;
	__u32 syms[4];
	__u32 mmap_length;
	__u32 mmap_addr;
	__u32 drives_length;
	__u32 drives_addr;
	__u32 config_table;
	__u32 boot_loader_name;
} __packed;

struct multiboot_module {
	__u32 start;
	__u32 end;
	__u32 string;
	__u32 reserved;
} __packed;

struct multiboot_mmap_entry {
	__u32 size; /* of what follows */
	__u64 addr;
	__u64 len;
	__u32 type;
} __packed;

#define MULTIBOOT_MEMORY_AVAILABLE 1

/* The boot page table ends here; memory above stays unused. */
#define MAPPED_END 0x100000000ULL

/* Where PCs keep video memory and ROMs, whatever the map says. */
#define LEGACY_HOLE 0xa0000
#define LEGACY_HOLE_END 0xe0000

#define RW (UKPLAT_MEMRF_READ | UKPLAT_MEMRF_WRITE)

static char default_cmdline[] = CONFIG_UK_NAME;

static void claim(struct ukplat_bootinfo *bi, __u64 base, __u64 end,
		  __u16 type, __u16 flags)
{
	struct ukplat_memregion_desc m = { 0 };
	int rc;

	if (type != UKPLAT_MEMRT_RESERVED && end > MAPPED_END) {
		kvm_unused_memory += end - (base > MAPPED_END ? base :
					    MAPPED_END);
		end = MAPPED_END;
	}
	if (base >= end)
		return;
	m.pbase = base;
	m.vbase = base;
	m.len = end - base;
	m.type = type;
	m.flags = flags;
	rc = ukplat_memregion_list_claim(&bi->mrds, &m);
	if (rc < 0)
		kvm_early_panic("too many memory regions: increase "
				"UKPLAT_MEMREGION_MAX_COUNT");
}

/* What the loader says about memory. */
static void claim_memory(struct ukplat_bootinfo *bi,
			 const struct multiboot_info *mi)
{
	const struct multiboot_mmap_entry *e;
	__uptr pos, end;

	if (!(mi->flags & MULTIBOOT_INFO_MMAP)) {
		if (!(mi->flags & MULTIBOOT_INFO_MEMORY))
			kvm_early_panic("the loader passed no memory map");
		claim(bi, __PAGE_SIZE, (__u64)mi->mem_lower << 10,
		      UKPLAT_MEMRT_FREE, RW);
		claim(bi, 0x100000, 0x100000 + ((__u64)mi->mem_upper << 10),
		      UKPLAT_MEMRT_FREE, RW);
		return;
	}
	end = (__uptr)mi->mmap_addr + mi->mmap_length;
	for (pos = mi->mmap_addr; pos < end; pos += e->size + sizeof(e->size)) {
		e = (const struct multiboot_mmap_entry *)pos;
		/* Page 0 is not mapped, so that using NULL is noticed. */
		if (e->type == MULTIBOOT_MEMORY_AVAILABLE)
			claim(bi, e->addr ? e->addr : __PAGE_SIZE,
			      e->addr + e->len, UKPLAT_MEMRT_FREE, RW);
		else
			claim(bi, e->addr, e->addr + e->len,
			      UKPLAT_MEMRT_RESERVED, UKPLAT_MEMRF_READ);
	}
}

static void claim_modules(struct ukplat_bootinfo *bi,
			  const struct multiboot_info *mi)
{
	const struct multiboot_module *mod;
	__u32 i;

	mod = (const struct multiboot_module *)(__uptr)mi->mods_addr;
	for (i = 0; i < mi->mods_count; i++)
		claim(bi, mod[i].start, mod[i].end, UKPLAT_MEMRT_INITRD, RW);
}

static void claim_cmdline(struct ukplat_bootinfo *bi,
			  const struct multiboot_info *mi)
{
	char *cmdline = default_cmdline;
	__sz len;

	if ((mi->flags & MULTIBOOT_INFO_CMDLINE) && mi->cmdline &&
	    *(const char *)(__uptr)mi->cmdline)
		cmdline = (char *)(__uptr)mi->cmdline;
	len = strlen(cmdline);
	bi->cmdline = (__uptr)cmdline;
	bi->cmdline_len = len;
	/* It stays where it is, for the arguments of main to point into. */
	if (cmdline != default_cmdline)
		claim(bi, bi->cmdline, bi->cmdline + len + 1,
		      UKPLAT_MEMRT_CMDLINE, RW);
}

static void copy_name(char *to, const char *from, __sz size)
{
	for (; size > 1 && *from; size--)
		*to++ = *from++;
	*to = '\0';
}

/** Called by the entry code, on the early stack. Does not return. */
void multiboot_entry(const struct multiboot_info *mi)
{
	struct ukplat_bootinfo *bi = ukplat_bootinfo_get();

	if (bi->magic != UKPLAT_BOOTINFO_MAGIC)
		kvm_early_panic("this image's .uk_bootinfo was not filled in");

	copy_name(bi->bootprotocol, "multiboot", sizeof(bi->bootprotocol));
	if (mi->flags & MULTIBOOT_INFO_LOADER_NAME)
		copy_name(bi->bootloader,
			  (const char *)(__uptr)mi->boot_loader_name,
			  sizeof(bi->bootloader));

	claim_memory(bi, mi);
	claim(bi, LEGACY_HOLE, LEGACY_HOLE_END, UKPLAT_MEMRT_RESERVED,
	      UKPLAT_MEMRF_READ);
	if (mi->flags & MULTIBOOT_INFO_MODS)
		claim_modules(bi, mi);
	claim_cmdline(bi, mi);
	ukplat_memregion_list_trim(&bi->mrds, UKPLAT_MEMRT_FREE);

	/* Nothing of the loader's information is needed any more. */
	kvm_setup();
}
