/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The steps of the platform's start, in order, and their shared state. */
#ifndef __KVM_SETUP_H__
#define __KVM_SETUP_H__

#include <uk/arch/types.h>
#include <uk/essentials.h>

/* entry.S */
void kvm_switch_stack(__uptr sp, void (*fn)(void *), void *arg) __noreturn;

/** Everything after the protocol: the region list is complete. Takes a
 * stack from it, brings up console, traps and interrupts, and calls
 * ukplat_entry_argp().
 */
void kvm_setup(void) __noreturn;

/* Bytes of memory that lie too high for the boot page table. */
extern __u64 kvm_unused_memory;

/** Says why the machine cannot start, and ends it as crashed. Works with
 * nothing initialised.
 */
void kvm_early_panic(const char *why) __noreturn;

/** Remembers when the machine started. */
void kvm_clock_init(void);

void kvm_console_init(void);

/** Per-processor data behind the GS base. */
void kvm_lcpu_init(void);

/** Descriptor tables.
 * @param ist initial stack pointers for interrupts, exceptions and critical
 *	exceptions
 */
void kvm_traps_init(const __uptr ist[3]);

/** Turns on optional processor features: NX, XSAVE, AVX, FSGSBASE. */
void kvm_cpu_init(void);
/** Says which there are, at info level. */
void kvm_cpu_print(void);

/** Unmaps a page below a stack, if it has a page table entry of its own. */
void kvm_guard_page(__uptr page);

/** Is this address mapped? */
int kvm_is_mapped(__uptr addr);

#endif /* __KVM_SETUP_H__ */
