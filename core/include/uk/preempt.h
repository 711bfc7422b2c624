/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Sections in which the current thread must not be preempted. Schedulers here
 * are cooperative: all it takes is that the compiler moves no memory access
 * across the two calls.
 */
#ifndef __UK_PREEMPT_H__
#define __UK_PREEMPT_H__

#ifdef __cplusplus
extern "C" {
#endif

static inline void uk_preempt_disable(void)
{
	__asm__ __volatile__("" : : : "memory");
}

static inline void uk_preempt_enable(void)
{
	__asm__ __volatile__("" : : : "memory");
}

#ifdef __cplusplus
}
#endif

#endif /* __UK_PREEMPT_H__ */
