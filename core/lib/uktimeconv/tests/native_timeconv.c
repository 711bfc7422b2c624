/* native: ../timeconv.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c ; -D_DEFAULT_SOURCE */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Against the host's timegm() and gmtime_r(). */
#include <native.h>
#include <time.h>
#include <uk/timeconv.h>
#include <uk/timeutil.h>

static void moment(time_t t)
{
	struct uktimeconv_bmkclock dt;
	struct tm tm;

	gmtime_r(&t, &tm);
	dt.dt_year = (__u16)(tm.tm_year + 1900);
	dt.dt_mon = (__u8)(tm.tm_mon + 1);
	dt.dt_day = (__u8)tm.tm_mday;
	dt.dt_hour = (__u8)tm.tm_hour;
	dt.dt_min = (__u8)tm.tm_min;
	dt.dt_sec = (__u8)tm.tm_sec;
	CHECK(uktimeconv_bmkclock_to_nsec(&dt)
	      == (__nsec)t * 1000000000ULL);
}

static void calendar(void)
{
	for (int year = 1970; year < 2500; year++) {
		struct tm tm = { .tm_year = year - 1900, .tm_mday = 1 };
		time_t start = timegm(&tm), end;

		tm = (struct tm){ .tm_year = year - 1899, .tm_mday = 1 };
		end = timegm(&tm);
		CHECK(uktimeconv_days_in_year((__u16)year)
		      == (end - start) / 86400);
		for (int m = 0; m < 12; m++) {
			tm = (struct tm){ .tm_year = year - 1900,
					  .tm_mon = m, .tm_mday = 1 };
			start = timegm(&tm);
			tm = (struct tm){ .tm_year = year - 1900,
					  .tm_mon = m + 1, .tm_mday = 1 };
			CHECK(uktimeconv_days_in_month(
				(__u8)(m + 1),
				uktimeconv_is_leap_year((__u16)year))
			      == (timegm(&tm) - start) / 86400);
		}
	}
	CHECK(uktimeconv_days_in_month(0, 1) == 0);
	CHECK(uktimeconv_days_in_month(13, 1) == 0);
}

static void bad_dates(void)
{
	struct uktimeconv_bmkclock dt = { 1969, 12, 31, 23, 59, 59 };

	CHECK(uktimeconv_bmkclock_to_nsec(&dt) == 0);
	dt = (struct uktimeconv_bmkclock){ 2000, 0, 1, 0, 0, 0 };
	CHECK(uktimeconv_bmkclock_to_nsec(&dt) == 0);
	dt = (struct uktimeconv_bmkclock){ 2000, 13, 1, 0, 0, 0 };
	CHECK(uktimeconv_bmkclock_to_nsec(&dt) == 0);
	dt = (struct uktimeconv_bmkclock){ 1970, 1, 0, 0, 0, 60 };
	CHECK(uktimeconv_bmkclock_to_nsec(&dt) == 60000000000ULL);
}

static void specs(void)
{
	for (int i = 0; i < 2000; i++) {
		__nsec x = native_random(1UL << 60);
		__nsec y = native_random(1UL << 60);
		struct timespec a = uk_time_spec_from_nsec(x);
		struct timespec b = uk_time_spec_from_nsec(y);
		struct timespec sum = uk_time_spec_sum(&a, &b);
		struct timeval v = uk_time_val_from_spec(&a);

		CHECK(a.tv_nsec >= 0 && a.tv_nsec < 1000000000);
		CHECK(uk_time_spec_to_nsec(&a) == x);
		CHECK(uk_time_spec_to_nsec(&sum) == x + y);
		CHECK(sum.tv_nsec >= 0 && sum.tv_nsec < 1000000000);
		CHECK(uk_time_spec_nsecdiff(&a, &b) == (__snsec)(y - x));
		CHECK(uk_time_val_to_nsec(&v) == x / 1000 * 1000);
	}
}

int main(void)
{
	for (int i = 0; i < 20000; i++)
		moment((time_t)native_random(16000000000UL));
	moment(0);
	moment(951782400);	/* 2000-02-29 */
	moment(4107542400);	/* 2100-03-01 */
	calendar();
	bad_dates();
	specs();
	return 0;
}
