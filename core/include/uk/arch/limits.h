/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Sizes fixed by the architecture or by the configuration: pages, stacks,
 * integer ranges. Usable from assembly and from linker scripts.
 */
#ifndef __UKARCH_LIMITS_H__
#define __UKARCH_LIMITS_H__

#include <uk/config.h>
#include <uk/arch/types.h>
#include <uk/asm/limits.h>

/* Stack of a thread, and of the boot thread: a power of two of bytes. */
#define __STACK_SIZE_PAGE_ORDER CONFIG_STACK_SIZE_PAGE_ORDER
#define __STACK_SIZE (__PAGE_SIZE << __STACK_SIZE_PAGE_ORDER)
#define STACK_SIZE __STACK_SIZE
#define STACK_MASK_TOP (~(__STACK_SIZE - 1))

/* Stack the processor switches to for an exception or an interrupt. */
#define __CPU_EXCEPT_STACK_SIZE_PAGE_ORDER \
	CONFIG_CPU_EXCEPT_STACK_SIZE_PAGE_ORDER
#define __CPU_EXCEPT_STACK_SIZE \
	(__PAGE_SIZE << __CPU_EXCEPT_STACK_SIZE_PAGE_ORDER)
#define CPU_EXCEPT_STACK_SIZE __CPU_EXCEPT_STACK_SIZE

#define __S8_MIN (-128)
#define __S8_MAX 127
#define __U8_MIN 0
#define __U8_MAX 255
#define __S16_MIN (-32768)
#define __S16_MAX 32767
#define __U16_MIN 0
#define __U16_MAX 65535
#define __S32_MIN (-2147483647 - 1)
#define __S32_MAX 2147483647
#define __U32_MIN 0U
#define __U32_MAX 4294967295U
#define __S64_MIN (-9223372036854775807L - 1L)
#define __S64_MAX 9223372036854775807L
#define __U64_MIN 0UL
#define __U64_MAX 18446744073709551615UL

#define __SPTR_MIN __S64_MIN
#define __SPTR_MAX __S64_MAX
#define __UPTR_MIN __U64_MIN
#define __UPTR_MAX __U64_MAX
#define __SZ_MIN __U64_MIN
#define __SZ_MAX __U64_MAX
#define __SSZ_MIN __S64_MIN
#define __SSZ_MAX __S64_MAX
#define __OFF_MIN __S64_MIN
#define __OFF_MAX __S64_MAX

#endif /* __UKARCH_LIMITS_H__ */
