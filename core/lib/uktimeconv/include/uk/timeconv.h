/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Calendar arithmetic: Gregorian date and time of day (UTC, no leap
 * seconds) to nanoseconds since 1970-01-01 00:00:00. Pure functions, safe in
 * any context.
 */
#ifndef __UK_TIMECONV_H__
#define __UK_TIMECONV_H__

#include <uk/arch/time.h>
#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A date and time of day as a clock chip tells it, converted to binary. */
struct uktimeconv_bmkclock {
	__u16 dt_year;	/* 1970 .. 2553, with the century */
	__u8 dt_mon;	/* 1 .. 12 */
	__u8 dt_day;	/* 1 .. 31 */
	__u8 dt_hour;	/* 0 .. 23 */
	__u8 dt_min;	/* 0 .. 59 */
	__u8 dt_sec;	/* 0 .. 60 */
};

/** Nonzero if `year` (with the century) has 366 days. */
int uktimeconv_is_leap_year(__u16 year);

/** Days of month 1 .. 12, in a leap year or not; 0 for any other month. */
__u8 uktimeconv_days_in_month(__u8 month, int is_leap_year);

/** Days of `year`: 365 or 366. */
__u16 uktimeconv_days_in_year(__u16 year);

/**
 * Nanoseconds from 1970-01-01 00:00:00 to `dt`. Fields are not checked: a
 * day or second that is too big counts on into the next month or minute. A
 * month outside 1 .. 12 or a year before 1970 gives 0.
 */
__nsec uktimeconv_bmkclock_to_nsec(struct uktimeconv_bmkclock *dt);

#ifdef __cplusplus
}
#endif

#endif /* __UK_TIMECONV_H__ */
