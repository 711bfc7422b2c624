/* native: ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Bit operations and bitmaps against arrays of one byte per bit. */
#include <native.h>
#include <uk/bitcount.h>
#include <uk/bitmap.h>
#include <uk/bitops.h>

#define MAX	200

static unsigned char ma[MAX + 64], mb[MAX + 64];
static unsigned long a[UK_BITS_TO_LONGS(MAX)], b[UK_BITS_TO_LONGS(MAX)],
	d[UK_BITS_TO_LONGS(MAX)];

static void random_map(unsigned long *map, unsigned char *model,
		       unsigned long size)
{
	unsigned long density = native_random(11);

	/* the bits above the size are garbage that nobody may look at */
	memset(map, (int)native_random(256), sizeof(a));
	for (unsigned long i = 0; i < size; i++) {
		model[i] = native_random(10) < density;
		if (model[i])
			uk_set_bit(i, map);
		else
			uk_clear_bit(i, map);
		CHECK(uk_test_bit(i, map) == model[i]);
	}
}

static unsigned long next(const unsigned char *m, unsigned long size,
			  unsigned long from, int value)
{
	while (from < size && m[from] != value)
		from++;
	return from < size ? from : size;
}

static unsigned long last(const unsigned char *m, unsigned long size,
			  int value)
{
	for (unsigned long i = size; i-- > 0;) {
		if (m[i] == value)
			return i;
	}
	return size;
}

static unsigned long zero_area(unsigned long size, unsigned long start,
			       unsigned long nr, unsigned long mask)
{
	for (unsigned long i = start; i + nr <= size; i++) {
		if (!(i & mask) && next(ma, i + nr, i, 1) == i + nr)
			return i;
	}
	return size + 1;
}

static void searches(unsigned long size)
{
	unsigned long from = native_random(size + 1), bit, n = 0, nr, mask;

	CHECK(uk_find_first_bit(a, size) == next(ma, size, 0, 1));
	CHECK(uk_find_first_zero_bit(a, size) == next(ma, size, 0, 0));
	CHECK(uk_find_next_bit(a, size, from) == next(ma, size, from, 1));
	CHECK(uk_find_next_zero_bit(a, size, from)
	      == next(ma, size, from, 0));
	CHECK(uk_find_last_bit(a, size) == last(ma, size, 1));
	CHECK(uk_find_last_zero_bit(a, size) == last(ma, size, 0));
	uk_for_each_set_bit(bit, a, size) {
		CHECK(ma[bit]);
		n++;
	}
	CHECK(uk_bitmap_weight(a, size) == n);
	uk_for_each_clear_bit(bit, a, size) {
		CHECK(!ma[bit]);
		n++;
	}
	CHECK(n == size);
	CHECK(uk_bitmap_full(a, size) == (next(ma, size, 0, 0) == size));
	CHECK(uk_bitmap_empty(a, size) == (next(ma, size, 0, 1) == size));
	nr = 1 + native_random(20);
	mask = (1UL << native_random(5)) - 1;
	bit = zero_area(size, from, nr, mask);
	n = uk_bitmap_find_next_zero_area(a, size, from, nr, mask);
	CHECK(n == bit || (n > size && bit > size));
}

static void expect(unsigned long size, int (*op)(int, int))
{
	for (unsigned long i = 0; i < size; i++)
		CHECK(uk_test_bit(i, d) == op(ma[i], mb[i]));
	if (size % UK_BITS_PER_LONG)
		CHECK(!(d[UK_BIT_WORD(size)]
			& ~UK_BITMAP_LAST_WORD_MASK(size)));
}

static int op_and(int x, int y) { return x & y; }
static int op_or(int x, int y) { return x | y; }
static int op_xor(int x, int y) { return x ^ y; }
static int op_andnot(int x, int y) { return x & !y; }
static int op_not(int x, int y) { (void)y; return !x; }

static void algebra(unsigned long size)
{
	int equal = 1, subset = 1, meet = 0;

	for (unsigned long i = 0; i < size; i++) {
		equal &= ma[i] == mb[i];
		subset &= !ma[i] || mb[i];
		meet |= ma[i] && mb[i];
	}
	CHECK(uk_bitmap_equal(a, b, size) == equal);
	CHECK(uk_bitmap_subset(a, b, size) == subset);
	CHECK(uk_bitmap_intersects(a, b, size) == meet);
	CHECK(uk_bitmap_and(d, a, b, size) == meet);
	expect(size, op_and);
	CHECK(uk_bitmap_andnot(d, a, b, size) == !subset);
	expect(size, op_andnot);
	uk_bitmap_or(d, a, b, size);
	expect(size, op_or);
	uk_bitmap_xor(d, a, b, size);
	expect(size, op_xor);
	uk_bitmap_complement(d, a, size);
	expect(size, op_not);
}

static void ranges(unsigned long size)
{
	unsigned long from = native_random(size + 1);
	unsigned long n = native_random(size - from + 1);
	unsigned long before[UK_BITS_TO_LONGS(MAX)];
	int set = (int)native_random(2);

	memcpy(before, a, sizeof(a));
	if (set)
		uk_bitmap_set(a, from, n);
	else
		uk_bitmap_clear(a, from, n);
	for (unsigned long i = 0; i < UK_BITS_TO_LONGS(MAX) * 64; i++)
		CHECK(uk_test_bit(i, a)
		      == (i >= from && i < from + n ? set
						    : uk_test_bit(i, before)));
}

static void regions(void)
{
	UK_DECLARE_BITMAP(map, 70);
	int pos;

	uk_bitmap_zero(map, 70);
	CHECK(uk_bitmap_find_free_region(map, 70, 3) == 0);
	CHECK(uk_bitmap_find_free_region(map, 70, 0) == 8);
	CHECK(uk_bitmap_find_free_region(map, 70, 5) == 32);
	CHECK(uk_bitmap_allocate_region(map, 9, 0) == 0);
	CHECK(uk_bitmap_allocate_region(map, 8, 1) == -1);
	CHECK(uk_bitmap_find_free_region(map, 70, 5) == -1);
	CHECK(uk_bitmap_weight(map, 70) == 8 + 1 + 32 + 1);
	uk_bitmap_release_region(map, 32, 5);
	CHECK(uk_bitmap_find_free_region(map, 70, 5) == 32);
	uk_bitmap_fill(map, 70);
	CHECK(uk_bitmap_full(map, 70) && map[1] == 0x3f);
	pos = uk_bitmap_find_free_region(map, 70, 0);
	CHECK(pos == -1);
}

static void words(void)
{
	for (int i = 0; i < 3000; i++) {
		unsigned long x = native_random(~0UL) >> native_random(65) % 64;
		unsigned int order = 0;
		int n = __builtin_popcountl(x);

		CHECK((int)uk_bitcount64(x) == n && (int)uk_bitcountl(x) == n);
		CHECK((int)uk_hweight32(x)
		      == __builtin_popcount((unsigned int)x));
		CHECK((int)uk_hweight16(x) == __builtin_popcount(x & 0xffff));
		CHECK((int)uk_hweight8(x) == __builtin_popcount(x & 0xff));
		CHECK(uk_flsl(x) == (x ? 64 - __builtin_clzl(x) : 0));
		CHECK(uk_ffsl((long)x) == (x ? 1 + __builtin_ctzl(x) : 0));
		x = 1 + (x & 0xffffff);
		while ((1UL << order) < x)
			order++;
		CHECK(uk_get_count_order((unsigned int)x) == (int)order);
	}
	CHECK(UK_GENMASK(63, 0) == ~0UL && UK_GENMASK(4, 4) == 0x10);
	CHECK(UK_GENMASK(7, 4) == 0xf0 && UK_BIT(40) == 1UL << 40);
	CHECK(uk_rol32(0x80000001, 1) == 3 && uk_rol32(5, 0) == 5);
	CHECK(uk_ror32(3, 1) == 0x80000001);
	CHECK(uk_sign_extend64(0x80, 7) == -128);
	CHECK(uk_sign_extend64(0x7f, 7) == 127);
}

static void single_bits(void)
{
	unsigned long w[2] = { 0, 0 };

	CHECK(!uk_test_and_set_bit(64, w) && w[1] == 1);
	CHECK(uk_test_and_set_bit(64, w) && w[1] == 1);
	CHECK(uk_test_and_clear_bit(64, w) && !w[1]);
	CHECK(!uk_test_and_clear_bit(64, w));
	CHECK(!__uk_test_and_set_bit(127, w));
	CHECK(__uk_test_and_clear_bit(127, w) && !w[1]);
	uk_change_bit(3, w);
	CHECK(w[0] == 8);
}

int main(void)
{
	for (int i = 0; i < 3000; i++) {
		unsigned long size = 1 + native_random(MAX);

		random_map(a, ma, size);
		random_map(b, mb, size);
		if (!native_random(4)) {
			memcpy(b, a, sizeof(b));
			memcpy(mb, ma, sizeof(mb));
		}
		searches(size);
		algebra(size);
		ranges(size);
	}
	regions();
	words();
	single_bits();
	return 0;
}
