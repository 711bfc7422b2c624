/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#ifndef __UKARCH_LCPU_H__
#error "include uk/arch/lcpu.h instead"
#endif

#ifndef __UKASM_LCPU_H__
#define __UKASM_LCPU_H__

#define CACHE_LINE_SIZE 64

/*
 * Offsets into struct __regs for assembly. The order is the order in which
 * the trap entry pushes; everything from rip up is pushed by the processor.
 */
#define __REGS_OFFSETOF_R15 8
#define __REGS_OFFSETOF_R14 16
#define __REGS_OFFSETOF_R13 24
#define __REGS_OFFSETOF_R12 32
#define __REGS_OFFSETOF_RBP 40
#define __REGS_OFFSETOF_RBX 48
#define __REGS_OFFSETOF_R11 56
#define __REGS_OFFSETOF_R10 64
#define __REGS_OFFSETOF_R9 72
#define __REGS_OFFSETOF_R8 80
#define __REGS_OFFSETOF_RAX 88
#define __REGS_OFFSETOF_RCX 96
#define __REGS_OFFSETOF_RDX 104
#define __REGS_OFFSETOF_RSI 112
#define __REGS_OFFSETOF_RDI 120
#define __REGS_OFFSETOF_ORIG_RAX 128
#define __REGS_OFFSETOF_RIP 136
#define __REGS_OFFSETOF_CS 144
#define __REGS_OFFSETOF_EFLAGS 152
#define __REGS_OFFSETOF_RSP 160
#define __REGS_OFFSETOF_SS 168
#define __REGS_SIZEOF 176
#define __REGS_PAD_SIZE 8

#ifndef __ASSEMBLY__

/** The registers of an interrupted context; 176 bytes, 16-aligned on the
 * stack. orig_rax holds the error code of an exception.
 */
struct __regs {
	unsigned long pad;
	unsigned long r15;
	unsigned long r14;
	unsigned long r13;
	unsigned long r12;
	unsigned long rbp;
	unsigned long rbx;
	unsigned long r11;
	unsigned long r10;
	unsigned long r9;
	unsigned long r8;
	unsigned long rax;
	unsigned long rcx;
	unsigned long rdx;
	unsigned long rsi;
	unsigned long rdi;
	unsigned long orig_rax;
	unsigned long rip;
	unsigned long cs;
	unsigned long eflags;
	unsigned long rsp;
	unsigned long ss;
};

#define mb() __asm__ __volatile__("mfence" : : : "memory")
#define rmb() __asm__ __volatile__("lfence" : : : "memory")
#define wmb() __asm__ __volatile__("sfence" : : : "memory")
#define nop() __asm__ __volatile__("nop" : : : "memory")

static inline unsigned long ukarch_read_sp(void)
{
	unsigned long sp;

	__asm__ __volatile__("mov %%rsp, %0" : "=r"(sp));
	return sp;
}

/** One turn of a busy wait. */
static inline void ukarch_spinwait(void)
{
	__asm__ __volatile__("pause" : : : "memory");
}

#endif /* !__ASSEMBLY__ */
#endif /* __UKASM_LCPU_H__ */
