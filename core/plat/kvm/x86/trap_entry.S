/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Where the processor enters for every exception and interrupt: 256 stubs of
 * 8 bytes that say which vector it was, and one common tail that saves the
 * registers as struct __regs and calls
 *   kvm_trap(long vector, struct __regs *regs)
 * Vectors above 127 arrive as negative numbers: they fit in a byte that way.
 */
#include <uk/arch/lcpu.h>

/* Vectors for which the processor itself pushes an error code. */
#define ERROR_CODES ((1 << 8) | (1 << 10) | (1 << 11) | (1 << 12) |	\
		     (1 << 13) | (1 << 14) | (1 << 17) | (1 << 21) |	\
		     (1 << 29) | (1 << 30))

/* The linker puts this first in the image, so that the address of a stub
 * differs from the next one's in its low 16 bits only; see kvm_traps_init().
 */
.section .text.trap_stubs, "ax", @progbits
.globl kvm_trap_stubs
.type kvm_trap_stubs, @function
kvm_trap_stubs:
.set vector, 0
.rept 256
	.balign 8
	.if vector < 32
	pushq $vector
	.if (ERROR_CODES >> vector) & 1
	jmp entry_with_error_code
	.else
	jmp entry
	.endif
	.else
	pushq $(vector - 256 * (vector / 128))
	jmp entry
	.endif
	.set vector, vector + 1
.endr
	.balign 8
.size kvm_trap_stubs, . - kvm_trap_stubs

.text
.type entry, @function
entry:
	pushq (%rsp)			/* takes the error code's place */
entry_with_error_code:
	xchgq %rdi, (%rsp)		/* rdi saved, vector in rdi */
	pushq %rsi
	pushq %rdx
	pushq %rcx
	pushq %rax
	pushq %r8
	pushq %r9
	pushq %r10
	pushq %r11
	pushq %rbx
	pushq %rbp
	pushq %r12
	pushq %r13
	pushq %r14
	pushq %r15
	subq $__REGS_PAD_SIZE, %rsp
	movq %rsp, %rsi
	xorl %ebp, %ebp			/* backtraces end here */
	cld
	call kvm_trap
	addq $__REGS_PAD_SIZE, %rsp
	popq %r15
	popq %r14
	popq %r13
	popq %r12
	popq %rbp
	popq %rbx
	popq %r11
	popq %r10
	popq %r9
	popq %r8
	popq %rax
	popq %rcx
	popq %rdx
	popq %rsi
	popq %rdi
	addq $8, %rsp			/* error code */
	iretq
.size entry, . - entry

.section .note.GNU-stack, "", @progbits
