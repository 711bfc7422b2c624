/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Page table formats and the attributes of mappings. Building and changing
 * page tables at run time is not there yet; the boot page table is fixed
 * (README of libkvmplat).
 */
#ifndef __UKARCH_PAGING_H__
#define __UKARCH_PAGING_H__

#include <uk/arch/types.h>
#include <uk/arch/limits.h>
#include <uk/asm/paging.h>

#define PAGE_ATTR_PROT_NONE 0x00
#define PAGE_ATTR_PROT_READ 0x01
#define PAGE_ATTR_PROT_WRITE 0x02
#define PAGE_ATTR_PROT_EXEC 0x04
#define PAGE_ATTR_PROT_RW (PAGE_ATTR_PROT_READ | PAGE_ATTR_PROT_WRITE)
#define PAGE_ATTR_WRITECOMBINE 0x08

#endif /* __UKARCH_PAGING_H__ */
