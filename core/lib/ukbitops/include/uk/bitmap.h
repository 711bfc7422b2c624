/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Bit sets of fixed length in arrays of `unsigned long`. Not atomic.
 * `size` and `nbits` are in bits. Bits of the last word above the size are
 * ignored when reading; writers that fill whole words leave them zero.
 */
#ifndef __UK_BITMAP_H__
#define __UK_BITMAP_H__

#include <uk/arch/types.h>
#include <uk/bitops.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UK_DECLARE_BITMAP(name, nbits)					\
	unsigned long name[UK_BITS_TO_LONGS(nbits)]

/* The bits of word `i` that belong to a set of `size` bits */
static inline unsigned long _uk_bitmap_mask(unsigned long i,
					    unsigned long size)
{
	return i == UK_BIT_WORD(size - 1) ? UK_BITMAP_LAST_WORD_MASK(size)
					  : ~0UL;
}

#define _uk_bitmap_foreach(i, size)					\
	for ((i) = 0; (i) < UK_BITS_TO_LONGS(size); (i)++)

/** Make all bits zero. */
static inline void uk_bitmap_zero(unsigned long *dst, unsigned long size)
{
	unsigned long i;

	_uk_bitmap_foreach(i, size)
		dst[i] = 0;
}

/** Make all bits one. */
static inline void uk_bitmap_fill(unsigned long *dst, unsigned long size)
{
	unsigned long i;

	_uk_bitmap_foreach(i, size)
		dst[i] = _uk_bitmap_mask(i, size);
}

static inline void uk_bitmap_copy(unsigned long *dst,
				  const unsigned long *src,
				  unsigned long size)
{
	unsigned long i;

	_uk_bitmap_foreach(i, size)
		dst[i] = src[i];
}

static inline void uk_bitmap_complement(unsigned long *dst,
					const unsigned long *src,
					unsigned long size)
{
	unsigned long i;

	_uk_bitmap_foreach(i, size)
		dst[i] = ~src[i] & _uk_bitmap_mask(i, size);
}

/** dst = a & b; nonzero if any bit is left. The same for andnot. */
static inline int uk_bitmap_and(unsigned long *dst, const unsigned long *a,
				const unsigned long *b, unsigned long size)
{
	unsigned long i, any = 0;

	_uk_bitmap_foreach(i, size) {
		dst[i] = a[i] & b[i] & _uk_bitmap_mask(i, size);
		any |= dst[i];
	}
	return any != 0;
}

static inline int uk_bitmap_andnot(unsigned long *dst,
				   const unsigned long *a,
				   const unsigned long *b,
				   unsigned long size)
{
	unsigned long i, any = 0;

	_uk_bitmap_foreach(i, size) {
		dst[i] = a[i] & ~b[i] & _uk_bitmap_mask(i, size);
		any |= dst[i];
	}
	return any != 0;
}

static inline void uk_bitmap_or(unsigned long *dst, const unsigned long *a,
				const unsigned long *b, unsigned long size)
{
	unsigned long i;

	_uk_bitmap_foreach(i, size)
		dst[i] = (a[i] | b[i]) & _uk_bitmap_mask(i, size);
}

static inline void uk_bitmap_xor(unsigned long *dst, const unsigned long *a,
				 const unsigned long *b, unsigned long size)
{
	unsigned long i;

	_uk_bitmap_foreach(i, size)
		dst[i] = (a[i] ^ b[i]) & _uk_bitmap_mask(i, size);
}

static inline int uk_bitmap_equal(const unsigned long *a,
				  const unsigned long *b, unsigned long size)
{
	unsigned long i;

	_uk_bitmap_foreach(i, size) {
		if ((a[i] ^ b[i]) & _uk_bitmap_mask(i, size))
			return 0;
	}
	return 1;
}

/** Is every bit of `a` also in `b`? */
static inline int uk_bitmap_subset(const unsigned long *a,
				   const unsigned long *b,
				   unsigned long size)
{
	unsigned long i;

	_uk_bitmap_foreach(i, size) {
		if (a[i] & ~b[i] & _uk_bitmap_mask(i, size))
			return 0;
	}
	return 1;
}

/** Have `a` and `b` a bit in common? */
static inline int uk_bitmap_intersects(const unsigned long *a,
				       const unsigned long *b,
				       unsigned long size)
{
	unsigned long i;

	_uk_bitmap_foreach(i, size) {
		if (a[i] & b[i] & _uk_bitmap_mask(i, size))
			return 1;
	}
	return 0;
}

static inline int uk_bitmap_empty(const unsigned long *addr,
				  unsigned long size)
{
	return uk_find_first_bit(addr, size) == size;
}

static inline int uk_bitmap_full(const unsigned long *addr,
				 unsigned long size)
{
	return uk_find_first_zero_bit(addr, size) == size;
}

/** Number of one bits. */
static inline unsigned long uk_bitmap_weight(const unsigned long *addr,
					     unsigned long size)
{
	unsigned long i, n = 0;

	_uk_bitmap_foreach(i, size)
		n += uk_hweight_long(addr[i] & _uk_bitmap_mask(i, size));
	return n;
}

/** Set `nbits` bits from `start` on. */
static inline void uk_bitmap_set(unsigned long *map, unsigned long start,
				 unsigned long nbits)
{
	unsigned long mask = UK_BITMAP_FIRST_WORD_MASK(start);
	unsigned long end = start + nbits;
	unsigned long i = UK_BIT_WORD(start);

	for (; i < UK_BITS_TO_LONGS(end); i++) {
		map[i] |= mask & _uk_bitmap_mask(i, end);
		mask = ~0UL;
	}
}

/** Clear `nbits` bits from `start` on. */
static inline void uk_bitmap_clear(unsigned long *map, unsigned long start,
				   unsigned long nbits)
{
	unsigned long mask = UK_BITMAP_FIRST_WORD_MASK(start);
	unsigned long end = start + nbits;
	unsigned long i = UK_BIT_WORD(start);

	for (; i < UK_BITS_TO_LONGS(end); i++) {
		map[i] &= ~(mask & _uk_bitmap_mask(i, end));
		mask = ~0UL;
	}
}

/**
 * First run of `nr` zero bits at or after `start` whose position plus
 * `align_offset` is a multiple of `align_mask` + 1 (a power of two).
 * A value above `size` if there is none.
 */
static inline unsigned long
uk_bitmap_find_next_zero_area_off(const unsigned long *map,
				  unsigned long size, unsigned long start,
				  unsigned long nr,
				  unsigned long align_mask,
				  unsigned long align_offset)
{
	unsigned long index, end, busy;

	for (;;) {
		index = uk_find_next_zero_bit(map, size, start);
		index = ((index + align_offset + align_mask) & ~align_mask)
			- align_offset;
		end = index + nr;
		if (end > size)
			return size + 1;
		busy = uk_find_next_bit(map, end, index);
		if (busy >= end)
			return index;
		start = busy + 1;
	}
}

static inline unsigned long
uk_bitmap_find_next_zero_area(const unsigned long *map, unsigned long size,
			      unsigned long start, unsigned long nr,
			      unsigned long align_mask)
{
	return uk_bitmap_find_next_zero_area_off(map, size, start, nr,
						 align_mask, 0);
}

/**
 * Find, and set, an aligned run of 2^order zero bits: its position, or -1 if
 * there is none.
 */
static inline int uk_bitmap_find_free_region(unsigned long *map, int size,
					     int order)
{
	unsigned long nr = 1UL << order;
	unsigned long pos;

	pos = uk_bitmap_find_next_zero_area(map, (unsigned long)size, 0, nr,
					    nr - 1);
	if (pos > (unsigned long)size)
		return -1;
	uk_bitmap_set(map, pos, nr);
	return (int)pos;
}

/** Set 2^order bits from `pos` on: 0, or -1 if one of them is set. */
static inline int uk_bitmap_allocate_region(unsigned long *map, int pos,
					    int order)
{
	unsigned long end = (unsigned long)pos + (1UL << order);

	if (uk_find_next_bit(map, end, (unsigned long)pos) != end)
		return -1;
	uk_bitmap_set(map, (unsigned long)pos, 1UL << order);
	return 0;
}

/** Clear 2^order bits from `pos` on. */
static inline void uk_bitmap_release_region(unsigned long *map, int pos,
					    int order)
{
	uk_bitmap_clear(map, (unsigned long)pos, 1UL << order);
}

#ifdef __cplusplus
}
#endif

#endif /* __UK_BITMAP_H__ */
