/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Single bits and searches in arrays of `unsigned long`.
 *
 * Bit n of an array is bit n % UK_BITS_PER_LONG of word
 * n / UK_BITS_PER_LONG. uk_set_bit(), uk_clear_bit(), uk_change_bit() and
 * the test_and functions are atomic and safe in interrupt context; the
 * __uk_ variants are not atomic. Searches return `size` if there is nothing.
 */
#ifndef __UK_BITOPS_H__
#define __UK_BITOPS_H__

#include <uk/arch/types.h>
#include <uk/atomic.h>
#include <uk/bitcount.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UK_BITS_PER_BYTE	8
#define UK_BITS_PER_LONG	(__SIZEOF_LONG__ * UK_BITS_PER_BYTE)
#define UK_BITS_PER_LONG_LONG	(__SIZEOF_LONG_LONG__ * UK_BITS_PER_BYTE)

#define UK_BIT(nr)		(1UL << (nr))
#define UK_BIT_ULL(nr)		(1ULL << (nr))
#define UK_BIT_MASK(nr)		(1UL << ((nr) % UK_BITS_PER_LONG))
#define UK_BIT_WORD(nr)		((nr) / UK_BITS_PER_LONG)
#define UK_BITS_TO_LONGS(nr)						\
	(((nr) + UK_BITS_PER_LONG - 1) / UK_BITS_PER_LONG)

/* Bits l to h, both included */
#define UK_GENMASK(h, l)						\
	((~0UL << (l)) & (~0UL >> (UK_BITS_PER_LONG - 1 - (h))))
#define UK_GENMASK_ULL(h, l)						\
	((~0ULL << (l)) & (~0ULL >> (UK_BITS_PER_LONG_LONG - 1 - (h))))

/* The bits of the first word from `start` on / of the last word below n */
#define UK_BITMAP_FIRST_WORD_MASK(start)				\
	(~0UL << ((start) % UK_BITS_PER_LONG))
#define UK_BITMAP_LAST_WORD_MASK(n)					\
	(~0UL >> (-(unsigned long)(n) % UK_BITS_PER_LONG))

/** 1 + number of the lowest / highest one bit; 0 if `x` is 0. */
static inline int uk_ffs(int x)
{
	return __builtin_ffs(x);
}

static inline int uk_ffsl(long x)
{
	return __builtin_ffsl(x);
}

static inline int uk_flsl(unsigned long x)
{
	return x ? (int)UK_BITS_PER_LONG - __builtin_clzl(x) : 0;
}

static inline int uk_fls(unsigned int x)
{
	return uk_flsl(x);
}

static inline int uk_fls64(__u64 x)
{
	return x ? 64 - __builtin_clzll(x) : 0;
}

/** Smallest n with 2^n >= count; count > 0. */
static inline int uk_get_count_order(unsigned int count)
{
	return uk_flsl((unsigned long)count - 1);
}

static inline __u32 uk_rol32(__u32 word, unsigned int shift)
{
	return (word << (shift & 31)) | (word >> (-shift & 31));
}

static inline __u32 uk_ror32(__u32 word, unsigned int shift)
{
	return (word >> (shift & 31)) | (word << (-shift & 31));
}

/** `value` extended from sign bit number `index`. */
static inline __s64 uk_sign_extend64(__u64 value, int index)
{
	int shift = 63 - index;

	return (__s64)(value << shift) >> shift;
}

static inline void uk_set_bit(unsigned long nr, volatile unsigned long *addr)
{
	(void)uk_or(&addr[UK_BIT_WORD(nr)], UK_BIT_MASK(nr));
}

static inline void uk_clear_bit(unsigned long nr,
				volatile unsigned long *addr)
{
	(void)uk_and(&addr[UK_BIT_WORD(nr)], ~UK_BIT_MASK(nr));
}

static inline void uk_change_bit(unsigned long nr,
				 volatile unsigned long *addr)
{
	(void)__atomic_fetch_xor(&addr[UK_BIT_WORD(nr)], UK_BIT_MASK(nr),
				 __ATOMIC_SEQ_CST);
}

static inline void __uk_set_bit(unsigned long nr, unsigned long *addr)
{
	addr[UK_BIT_WORD(nr)] |= UK_BIT_MASK(nr);
}

static inline void __uk_clear_bit(unsigned long nr, unsigned long *addr)
{
	addr[UK_BIT_WORD(nr)] &= ~UK_BIT_MASK(nr);
}

/** The bit: 0 or 1. */
static inline int uk_test_bit(unsigned long nr,
			      const volatile unsigned long *addr)
{
	return (UK_READ_ONCE(addr[UK_BIT_WORD(nr)])
		>> (nr % UK_BITS_PER_LONG)) & 1UL;
}

/** Change the bit; what it was before: 0 or 1. */
static inline int uk_test_and_set_bit(unsigned long nr,
				      volatile unsigned long *addr)
{
	return !!(uk_or(&addr[UK_BIT_WORD(nr)], UK_BIT_MASK(nr))
		  & UK_BIT_MASK(nr));
}

static inline int uk_test_and_clear_bit(unsigned long nr,
					volatile unsigned long *addr)
{
	return !!(uk_and(&addr[UK_BIT_WORD(nr)], ~UK_BIT_MASK(nr))
		  & UK_BIT_MASK(nr));
}

static inline int __uk_test_and_set_bit(unsigned long nr,
					unsigned long *addr)
{
	int was = uk_test_bit(nr, addr);

	__uk_set_bit(nr, addr);
	return was;
}

static inline int __uk_test_and_clear_bit(unsigned long nr,
					  unsigned long *addr)
{
	int was = uk_test_bit(nr, addr);

	__uk_clear_bit(nr, addr);
	return was;
}

/* First bit from `start` on that differs from `flip` (0 or ~0) */
static inline unsigned long
_uk_find_bit(const unsigned long *addr, unsigned long size,
	     unsigned long start, unsigned long flip)
{
	unsigned long word, bit;

	if (start >= size)
		return size;
	bit = start - start % UK_BITS_PER_LONG;
	word = (addr[UK_BIT_WORD(start)] ^ flip)
	       & UK_BITMAP_FIRST_WORD_MASK(start);
	while (!word) {
		bit += UK_BITS_PER_LONG;
		if (bit >= size)
			return size;
		word = addr[UK_BIT_WORD(bit)] ^ flip;
	}
	bit += (unsigned long)__builtin_ctzl(word);
	return bit < size ? bit : size;
}

/** First bit that is one (zero) among the first `size`. */
static inline unsigned long
uk_find_first_bit(const unsigned long *addr, unsigned long size)
{
	return _uk_find_bit(addr, size, 0, 0);
}

static inline unsigned long
uk_find_first_zero_bit(const unsigned long *addr, unsigned long size)
{
	return _uk_find_bit(addr, size, 0, ~0UL);
}

/** The same, from bit `offset` on. */
static inline unsigned long
uk_find_next_bit(const unsigned long *addr, unsigned long size,
		 unsigned long offset)
{
	return _uk_find_bit(addr, size, offset, 0);
}

static inline unsigned long
uk_find_next_zero_bit(const unsigned long *addr, unsigned long size,
		      unsigned long offset)
{
	return _uk_find_bit(addr, size, offset, ~0UL);
}

/* Last bit below `size` that differs from `flip` (0 or ~0) */
static inline unsigned long
_uk_find_last_bit(const unsigned long *addr, unsigned long size,
		  unsigned long flip)
{
	unsigned long i = UK_BITS_TO_LONGS(size);
	unsigned long mask = UK_BITMAP_LAST_WORD_MASK(size);
	unsigned long word;

	while (i-- > 0) {
		word = (addr[i] ^ flip) & mask;
		if (word)
			return i * UK_BITS_PER_LONG
			       + (unsigned long)uk_flsl(word) - 1;
		mask = ~0UL;
	}
	return size;
}

/** Last bit that is one (zero) among the first `size`. */
static inline unsigned long
uk_find_last_bit(const unsigned long *addr, unsigned long size)
{
	return _uk_find_last_bit(addr, size, 0);
}

static inline unsigned long
uk_find_last_zero_bit(const unsigned long *addr, unsigned long size)
{
	return _uk_find_last_bit(addr, size, ~0UL);
}

#define uk_for_each_set_bit(bit, addr, size)				\
	for ((bit) = uk_find_first_bit((addr), (size));			\
	     (bit) < (size);						\
	     (bit) = uk_find_next_bit((addr), (size), (bit) + 1))

#define uk_for_each_set_bit_from(bit, addr, size)			\
	for ((bit) = uk_find_next_bit((addr), (size), (bit));		\
	     (bit) < (size);						\
	     (bit) = uk_find_next_bit((addr), (size), (bit) + 1))

#define uk_for_each_clear_bit(bit, addr, size)				\
	for ((bit) = uk_find_first_zero_bit((addr), (size));		\
	     (bit) < (size);						\
	     (bit) = uk_find_next_zero_bit((addr), (size), (bit) + 1))

#define uk_for_each_clear_bit_from(bit, addr, size)			\
	for ((bit) = uk_find_next_zero_bit((addr), (size), (bit));	\
	     (bit) < (size);						\
	     (bit) = uk_find_next_zero_bit((addr), (size), (bit) + 1))

#ifdef __cplusplus
}
#endif

#endif /* __UK_BITOPS_H__ */
