/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The integer model of x86_64: LP64. */
#ifndef __UKARCH_TYPES_H__
#error "include uk/arch/types.h instead"
#endif

#ifndef __UKASM_TYPES_H__
#define __UKASM_TYPES_H__

#define __WORDSIZE 64

#ifndef __ASSEMBLY__

typedef signed char __s8;
typedef unsigned char __u8;
typedef signed short __s16;
typedef unsigned short __u16;
typedef signed int __s32;
typedef unsigned int __u32;
typedef signed long __s64;
typedef unsigned long __u64;

typedef __s64 __sptr;
typedef __u64 __uptr;
typedef __u64 __sz;
typedef __s64 __ssz;
typedef __s64 __off;

typedef unsigned long __vaddr_t;
typedef unsigned long __paddr_t;

#define __PRIs8 "d"
#define __PRIu8 "u"
#define __PRIx8 "x"
#define __PRIX8 "X"
#define __PRIo8 "o"
#define __PRIs16 "d"
#define __PRIu16 "u"
#define __PRIx16 "x"
#define __PRIX16 "X"
#define __PRIo16 "o"
#define __PRIs32 "d"
#define __PRIu32 "u"
#define __PRIx32 "x"
#define __PRIX32 "X"
#define __PRIo32 "o"
#define __PRIs64 "ld"
#define __PRIu64 "lu"
#define __PRIx64 "lx"
#define __PRIX64 "lX"
#define __PRIo64 "lo"

#define __PRIsptr __PRIs64
#define __PRIuptr __PRIx64
#define __PRIsz __PRIu64
#define __PRIssz __PRIs64
#define __PRIoff __PRIs64
#define __PRIvaddr "lx"
#define __PRIpaddr "lx"

#define __SCNs8 "hhd"
#define __SCNu8 "hhu"
#define __SCNx8 "hhx"
#define __SCNs16 "hd"
#define __SCNu16 "hu"
#define __SCNx16 "hx"
#define __SCNs32 "d"
#define __SCNu32 "u"
#define __SCNx32 "x"
#define __SCNs64 "ld"
#define __SCNu64 "lu"
#define __SCNx64 "lx"
#define __SCNsz __SCNu64
#define __SCNssz __SCNs64

#endif /* !__ASSEMBLY__ */
#endif /* __UKASM_TYPES_H__ */
