/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The two timers of a PC that we use, besides the TSC. */
#ifndef __KVM_CLOCK_H__
#define __KVM_CLOCK_H__

#include <uk/arch/time.h>

/** Silences the interval timer, which firmware leaves ticking. */
void pit_init(void);

/** Raises interrupt 0 once, after ns nanoseconds but at the latest after
 * 54 ms, the most the hardware can count.
 */
void pit_oneshot(__nsec ns);

/** Cycles per second of the TSC, measured in a window of 5 ms. */
__u64 pit_measure_tsc(void);

/** Nanoseconds since 1970-01-01 00:00 by the battery-backed clock, which
 * counts whole seconds of UTC.
 */
__nsec rtc_read(void);

#endif /* __KVM_CLOCK_H__ */
