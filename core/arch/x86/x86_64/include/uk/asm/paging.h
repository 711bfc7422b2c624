/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#ifndef __UKARCH_PAGING_H__
#error "include uk/arch/paging.h instead"
#endif

#ifndef __UKASM_PAGING_H__
#define __UKASM_PAGING_H__

/* Bits of an entry at any level. PSE: the entry maps a large page. */
#define X86_PTE_PRESENT 0x001
#define X86_PTE_RW 0x002
#define X86_PTE_US 0x004
#define X86_PTE_PWT 0x008
#define X86_PTE_PCD 0x010
#define X86_PTE_ACCESSED 0x020
#define X86_PTE_DIRTY 0x040
#define X86_PTE_PSE 0x080
#define X86_PTE_GLOBAL 0x100
#ifndef __ASSEMBLY__
#define X86_PTE_NX (1UL << 63)
#endif

#define PAGE_LARGE_SHIFT 21
#define PAGE_LARGE_SIZE (__PAGE_SIZE << 9)
#define PAGE_HUGE_SHIFT 30
#define PAGE_HUGE_SIZE (__PAGE_SIZE << 18)

#endif /* __UKASM_PAGING_H__ */
