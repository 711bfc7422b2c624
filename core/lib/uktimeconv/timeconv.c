/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <uk/assert.h>
#include <uk/timeconv.h>

int uktimeconv_is_leap_year(__u16 year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

__u8 uktimeconv_days_in_month(__u8 month, int is_leap_year)
{
	if (month < 1 || month > 12)
		return 0;
	if (month == 2)
		return is_leap_year ? 29 : 28;
	/* long and short months take turns, starting anew in August */
	return 30 + ((month + (month >= 8)) & 1);
}

__u16 uktimeconv_days_in_year(__u16 year)
{
	return uktimeconv_is_leap_year(year) ? 366 : 365;
}

/* Leap years from year 1 to `year` */
static __u32 leap_years(__u32 year)
{
	return year / 4 - year / 100 + year / 400;
}

__nsec uktimeconv_bmkclock_to_nsec(struct uktimeconv_bmkclock *dt)
{
	__u64 days;
	int leap;

	UK_ASSERT(dt);
	if (dt->dt_year < 1970 || dt->dt_mon < 1 || dt->dt_mon > 12)
		return 0;

	days = (__u64)(dt->dt_year - 1970) * 365
	       + leap_years(dt->dt_year - 1u) - leap_years(1969);
	leap = uktimeconv_is_leap_year(dt->dt_year);
	for (__u8 month = 1; month < dt->dt_mon; month++)
		days += uktimeconv_days_in_month(month, leap);
	/* a clock without battery may say day 0 */
	days += dt->dt_day ? dt->dt_day - 1u : 0;

	return (((days * 24 + dt->dt_hour) * 60 + dt->dt_min) * 60
		+ dt->dt_sec) * 1000000000ULL;
}
