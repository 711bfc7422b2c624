/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#ifndef __UKARCH_LIMITS_H__
#error "include uk/arch/limits.h instead"
#endif

#ifndef __UKASM_LIMITS_H__
#define __UKASM_LIMITS_H__

#define __PAGE_SHIFT 12
#ifdef __ASSEMBLY__
#define __PAGE_SIZE (1 << __PAGE_SHIFT)
#else
#define __PAGE_SIZE (1UL << __PAGE_SHIFT)
#endif
#define __PAGE_MASK (~(__PAGE_SIZE - 1))

#define __LARGE_PAGE_SHIFT 21
#define __HUGE_PAGE_SHIFT 30

#endif /* __UKASM_LIMITS_H__ */
