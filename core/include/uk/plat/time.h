/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The platform's clocks. All values are nanoseconds. */
#ifndef __UKPLAT_TIME_H__
#define __UKPLAT_TIME_H__

#include <uk/config.h>
#include <uk/arch/types.h>
#include <uk/arch/time.h>

#ifdef __cplusplus
extern "C" {
#endif

void ukplat_time_init(void);
void ukplat_time_fini(void);

/** Time since boot. Never goes back. */
__nsec ukplat_monotonic_clock(void);

/** Time since 1970-01-01 00:00 UTC. */
__nsec ukplat_wall_clock(void);

/** The raw counter of the clock source (cycles, not nanoseconds). */
__u64 ukplat_time_get_ticks(void);

/** The interrupt line of the timer. */
__u32 ukplat_time_get_irq(void);

/* The period the timer would tick with; schedulers use it as a unit. */
#define UKPLAT_TIME_TICK_NSEC (UKARCH_NSEC_PER_SEC / CONFIG_HZ)
#define UKPLAT_TIME_TICK_MSEC ukarch_time_nsec_to_msec(UKPLAT_TIME_TICK_NSEC)

#ifdef __cplusplus
}
#endif

#endif /* __UKPLAT_TIME_H__ */
