/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Time of day and interval timers. */
#ifndef __NOLIBC_SYS_TIME_H__
#define __NOLIBC_SYS_TIME_H__

#include <uk/config.h>
#include <nolibc/timespec.h>
#include <sys/select.h>

#define ITIMER_REAL 0
#define ITIMER_VIRTUAL 1
#define ITIMER_PROF 2

struct timezone {
	int tz_minuteswest;
	int tz_dsttime;
};

struct itimerval {
	struct timeval it_interval;
	struct timeval it_value;
};

#define timerisset(t) ((t)->tv_sec || (t)->tv_usec)
#define timerclear(t) ((t)->tv_sec = (t)->tv_usec = 0)
#define timercmp(a, b, op) \
	((a)->tv_sec == (b)->tv_sec ? (a)->tv_usec op (b)->tv_usec : \
	 (a)->tv_sec op (b)->tv_sec)

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBPOSIX_TIME
int gettimeofday(struct timeval *tv, void *tz);
int setitimer(int which, const struct itimerval *value,
	      struct itimerval *old);
#endif

#if CONFIG_LIBVFSCORE
int utimes(const char *path, const struct timeval times[2]);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_SYS_TIME_H__ */
