/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Older memory functions, comparison without case, bit search. */
#ifndef __NOLIBC_STRINGS_H__
#define __NOLIBC_STRINGS_H__

#include <nolibc/types.h>

#ifdef __cplusplus
extern "C" {
#endif

int bcmp(const void *a, const void *b, size_t n);
void bcopy(const void *src, void *dst, size_t n);
void bzero(void *dst, size_t n);

int strcasecmp(const char *a, const char *b);
int strncasecmp(const char *a, const char *b, size_t n);

/* The lowest set bit, counted from 1; 0 if there is none. */
static inline int ffs(int i)
{
	return __builtin_ffs(i);
}

static inline int ffsl(long i)
{
	return __builtin_ffsl(i);
}

static inline int ffsll(long long i)
{
	return __builtin_ffsll(i);
}

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_STRINGS_H__ */
