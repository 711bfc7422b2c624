/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Numbers that the entry code and C must agree on. */
#ifndef __KVM_LAYOUT_H__
#define __KVM_LAYOUT_H__

/* Segment selectors: offsets into the GDT of entry.S. */
#define KVM_CS 0x08
#define KVM_DS 0x10
#define KVM_TSS 0x18

/* The stack for the few calls before a real one is cut from memory. */
#define KVM_EARLY_STACK_SIZE 4096

/* Interrupt lines of the PIC are vectors 32 to 47. */
#define KVM_IRQ_VECTOR 32
#define KVM_IRQ_COUNT 16

/* Boot page table: the first 2 MiB have pages of their own. */
#define KVM_SMALL_PAGES_END 0x200000

#endif /* __KVM_LAYOUT_H__ */
