/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Processor exceptions as events (uk/event.h). A handler receives a
 * struct ukarch_trap_ctx * and returns UK_EVENT_HANDLED* when the
 * interrupted context may go on; unhandled traps end the machine with a
 * report. Handlers run on the exception stack with interrupts disabled.
 *
 * Event names, for UK_EVENT_HANDLER():
 *   UKARCH_TRAP_INVALID_OP   undefined instruction
 *   UKARCH_TRAP_DEBUG        breakpoint, single step
 *   UKARCH_TRAP_PAGE_FAULT   no page, or not in this way
 *   UKARCH_TRAP_BUS_ERROR    segment, stack or alignment error
 *   UKARCH_TRAP_MATH         division or floating-point error
 *   UKARCH_TRAP_SECURITY     control-flow or virtualisation security check
 * and those of the architecture, in uk/asm/traps.h.
 */
#ifndef __UKARCH_TRAPS_H__
#define __UKARCH_TRAPS_H__

#include <uk/arch/lcpu.h>
#include <uk/asm/traps.h>

#ifndef __ASSEMBLY__
#include <uk/event.h>
#endif

#endif /* __UKARCH_TRAPS_H__ */
