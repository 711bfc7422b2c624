/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Fixed-width and address types every part of the core agrees on, and the
 * printf conversions that go with them. Independent of any libc.
 */
#ifndef __UKARCH_TYPES_H__
#define __UKARCH_TYPES_H__

#include <uk/asm/types.h>

#ifndef __ASSEMBLY__

#ifndef __NULL
#ifdef __cplusplus
#define __NULL 0L
#else
#define __NULL ((void *)0)
#endif
#endif

#ifndef __caddr_t_defined
typedef char *__caddr_t;
typedef __caddr_t caddr_t;
#define __caddr_t_defined
#endif

/* A counter that is only touched by the operations of uk/refcount.h. */
typedef struct {
	__u32 counter;
} __atomic;

#endif /* !__ASSEMBLY__ */
#endif /* __UKARCH_TYPES_H__ */
