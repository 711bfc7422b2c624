/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * From the loader to C. Multiboot enters in 32-bit protected mode without
 * paging, with a magic number in eax and the address of its information in
 * ebx. We build the page table, switch to 64-bit mode and call
 * multiboot_entry(info).
 */
#include <uk/config.h>
#include <uk/arch/limits.h>
#include <uk/arch/paging.h>
#include <kvm/layout.h>

#define MULTIBOOT_BOOTLOADER_MAGIC 0x2BADB002

#define CR0_FLAGS 0x80010023	/* PG WP NE MP PE */
#define CR4_FLAGS 0x620		/* PAE OSFXSR OSXMMEXCPT */
#define CPUID_EXT_MAX 0x80000000
#define CPUID_EXT_FEATURES 0x80000001
#define CPUID_EXT_EDX_LM (1 << 29)
#define MSR_EFER 0xc0000080
#define EFER_LME 0x100

/* See shutdown.c and ns16550.c. */
#define PORT_DEBUG_EXIT 0x501
#define DEBUG_EXIT_CRASH 42
#define PORT_COM1 0x3f8

#define PTE_TABLE (X86_PTE_PRESENT | X86_PTE_RW)
#define PTE_SMALL (X86_PTE_PRESENT | X86_PTE_RW)
#define PTE_LARGE (X86_PTE_PRESENT | X86_PTE_RW | X86_PTE_PSE)

/* boot_pml4 to boot_pt and early_stack: pages at the image's end, which the
 * linker script defines.
 */

/*
 * Fills page table entries from edi to ebx. xmm0 holds the next two entries,
 * xmm1 what two entries advance by; 16 bytes a store is what makes mapping
 * 4 GiB cheap.
 */
.macro FILL_ENTRIES
1:
	.set offset, 0
	.rept 16
	movdqa %xmm0, offset(%edi)
	paddd %xmm1, %xmm0
	.set offset, offset + 16
	.endr
	addl $256, %edi
	cmpl %ebx, %edi
	jb 1b
.endm

.section .text.boot, "ax", @progbits
.code32

.globl _multiboot_entry
.type _multiboot_entry, @function
_multiboot_entry:
	cli
	cld
	cmpl $MULTIBOOT_BOOTLOADER_MAGIC, %eax
	jne stop
	movl %ebx, %ebp

	movl $CPUID_EXT_MAX, %eax
	cpuid
	cmpl $CPUID_EXT_FEATURES, %eax
	jb no_long_mode
	movl $CPUID_EXT_FEATURES, %eax
	cpuid
	testl $CPUID_EXT_EDX_LM, %edx
	jz no_long_mode

	/* SSE is wanted below, paging not yet. */
	movl %cr0, %eax
	andl $~0x0000000c, %eax		/* EM TS */
	orl $(CR0_FLAGS & 0xffff), %eax
	movl %eax, %cr0
	movl $CR4_FLAGS, %eax
	movl %eax, %cr4

	/* 4 GiB in pages of 2 MiB. */
	movdqa pd_first, %xmm0
	movdqa pd_step, %xmm1
	movl $boot_pd, %edi
	movl $(boot_pd + 4 * __PAGE_SIZE), %ebx
	FILL_ENTRIES

	/* The first 2 MiB in pages of 4 KiB, page 0 not present. */
	movdqa pt_first, %xmm0
	movdqa pt_step, %xmm1
	movl $boot_pt, %edi
	movl $(boot_pt + __PAGE_SIZE), %ebx
	FILL_ENTRIES
	movl $0, boot_pt
	movl $(boot_pt + PTE_TABLE), boot_pd

	movl $(boot_pdpt + PTE_TABLE), boot_pml4
	movl $(boot_pd + 0 * __PAGE_SIZE + PTE_TABLE), boot_pdpt
	movl $(boot_pd + 1 * __PAGE_SIZE + PTE_TABLE), boot_pdpt + 8
	movl $(boot_pd + 2 * __PAGE_SIZE + PTE_TABLE), boot_pdpt + 16
	movl $(boot_pd + 3 * __PAGE_SIZE + PTE_TABLE), boot_pdpt + 24

	movl $boot_pml4, %eax
	movl %eax, %cr3
	movl $MSR_EFER, %ecx
	rdmsr
	orl $EFER_LME, %eax
	wrmsr
	movl %cr0, %eax
	orl $CR0_FLAGS, %eax
	movl %eax, %cr0
	lgdt gdt_pointer
	ljmp $KVM_CS, $entry64

	/* Going on would only reset the machine, without a word. */
no_long_mode:
	movl $no_long_mode_text, %esi
	movl $(no_long_mode_end - no_long_mode_text), %ecx
	movl $PORT_COM1, %edx
	rep outsb
	movl $DEBUG_EXIT_CRASH, %eax
	movl $PORT_DEBUG_EXIT, %edx
	outw %ax, %dx
stop:
	hlt
	jmp stop
.size _multiboot_entry, . - _multiboot_entry

.code64
.type entry64, @function
entry64:
	movl $KVM_DS, %eax
	movl %eax, %ds
	movl %eax, %es
	movl %eax, %ss
	movl %eax, %fs
	movl %eax, %gs
	movl $(early_stack + KVM_EARLY_STACK_SIZE), %esp
	/* Any C function after this one may have been compiled to use AVX. */
	call kvm_cpu_init
	movl %ebp, %edi
	xorl %ebp, %ebp
	call multiboot_entry
	ud2
.size entry64, . - entry64

/*
 * void kvm_switch_stack(__uptr sp, void (*fn)(void *), void *arg)
 * Calls fn on another stack, for good.
 */
.globl kvm_switch_stack
.type kvm_switch_stack, @function
kvm_switch_stack:
	movq %rdi, %rsp
	movq %rdx, %rdi
	xorl %ebp, %ebp
	call *%rsi
	ud2
.size kvm_switch_stack, . - kvm_switch_stack

.section .rodata
.balign 16
pd_first:
	.long PTE_LARGE, 0, PTE_LARGE + 0x200000, 0
pd_step:
	.long 0x400000, 0, 0x400000, 0
pt_first:
	.long PTE_SMALL, 0, PTE_SMALL + 0x1000, 0
pt_step:
	.long 0x2000, 0, 0x2000, 0

no_long_mode_text:
	.ascii "\r\nkiln: cannot start: the processor has no 64-bit mode\r\n"
no_long_mode_end:

/* Writable: loading the task register marks its descriptor busy. */
.data
.balign 16
.globl kvm_gdt
kvm_gdt:
	.quad 0
	.quad 0x00af9b000000ffff	/* 64-bit code */
	.quad 0x00cf93000000ffff	/* data */
	.quad 0, 0			/* task state, filled in by C */
gdt_pointer:
	.word . - kvm_gdt - 1
	.long kvm_gdt

/* Filled in after the link; see uk/plat/common/bootinfo.h. */
#ifdef CONFIG_UKPLAT_MEMRNAME
#define MEMREGION_SIZE 64
#else
#define MEMREGION_SIZE 32
#endif
.section .uk_bootinfo, "aw", @progbits
.balign 8
.globl kvm_bootinfo
.type kvm_bootinfo, @object
kvm_bootinfo:
	.skip 80 + CONFIG_UKPLAT_MEMREGION_MAX_COUNT * MEMREGION_SIZE
.size kvm_bootinfo, . - kvm_bootinfo

.section .note.GNU-stack, "", @progbits
