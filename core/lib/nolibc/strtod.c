/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Floating point from text, correctly rounded.
 *
 * The first 19 digits and a 64-bit multiplication for each power of ten give a
 * mantissa that is never too large and hardly too small. From there the exact
 * decimal, as a long integer, is compared with the next candidates and with
 * the point halfway between two of them.
 */
#include <stdlib.h>
#include <stdint.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <ctype.h>
#include <errno.h>

#include "number_impl.h"

/* No halfway point has more digits than this; the rest only says "more". */
#define DIGITS_MAX 770
/* The longest integer compared has about 2700 bits: 5^1100 with a mantissa. */
#define WORDS_MAX 100

/* A binary floating-point format. */
struct format {
	int bits;		/* of the mantissa */
	int min_exp, max_exp;	/* exponent of the last bit of a mantissa */
	int min_point;		/* below 10^(min_point - 1) all is 0 */
	int max_point;		/* from 10^max_point on it is infinite */
};

static const struct format format_float = { 24, -149, 104, -46, 39 };
static const struct format format_double = { 53, -1074, 971, -324, 309 };

/* A decimal number: the integer d[0..n) times 10^exp. No leading zeros. */
struct decimal {
	int n;
	int exp;
	char d[DIGITS_MAX + 1];
};

/* A long integer, least significant word first. */
struct longint {
	int n;
	uint32_t w[WORDS_MAX];
};

static void long_mul_add(struct longint *x, uint32_t factor, uint32_t add)
{
	uint64_t carry = add;
	int i;

	for (i = 0; i < x->n; i++) {
		carry += (uint64_t)x->w[i] * factor;
		x->w[i] = carry;
		carry >>= 32;
	}
	if (carry)
		x->w[x->n++] = carry;
}

static void long_mul_pow5(struct longint *x, int power)
{
	for (; power >= 13; power -= 13)
		long_mul_add(x, 1220703125, 0);
	for (; power > 0; power--)
		long_mul_add(x, 5, 0);
}

static void long_shift(struct longint *x, int bits)
{
	long_mul_add(x, 1u << bits % 32, 0);
	memmove(x->w + bits / 32, x->w, x->n * sizeof(x->w[0]));
	memset(x->w, 0, bits / 32 * sizeof(x->w[0]));
	x->n += bits / 32;
}

/* Compares the decimal with m * 2^exp, m > 0: negative, 0 or positive. */
static int compare(const struct decimal *dec, uint64_t m, int exp)
{
	struct longint a, b;
	int i, two = exp - dec->exp;

	/* d * 10^dec.exp with m * 2^exp is d * 5^dec.exp with m * 2^two */
	a.n = 0;
	for (i = 0; i < dec->n; i++)
		long_mul_add(&a, 10, dec->d[i] - '0');
	b.w[0] = m;
	b.w[1] = m >> 32;
	b.n = b.w[1] ? 2 : 1;
	long_mul_pow5(&a, dec->exp);
	long_mul_pow5(&b, -dec->exp);
	if (two < 0)
		long_shift(&a, -two);
	else
		long_shift(&b, two);

	if (a.n != b.n)
		return a.n - b.n;
	for (i = a.n - 1; i >= 0; i--) {
		if (a.w[i] != b.w[i])
			return a.w[i] < b.w[i] ? -1 : 1;
	}
	return 0;
}

/* Shifts m up until its top bit is set; returns the new exponent. */
static int normalise(uint64_t *m, int exp)
{
	int shift = __builtin_clzll(*m);

	*m <<= shift;
	return exp - shift;
}

/* A 64-bit mantissa for the decimal, at most some hundred units too small. */
static int approximate(const struct decimal *dec, uint64_t *m)
{
	int i, ten = dec->exp + dec->n, exp;

	*m = 0;
	for (i = 0; i < dec->n && i < 19; i++, ten--)
		*m = *m * 10 + dec->d[i] - '0';
	exp = normalise(m, 0);
	for (; ten > 0; ten--) {
		*m = (unsigned __int128)*m * 10 >> 4;
		exp = normalise(m, exp + 4);
	}
	for (; ten < 0; ten++) {
		/* a tenth is 0.8 / 8 */
		*m = (unsigned __int128)*m * 0xcccccccccccccccc >> 64;
		exp = normalise(m, exp - 3);
	}
	return exp;
}

/* How many low bits of m * 2^exp (m normalised) the format cannot hold. */
static int excess_bits(int exp, const struct format *fmt)
{
	int drop = 64 - fmt->bits;

	return exp + drop < fmt->min_exp ? fmt->min_exp - exp : drop;
}

/*
 * m * 2^exp, which must be representable except for being too large. errno
 * says so if it is, or if it is too small for all bits and some were lost.
 */
static double compose(uint64_t m, int exp, bool inexact,
		      const struct format *fmt)
{
	uint64_t bits;
	double power;

	if (m >> fmt->bits) {
		m >>= 1;
		exp++;
	}
	if (exp > fmt->max_exp) {
		errno = ERANGE;
		return __builtin_inf();
	}
	if (inexact && m < 1ULL << (fmt->bits - 1))
		errno = ERANGE;
	bits = exp >= -1022 ? (uint64_t)(exp + 1023) << 52
			    : 1ULL << (exp + 1074);
	memcpy(&power, &bits, sizeof(power));
	return (double)m * power;
}

static double decimal_to_double(const struct decimal *dec,
				const struct format *fmt)
{
	int exp, drop, side, point = dec->n + dec->exp;
	bool inexact;
	uint64_t m;

	if (!dec->n)
		return 0;
	/* 10^(point - 1) <= decimal < 10^point */
	if (point > fmt->max_point || point < fmt->min_point) {
		errno = ERANGE;
		return point > 0 ? __builtin_inf() : 0;
	}
	exp = approximate(dec, &m);
	drop = excess_bits(exp, fmt);
	m = drop < 64 ? m >> drop : 0;
	exp += drop;

	while (compare(dec, m + 1, exp) >= 0)
		m++;
	side = compare(dec, 2 * m + 1, exp - 1);
	inexact = m == 0 || compare(dec, m, exp) != 0;
	if (side > 0 || (side == 0 && (m & 1)))
		m++;
	return compose(m, exp, inexact, fmt);
}

/* m * 2^exp, with lower bits that are not all zero if `more`. */
static double binary_to_double(uint64_t m, int exp, bool more,
			       const struct format *fmt)
{
	uint64_t kept, rest, half;
	int drop;

	if (!m)
		return 0;
	exp = normalise(&m, exp);
	drop = excess_bits(exp, fmt);
	if (drop > 64) {
		errno = ERANGE;
		return 0;
	}
	kept = drop < 64 ? m >> drop : 0;
	rest = drop < 64 ? m & ((1ULL << drop) - 1) : m;
	half = 1ULL << (drop - 1);
	if (rest > half || (rest == half && (more || (kept & 1))))
		kept++;
	return compose(kept, exp + drop, rest || more, fmt);
}

/*
 * Reads "e+5" if `s` starts with the letter (lower case) and has a digit;
 * adds it to *exp, within bounds that no result depends on.
 */
static const char *parse_exponent(const char *s, char letter, long *exp)
{
	const char *p = s + 1;
	bool negative = *s && *p == '-';
	long v = 0;

	if ((*s | 0x20) != letter)
		return s;
	if (*p == '-' || *p == '+')
		p++;
	if (!isdigit((unsigned char)*p))
		return s;
	for (; isdigit((unsigned char)*p); p++) {
		if (v < 1000000000)
			v = v * 10 + *p - '0';
	}
	*exp += negative ? -v : v;
	return p;
}

static int clamp(long v)
{
	return v > 100000 ? 100000 : v < -100000 ? -100000 : v;
}

/* Parses decimal digits; returns NULL if there are none. */
static const char *parse_decimal(const char *s, const struct format *fmt,
				 double *out)
{
	struct decimal dec;
	bool digits = false, point = false, more = false;
	long exp = 0;

	dec.n = 0;
	for (;; s++) {
		if (*s == '.' && !point) {
			point = true;
			continue;
		}
		if (!isdigit((unsigned char)*s))
			break;
		digits = true;
		exp -= point;
		if (dec.n == DIGITS_MAX) {
			more |= *s != '0';
			exp++;
		} else if (dec.n || *s != '0') {
			dec.d[dec.n++] = *s;
		}
	}
	if (!digits)
		return NULL;
	s = parse_exponent(s, 'e', &exp);
	while (dec.n && !more && dec.d[dec.n - 1] == '0') {
		dec.n--;
		exp++;
	}
	if (more) {
		dec.d[dec.n++] = '1';
		exp--;
	}
	dec.exp = clamp(exp);
	*out = decimal_to_double(&dec, fmt);
	return s;
}

/* Parses what follows "0x"; returns NULL if there are no digits. */
static const char *parse_hex(const char *s, const struct format *fmt,
			     double *out)
{
	bool digits = false, point = false, more = false;
	uint64_t m = 0;
	long exp = 0;
	unsigned int v;

	for (;; s++) {
		if (*s == '.' && !point) {
			point = true;
			continue;
		}
		v = nolibc_digit(*s);
		if (v >= 16)
			break;
		digits = true;
		exp -= point ? 4 : 0;
		if (m >> 60) {
			more |= v != 0;
			exp += 4;
		} else {
			m = m << 4 | v;
		}
	}
	if (!digits)
		return NULL;
	s = parse_exponent(s, 'p', &exp);
	*out = binary_to_double(m, clamp(exp), more, fmt);
	return s;
}

static const char *parse_magnitude(const char *s, const struct format *fmt,
				   double *out)
{
	const char *end;

	if (!strncasecmp(s, "inf", 3)) {
		*out = __builtin_inf();
		return s + (strncasecmp(s + 3, "inity", 5) ? 3 : 8);
	}
	if (!strncasecmp(s, "nan", 3)) {
		*out = __builtin_nan("");
		return s + 3;
	}
	if (s[0] == '0' && (s[1] | 0x20) == 'x') {
		end = parse_hex(s + 2, fmt, out);
		if (end)
			return end;
	}
	return parse_decimal(s, fmt, out);
}

static double parse_float(const char *str, char **end,
			  const struct format *fmt)
{
	const char *s = str, *stop;
	double v = 0;
	bool negative;

	while (isspace((unsigned char)*s))
		s++;
	negative = *s == '-';
	if (*s == '-' || *s == '+')
		s++;
	stop = parse_magnitude(s, fmt, &v);
	if (end)
		*end = (char *)(stop ? stop : str);
	return negative && stop ? -v : v;
}

double strtod(const char *str, char **end)
{
	return parse_float(str, end, &format_double);
}

float strtof(const char *str, char **end)
{
	return parse_float(str, end, &format_float);
}

long double strtold(const char *str, char **end)
{
	return strtod(str, end);
}

double atof(const char *str)
{
	return strtod(str, NULL);
}
