/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The clock: the processor's time stamp counter, scaled. Its frequency comes
 * from the processor or the hypervisor if they tell, else it is measured the
 * first time somebody looks at the clock.
 */
#include <uk/assert.h>
#include <uk/config.h>
#include <uk/intctlr.h>
#include <uk/plat/time.h>
#include <uk/print.h>
#include <kvm/clock.h>
#include <kvm/setup.h>
#include <x86/cpu.h>

#define TIMER_IRQ 0

/* Frequencies outside are taken for nonsense. */
#define TSC_HZ_MIN 100000000UL
#define TSC_HZ_MAX 20000000000UL

#define CPUID_HV_BASE 0x40000000
#define CPUID_HV_TIMING 0x40000010 /* eax: TSC in kHz */
#define CPUID1_ECX_HYPERVISOR (1U << 31)

static __u64 tsc_base;  /* at boot */
static __u64 tsc_mult;  /* ns per cycle, 32 fractional bits; 0: unknown */
static __u64 tsc_hz;
static const char *tsc_source;
static __nsec wall_offset; /* wall clock at boot; 0: unknown */

static __u64 tsc_hz_from_cpuid(void)
{
	__u32 max, a, b, c, d;

	cpuid(0, 0, &max, &b, &c, &d);
	if (max >= 0x15) {
		/* crystal (c) times numerator (b) by denominator (a) */
		cpuid(0x15, 0, &a, &b, &c, &d);
		if (a && b && c) {
			tsc_source = "CPUID 0x15";
			return (__u64)c * b / a;
		}
	}
	cpuid(1, 0, &a, &b, &c, &d);
	if (c & CPUID1_ECX_HYPERVISOR) {
		cpuid(CPUID_HV_BASE, 0, &a, &b, &c, &d);
		if (a >= CPUID_HV_TIMING) {
			cpuid(CPUID_HV_TIMING, 0, &a, &b, &c, &d);
			tsc_source = "CPUID 0x40000010";
			return (__u64)a * 1000;
		}
	}
	if (max >= 0x16) {
		/* nominal frequency in MHz */
		cpuid(0x16, 0, &a, &b, &c, &d);
		tsc_source = "CPUID 0x16";
		return (__u64)(a & 0xffff) * 1000000;
	}
	return 0;
}

/* Prints nothing: printing a line asks for the time. */
static void calibrate(void)
{
	tsc_hz = tsc_hz_from_cpuid();
	if (tsc_hz < TSC_HZ_MIN || tsc_hz > TSC_HZ_MAX) {
		tsc_source = "measured by the PIT";
		tsc_hz = pit_measure_tsc();
	}
	tsc_mult = (UKARCH_NSEC_PER_SEC << 32) / tsc_hz;
}

static __maybe_unused __u64 clock_khz(void)
{
	if (!tsc_mult)
		calibrate();
	return tsc_hz / 1000;
}

void kvm_clock_init(void)
{
	tsc_base = rdtsc();
}

__nsec ukplat_monotonic_clock(void)
{
	if (unlikely(!tsc_mult))
		calibrate();
	return (unsigned __int128)(rdtsc() - tsc_base) * tsc_mult >> 32;
}

__nsec ukplat_wall_clock(void)
{
	if (!wall_offset)
		wall_offset = rtc_read() - ukplat_monotonic_clock();
	return wall_offset + ukplat_monotonic_clock();
}

__u64 ukplat_time_get_ticks(void)
{
	return rdtsc();
}

__u32 ukplat_time_get_irq(void)
{
	return TIMER_IRQ;
}

/* All a timer interrupt has to do is to end a halt. */
static int timer_handler(void *arg __unused)
{
	return 1;
}

void ukplat_time_init(void)
{
	int rc;

	pit_init();
	rc = uk_intctlr_irq_register(TIMER_IRQ, timer_handler, NULL);
	if (rc < 0)
		UK_CRASH("Cannot register the timer interrupt: %d\n", rc);
#if CONFIG_LIBUKDEBUG_PRINTK_INFO
	/* Asking for the frequency finds its source, so ask first. Without
	 * the message nobody asks, and start-up need not measure.
	 */
	unsigned long khz = clock_khz();

	uk_pr_info("Clock: TSC, %lu kHz (%s); timer: PIT, IRQ %d\n",
		   khz, tsc_source, TIMER_IRQ);
#endif
}

void ukplat_time_fini(void)
{
	pit_init();
	uk_intctlr_irq_unregister(TIMER_IRQ, timer_handler);
}
