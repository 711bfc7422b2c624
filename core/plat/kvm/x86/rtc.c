/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The battery-backed clock in the CMOS memory. */
#include <uk/arch/types.h>
#include <uk/timeconv.h>
#include <kvm/clock.h>
#include <x86/cpu.h>

#define CMOS_INDEX 0x70
#define CMOS_DATA 0x71

#define RTC_SECONDS 0x00
#define RTC_MINUTES 0x02
#define RTC_HOURS 0x04
#define RTC_DAY 0x07
#define RTC_MONTH 0x08
#define RTC_YEAR 0x09
#define RTC_STATUS_A 0x0a
#define RTC_STATUS_B 0x0b

#define RTC_A_UPDATING 0x80
#define RTC_B_24HOURS 0x02
#define RTC_B_BINARY 0x04
#define RTC_HOUR_PM 0x80

static __u8 cmos(__u8 reg)
{
	outb(CMOS_INDEX, reg);
	return inb(CMOS_DATA);
}

static int from_bcd(__u8 v)
{
	return (v >> 4) * 10 + (v & 0xf);
}

static int number(__u8 v, __u8 status_b)
{
	return status_b & RTC_B_BINARY ? v : from_bcd(v);
}

__nsec rtc_read(void)
{
	static const __u8 regs[] = { RTC_SECONDS, RTC_MINUTES, RTC_HOURS,
				     RTC_DAY, RTC_MONTH, RTC_YEAR };
	struct uktimeconv_bmkclock t = { 0 };
	__u8 v[sizeof(regs)], b;
	unsigned int i;

	/* An update takes 2 ms once a second. Read between two of them. */
	do {
		while (cmos(RTC_STATUS_A) & RTC_A_UPDATING)
			;
		for (i = 0; i < sizeof(regs); i++)
			v[i] = cmos(regs[i]);
	} while (cmos(RTC_STATUS_A) & RTC_A_UPDATING ||
		 cmos(RTC_SECONDS) != v[0]);

	b = cmos(RTC_STATUS_B);
	t.dt_sec = number(v[0], b);
	t.dt_min = number(v[1], b);
	t.dt_hour = number(v[2] & ~RTC_HOUR_PM, b);
	if (!(b & RTC_B_24HOURS))
		t.dt_hour = t.dt_hour % 12 + (v[2] & RTC_HOUR_PM ? 12 : 0);
	t.dt_day = number(v[3], b);
	t.dt_mon = number(v[4], b);
	/* Two digits: the clock was invented in 1984. */
	t.dt_year = number(v[5], b) + (number(v[5], b) < 80 ? 2000 : 1900);
	return uktimeconv_bmkclock_to_nsec(&t);
}
