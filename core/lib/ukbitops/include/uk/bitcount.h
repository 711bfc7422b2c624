/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Number of one bits in a word. */
#ifndef __UK_BITCOUNT_H__
#define __UK_BITCOUNT_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Written out because without a popcount instruction the compiler's builtin
 * calls a library function that the image does not have.
 */
static inline __u32 uk_bitcount64(__u64 x)
{
	x -= (x >> 1) & 0x5555555555555555ULL;
	x = (x & 0x3333333333333333ULL) + ((x >> 2) & 0x3333333333333333ULL);
	x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0fULL;
	return (__u32)((x * 0x0101010101010101ULL) >> 56);
}

static inline __u32 uk_bitcount32(__u32 x)
{
	return uk_bitcount64(x);
}

static inline __u32 uk_bitcount16(__u16 x)
{
	return uk_bitcount64(x);
}

static inline __u32 uk_bitcount8(__u8 x)
{
	return uk_bitcount64(x);
}

static inline __u32 uk_bitcountl(unsigned long x)
{
	return uk_bitcount64(x);
}

#define uk_bitcount(x)		uk_bitcount32(x)

#define uk_hweight8(x)		uk_bitcount8((__u8)(x))
#define uk_hweight16(x)		uk_bitcount16((__u16)(x))
#define uk_hweight32(x)		uk_bitcount32((__u32)(x))
#define uk_hweight64(x)		uk_bitcount64((__u64)(x))
#define uk_hweight_long(x)	uk_bitcountl((unsigned long)(x))

#ifdef __cplusplus
}
#endif

#endif /* __UK_BITCOUNT_H__ */
