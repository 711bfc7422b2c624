/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* RDRAND and RDSEED, each tried a few times as the manuals advise. */
#ifndef __UKARCH_RANDOM_H__
#error "include uk/arch/random.h instead"
#endif

#ifndef __UKASM_RANDOM_H__
#define __UKASM_RANDOM_H__

#define __UKASM_RANDOM_TRIES 10
#define __UKASM_RANDOM_ENOTSUP 95
#define __UKASM_RANDOM_EIO 5

#define __UKASM_RANDOM_FN(name, insn, type)				\
	static inline int name(type *val)				\
	{								\
		unsigned char ok;					\
		int i;							\
									\
		for (i = 0; i < __UKASM_RANDOM_TRIES; i++) {		\
			__asm__ __volatile__(insn " %0; setc %1"	\
					     : "=r"(*val), "=qm"(ok)	\
					     : : "cc");			\
			if (ok)						\
				return 0;				\
		}							\
		return -__UKASM_RANDOM_EIO;				\
	}

__UKASM_RANDOM_FN(_ukarch_random_u32, "rdrand", __u32)
__UKASM_RANDOM_FN(_ukarch_random_u64, "rdrand", __u64)
__UKASM_RANDOM_FN(_ukarch_random_seed_u32, "rdseed", __u32)
__UKASM_RANDOM_FN(_ukarch_random_seed_u64, "rdseed", __u64)

static inline void _ukarch_random_cpuid(__u32 leaf, __u32 *b, __u32 *c)
{
	__u32 a = leaf, d;

	*c = 0;
	__asm__ __volatile__("cpuid" : "+a"(a), "=b"(*b), "+c"(*c), "=d"(d));
}

static inline int _ukarch_random_init(void)
{
	__u32 b, c, max = 0, ignored;

	__asm__ __volatile__("cpuid" : "+a"(max) : : "ebx", "ecx", "edx");
	if (max < 7)
		return -__UKASM_RANDOM_ENOTSUP;
	_ukarch_random_cpuid(1, &ignored, &c);
	if (!(c & (1U << 30))) /* RDRAND */
		return -__UKASM_RANDOM_ENOTSUP;
	_ukarch_random_cpuid(7, &b, &c);
	if (!(b & (1U << 18))) /* RDSEED */
		return -__UKASM_RANDOM_ENOTSUP;
	return 0;
}

#endif /* __UKASM_RANDOM_H__ */
