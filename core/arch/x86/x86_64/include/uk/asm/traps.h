/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#ifndef __UKARCH_TRAPS_H__
#error "include uk/arch/traps.h instead"
#endif

#ifndef __UKASM_TRAPS_H__
#define __UKASM_TRAPS_H__

/* Exception vectors. */
#define TRAP_divide_error 0
#define TRAP_debug 1
#define TRAP_nmi 2
#define TRAP_int3 3
#define TRAP_overflow 4
#define TRAP_bounds 5
#define TRAP_invalid_op 6
#define TRAP_no_device 7
#define TRAP_double_fault 8
#define TRAP_invalid_tss 10
#define TRAP_no_segment 11
#define TRAP_stack_error 12
#define TRAP_gp_fault 13
#define TRAP_page_fault 14
#define TRAP_coproc_error 16
#define TRAP_alignment_check 17
#define TRAP_machine_check 18
#define TRAP_simd_error 19
#define TRAP_virt_error 20
#define TRAP_security_error 30

/* Bits of a page fault's error code. */
#define X86_PF_EC_P (1UL << 0)   /* a protection rule, not a missing page */
#define X86_PF_EC_WR (1UL << 1)  /* a write */
#define X86_PF_EC_US (1UL << 2)  /* from user mode */
#define X86_PF_EC_RSVD (1UL << 3) /* a reserved bit in a page table */
#define X86_PF_EC_ID (1UL << 4)  /* an instruction fetch */
#define X86_PF_EC_PK (1UL << 5)  /* a protection key */

/* Event UKARCH_TRAP_X86_GP: a general protection fault. */

#ifndef __ASSEMBLY__

struct ukarch_trap_ctx {
	struct __regs *regs;
	int trapnr;               /* the vector */
	unsigned long error_code; /* 0 where the processor gives none */
	__vaddr_t fault_address;  /* CR2, page faults only */
};

#endif /* !__ASSEMBLY__ */
#endif /* __UKASM_TRAPS_H__ */
