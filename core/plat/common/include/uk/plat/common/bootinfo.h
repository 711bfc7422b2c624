/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * What the platform knows about the machine and how it was booted. The
 * object lies in the section .uk_bootinfo; after the link a tool writes into
 * it the magic number and one region for each segment of the image.
 */
#ifndef __PLAT_CMN_BOOTINFO_H__
#define __PLAT_CMN_BOOTINFO_H__

#include <uk/arch/types.h>
#include <uk/plat/common/memregion.h>

#define UKPLAT_BOOTINFO_MAGIC 0xB007B0B0
#define UKPLAT_BOOTINFO_VERSION 1

struct ukplat_bootinfo {
	__u32 magic;
	__u8 version;
	__u8 _pad0[3];
	char bootloader[16];   /* who loaded us, zero-terminated */
	char bootprotocol[16]; /* how */
	__u64 cmdline;         /* address */
	__u64 cmdline_len;     /* without the terminating zero */
	__u64 dtb;             /* device tree, or 0 */
	__u64 efi_st;          /* EFI system table, or 0 */
	struct ukplat_memregion_list mrds;
};

/** Never NULL. */
struct ukplat_bootinfo *ukplat_bootinfo_get(void);

/** Writes loader and region list to the kernel console, at info level. */
void ukplat_bootinfo_print(void);

#endif /* __PLAT_CMN_BOOTINFO_H__ */
