/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Basic definitions of the C language. */
#ifndef __NOLIBC_STDDEF_H__
#define __NOLIBC_STDDEF_H__

#include <nolibc/types.h>

#undef offsetof
#define offsetof(type, member) __builtin_offsetof(type, member)

#if defined(__cplusplus) && __cplusplus >= 201103L
typedef decltype(nullptr) nullptr_t;
#endif
#if !defined(__cplusplus) || __cplusplus >= 201103L
typedef struct {
	long long __ll __attribute__((aligned(__alignof__(long long))));
	long double __ld __attribute__((aligned(__alignof__(long double))));
} max_align_t;
#endif

#endif /* __NOLIBC_STDDEF_H__ */
