/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Logical processors: interrupts on and off, halting, per-processor data. */
#ifndef __UKPLAT_LCPU_H__
#define __UKPLAT_LCPU_H__

#include <uk/config.h>
#include <uk/arch/types.h>
#include <uk/arch/time.h>
#include <uk/arch/lcpu.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef __u64 __lcpuid;  /* what the hardware calls a processor */
typedef __u32 __lcpuidx; /* 0, 1, … in the order they were found */

void ukplat_lcpu_enable_irq(void);
void ukplat_lcpu_disable_irq(void);

/** Disables interrupts and returns what restore_irqf() needs. */
unsigned long ukplat_lcpu_save_irqf(void);
void ukplat_lcpu_restore_irqf(unsigned long flags);

/** Nonzero when interrupts are disabled. */
int ukplat_lcpu_irqs_disabled(void);

/** Delivers what is pending on platforms that queue interrupts in
 * software; with hardware interrupts there is nothing to do.
 */
void ukplat_lcpu_irqs_handle_pending(void);

/** Stops this processor for good. */
void ukplat_lcpu_halt(void) __noreturn;

/** Sleeps until the next interrupt. Called, and returns, with interrupts
 * disabled; the interrupt is handled in between.
 */
void ukplat_lcpu_halt_irq(void);

/** As halt_irq(), but no later than the given point of the monotonic
 * clock. May return early: the caller looks at the clock.
 */
void ukplat_lcpu_halt_irq_until(__nsec until);

/** Stack for code that must not run on the application's; 0: none set. */
__uptr ukplat_lcpu_get_auxsp(void);
void ukplat_lcpu_set_auxsp(__uptr auxsp);

__lcpuid ukplat_lcpu_id(void);

#if CONFIG_HAVE_SMP
__lcpuidx ukplat_lcpu_idx(void);
__u32 ukplat_lcpu_count(void);
#else
static inline __lcpuidx ukplat_lcpu_idx(void)
{
	return 0;
}

static inline __u32 ukplat_lcpu_count(void)
{
	return 1;
}
#endif

/* An array with one element for each processor. */
#define UKPLAT_PER_LCPU_DEFINE(type, name)				\
	type name[CONFIG_UKPLAT_LCPU_MAXCOUNT]
#define UKPLAT_PER_LCPU_DECLARE(type, name)				\
	extern type name[CONFIG_UKPLAT_LCPU_MAXCOUNT]
#define UKPLAT_PER_LCPU_ARRAY_DEFINE(type, name, size)			\
	type name[CONFIG_UKPLAT_LCPU_MAXCOUNT][size]
#define ukplat_per_lcpu(name, idx) (name[idx])
#define ukplat_per_lcpu_current(name)					\
	ukplat_per_lcpu(name, ukplat_lcpu_idx())
#define ukplat_per_lcpu_array(name, idx, arridx) (name[idx][arridx])
#define ukplat_per_lcpu_array_current(name, arridx)			\
	ukplat_per_lcpu_array(name, ukplat_lcpu_idx(), arridx)

#ifdef __cplusplus
}
#endif

#endif /* __UKPLAT_LCPU_H__ */
