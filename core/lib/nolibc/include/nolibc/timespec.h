/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The two time structures many headers share. */
#ifndef __NOLIBC_NOLIBC_TIMESPEC_H__
#define __NOLIBC_NOLIBC_TIMESPEC_H__

#include <nolibc/types.h>

/* Seconds and nanoseconds. */
struct timespec {
	time_t tv_sec;
	long tv_nsec;
};

/* Seconds and microseconds. */
struct timeval {
	time_t tv_sec;
	suseconds_t tv_usec;
};

#endif /* __NOLIBC_NOLIBC_TIMESPEC_H__ */
