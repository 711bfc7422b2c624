/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Conversions between nanoseconds, struct timespec and struct timeval.
 * Results that do not fit are cut modulo the type, as integer arithmetic is.
 */
#ifndef __UK_TIMEUTIL_H__
#define __UK_TIMEUTIL_H__

#include <time.h>
#include <sys/time.h>
#include <uk/arch/time.h>
#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define _UK_TIME_NSEC_PER_SEC	1000000000LL

/** Nanoseconds in `ts`. */
static inline __nsec uk_time_spec_to_nsec(const struct timespec *ts)
{
	return (__nsec)ts->tv_sec * (__nsec)_UK_TIME_NSEC_PER_SEC
	       + (__nsec)ts->tv_nsec;
}

/** Nanoseconds in `tv`. */
static inline __nsec uk_time_val_to_nsec(const struct timeval *tv)
{
	return (__nsec)tv->tv_sec * (__nsec)_UK_TIME_NSEC_PER_SEC
	       + (__nsec)tv->tv_usec * 1000;
}

/** `nsec` as seconds and 0 .. 999999999 nanoseconds. */
static inline struct timespec uk_time_spec_from_nsec(__nsec nsec)
{
	struct timespec ts;

	ts.tv_sec = (time_t)(nsec / (__nsec)_UK_TIME_NSEC_PER_SEC);
	ts.tv_nsec = (long)(nsec % (__nsec)_UK_TIME_NSEC_PER_SEC);
	return ts;
}

/** `ts` cut to microseconds. */
static inline struct timeval uk_time_val_from_spec(const struct timespec *ts)
{
	struct timeval tv;

	tv.tv_sec = ts->tv_sec;
	tv.tv_usec = ts->tv_nsec / 1000;
	return tv;
}

/** Nanoseconds from `begin` to `end`, negative if `end` is earlier. */
static inline __snsec uk_time_spec_nsecdiff(const struct timespec *begin,
					    const struct timespec *end)
{
	return (__snsec)(end->tv_sec - begin->tv_sec) * _UK_TIME_NSEC_PER_SEC
	       + (__snsec)(end->tv_nsec - begin->tv_nsec);
}

/** Sum of two normalised times, normalised. */
static inline struct timespec uk_time_spec_sum(const struct timespec *x,
					       const struct timespec *y)
{
	struct timespec sum;

	sum.tv_sec = x->tv_sec + y->tv_sec;
	sum.tv_nsec = x->tv_nsec + y->tv_nsec;
	if (sum.tv_nsec >= _UK_TIME_NSEC_PER_SEC) {
		sum.tv_nsec -= _UK_TIME_NSEC_PER_SEC;
		sum.tv_sec++;
	}
	return sum;
}

#ifdef __cplusplus
}
#endif

#endif /* __UK_TIMEUTIL_H__ */
