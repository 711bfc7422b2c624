/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* What the platform's interrupt entry needs of the PIC. */
#ifndef __UK_INTCTLR_XPIC_H__
#define __UK_INTCTLR_XPIC_H__

#include <uk/arch/lcpu.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An interrupt arrived on this line: handles it and tells the PIC. Line n
 * arrives as vector 32 + n.
 */
void uk_intctlr_xpic_handle_irq(struct __regs *regs, unsigned int irq);

#ifdef __cplusplus
}
#endif

#endif /* __UK_INTCTLR_XPIC_H__ */
