/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* What a platform keeps for each processor. */
#ifndef __PLAT_CMN_LCPU_H__
#define __PLAT_CMN_LCPU_H__

/* External code reads the auxiliary stack pointer at this offset. */
#define LCPU_AUXSP_OFFSET 0x20

#ifndef __ASSEMBLY__

#include <uk/arch/types.h>
#include <uk/plat/lcpu.h>

struct lcpu {
	int state;
	__lcpuidx idx;
	__lcpuid id;
	__uptr entry[2]; /* where a started processor begins */
	__uptr auxsp;
} __align(CACHE_LINE_SIZE);

#endif /* !__ASSEMBLY__ */
#endif /* __PLAT_CMN_LCPU_H__ */
