/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Random numbers from the processor itself. Every function returns 0 and
 * fills *val, or a negative errno when the processor has none to give.
 */
#ifndef __UKARCH_RANDOM_H__
#define __UKARCH_RANDOM_H__

#include <uk/arch/types.h>

#ifndef __ASSEMBLY__

#ifdef __cplusplus
extern "C" {
#endif

#include <uk/asm/random.h>

/** Must succeed before the others are called.
 * @return 0, or -ENOTSUP (-95) when the processor lacks the instructions
 */
static inline int ukarch_random_init(void)
{
	return _ukarch_random_init();
}

static inline int ukarch_random_u32(__u32 *val)
{
	return _ukarch_random_u32(val);
}

static inline int ukarch_random_u64(__u64 *val)
{
	return _ukarch_random_u64(val);
}

/* Seed variants draw from the entropy source, not from its generator. */
static inline int ukarch_random_seed_u32(__u32 *val)
{
	return _ukarch_random_seed_u32(val);
}

static inline int ukarch_random_seed_u64(__u64 *val)
{
	return _ukarch_random_seed_u64(val);
}

#ifdef __cplusplus
}
#endif

#endif /* !__ASSEMBLY__ */
#endif /* __UKARCH_RANDOM_H__ */
