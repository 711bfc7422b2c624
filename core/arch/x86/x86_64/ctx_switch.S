/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Switching contexts. A context that is not running has on its stack, from
 * sp up: r15 r14 r13 r12 rbx rbp, the registers a C function must preserve,
 * then the return address of its call to ukarch_ctx_switch.
 */
#include <uk/arch/ctx.h>

.text

/* void ukarch_ctx_switch(struct ukarch_ctx *store, struct ukarch_ctx *load) */
.globl ukarch_ctx_switch
.type ukarch_ctx_switch, @function
ukarch_ctx_switch:
	pushq %rbp
	pushq %rbx
	pushq %r12
	pushq %r13
	pushq %r14
	pushq %r15
	leaq resume(%rip), %rax
	movq %rax, UKARCH_CTX_OFFSETOF_IP(%rdi)
	movq %rsp, UKARCH_CTX_OFFSETOF_SP(%rdi)
	movq UKARCH_CTX_OFFSETOF_SP(%rsi), %rsp
	jmp *UKARCH_CTX_OFFSETOF_IP(%rsi)
resume:
	popq %r15
	popq %r14
	popq %r13
	popq %r12
	popq %rbx
	popq %rbp
	ret
.size ukarch_ctx_switch, . - ukarch_ctx_switch

/*
 * First instructions of a new context. On its stack: the address to go to.
 * The stack pointer at the entry is what a call would leave: 8 below a
 * multiple of 16, with a zero as return address.
 */
.globl _ctx_start_clear
.type _ctx_start_clear, @function
_ctx_start_clear:
	xorl %eax, %eax
	xorl %ebx, %ebx
	xorl %ecx, %ecx
	xorl %edx, %edx
	xorl %esi, %esi
	xorl %edi, %edi
	xorl %r8d, %r8d
	xorl %r9d, %r9d
	xorl %r10d, %r10d
	xorl %r11d, %r11d
	xorl %r12d, %r12d
	xorl %r13d, %r13d
	xorl %r14d, %r14d
	xorl %r15d, %r15d
.globl _ctx_start_keep
_ctx_start_keep:
	pushq $0
	popq %rbp			/* without touching the flags */
	ret				/* pops the entry */
.size _ctx_start_clear, . - _ctx_start_clear

/* The same with one or two arguments above the entry, for C functions. */
.globl _ctx_call_clear
.type _ctx_call_clear, @function
_ctx_call_clear:
	xorl %eax, %eax
	xorl %ebx, %ebx
	xorl %ecx, %ecx
	xorl %edx, %edx
	xorl %r8d, %r8d
	xorl %r9d, %r9d
	xorl %r10d, %r10d
	xorl %r11d, %r11d
	xorl %r12d, %r12d
	xorl %r13d, %r13d
	xorl %r14d, %r14d
	xorl %r15d, %r15d
.globl _ctx_call_keep
_ctx_call_keep:
	popq %rdi
	popq %rsi
	pushq $0
	popq %rbp
	ret				/* pops the entry */
.size _ctx_call_clear, . - _ctx_call_clear

.section .note.GNU-stack, "", @progbits
