/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Blocks of memory. Small blocks are moved by at most four overlapping loads
 * and stores, all loads first, so memcpy and memmove are one function; larger
 * ones by word string instructions. No vector registers are used.
 *
 * isrlib compiles this file a second time under other names.
 */
#include <string.h>
#include <stdint.h>
#include <uk/compiler.h>

/* Words at any address, of any type. */
struct u64_at {
	uint64_t v;
} __packed __may_alias;

struct u32_at {
	uint32_t v;
} __packed __may_alias;

struct u16_at {
	uint16_t v;
} __packed __may_alias;

#define U64_AT(p) (((struct u64_at *)(p))->v)
#define U32_AT(p) (((struct u32_at *)(p))->v)
#define U16_AT(p) (((struct u16_at *)(p))->v)

/* Copies n words upwards. */
static inline void copy_words_up(char *dst, const char *src, size_t n)
{
#ifdef __x86_64__
	__asm__ __volatile__("rep movsq"
			     : "+D"(dst), "+S"(src), "+c"(n) : : "memory");
#else
	for (; n; n--, dst += 8, src += 8)
		U64_AT(dst) = U64_AT(src);
#endif
}

/* Fills n words. */
static inline void fill_words(char *dst, uint64_t word, size_t n)
{
#ifdef __x86_64__
	__asm__ __volatile__("rep stosq"
			     : "+D"(dst), "+c"(n) : "a"(word) : "memory");
#else
	for (; n; n--, dst += 8)
		U64_AT(dst) = word;
#endif
}

/* Moves up to 32 bytes; everything is read before anything is written. */
static inline void move_small(char *d, const char *s, size_t n)
{
	uint64_t a, b, c, e;

	if (n > 16) {
		a = U64_AT(s);
		b = U64_AT(s + 8);
		c = U64_AT(s + n - 16);
		e = U64_AT(s + n - 8);
		U64_AT(d) = a;
		U64_AT(d + 8) = b;
		U64_AT(d + n - 16) = c;
		U64_AT(d + n - 8) = e;
	} else if (n >= 8) {
		a = U64_AT(s);
		b = U64_AT(s + n - 8);
		U64_AT(d) = a;
		U64_AT(d + n - 8) = b;
	} else if (n >= 4) {
		a = U32_AT(s);
		b = U32_AT(s + n - 4);
		U32_AT(d) = a;
		U32_AT(d + n - 4) = b;
	} else if (n >= 2) {
		a = U16_AT(s);
		b = U16_AT(s + n - 2);
		U16_AT(d) = a;
		U16_AT(d + n - 2) = b;
	} else if (n) {
		*d = *s;
	}
}

void *memmove(void *dst, const void *src, size_t n)
{
	const char *s = src;
	char *d = dst;
	uint64_t edge;

	if (n <= 32) {
		move_small(d, s, n);
	} else if ((uintptr_t)d - (uintptr_t)s >= n) {
		/* upwards; the last word may overlap the one before */
		edge = U64_AT(s + n - 8);
		copy_words_up(d, s, n / 8);
		U64_AT(d + n - 8) = edge;
	} else {
		/* dst lies inside src: downwards, the first word last */
		edge = U64_AT(s);
		for (; n >= 8; n -= 8)
			U64_AT(d + n - 8) = U64_AT(s + n - 8);
		U64_AT(d) = edge;
	}
	return dst;
}

void *memcpy(void *dst, const void *src, size_t n)
{
	return memmove(dst, src, n);
}

void *memset(void *dst, int c, size_t n)
{
	uint64_t word = 0x0101010101010101UL * (unsigned char)c;
	char *d = dst;

	if (n >= 8) {
		fill_words(d, word, n / 8);
		U64_AT(d + n - 8) = word;
	} else if (n >= 4) {
		U32_AT(d) = word;
		U32_AT(d + n - 4) = word;
	} else {
		while (n--)
			*d++ = c;
	}
	return dst;
}

int memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *x = a, *y = b;

	for (; n >= 8 && U64_AT(x) == U64_AT(y); n -= 8, x += 8, y += 8)
		;
	for (; n; n--, x++, y++) {
		if (*x != *y)
			return *x - *y;
	}
	return 0;
}

void *memchr(const void *p, int c, size_t n)
{
	const unsigned char *x = p;

	for (; n; n--, x++) {
		if (*x == (unsigned char)c)
			return (void *)x;
	}
	return NULL;
}

void *memrchr(const void *p, int c, size_t n)
{
	const unsigned char *x = p;

	while (n--) {
		if (x[n] == (unsigned char)c)
			return (void *)(x + n);
	}
	return NULL;
}
