/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Scheduling of threads. */
#ifndef __NOLIBC_SCHED_H__
#define __NOLIBC_SCHED_H__

#include <uk/config.h>
#include <nolibc/timespec.h>

#define SCHED_OTHER 0
#define SCHED_FIFO 1
#define SCHED_RR 2
#define SCHED_BATCH 3
#define SCHED_IDLE 5

struct sched_param {
	int sched_priority;
};

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBUKSCHED
int sched_yield(void);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_SCHED_H__ */
