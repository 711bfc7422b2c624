/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The processor as seen from C: barriers, the saved register frame, the
 * stack pointer.
 */
#ifndef __UKARCH_LCPU_H__
#define __UKARCH_LCPU_H__

#include <uk/arch/types.h>
#include <uk/arch/limits.h>
#include <uk/essentials.h>
#include <uk/asm/lcpu.h>

#ifndef __ASSEMBLY__

#ifndef likely
#define likely(x) (__builtin_expect((!!(x)), 1))
#define unlikely(x) (__builtin_expect((!!(x)), 0))
#endif

/* Keeps the compiler, not the processor, from moving memory accesses. */
#ifndef barrier
#define barrier() __asm__ __volatile__("" : : : "memory")
#endif

#endif /* !__ASSEMBLY__ */
#endif /* __UKARCH_LCPU_H__ */
