/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Floating point to text, exactly: a double is m * 2^e with integers m and e,
 * so its decimal digits are those of the integer m * 2^e (e >= 0) or of
 * m * 5^-e (e < 0, with the point -e digits from the right). That integer is
 * computed in full, in limbs of nine digits, and then rounded, half to even,
 * to what the conversion asks for.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "format_impl.h"

#define LIMB		1000000000u	/* nine decimal digits */
#define LIMB_DIGITS	9
/* 2^53 * 5^1074 has 767 digits */
#define LIMBS_MAX	86

/* The digits of a number: 0.d1d2d3... * 10^point; n is 0 for zero. */
struct decimal {
	int n;
	int point;
	char d[LIMBS_MAX * LIMB_DIGITS + 1];
};

/* limb[0..n) *= factor; returns the new n. */
static int multiply(uint32_t *limb, int n, uint32_t factor)
{
	uint64_t carry = 0;
	int i;

	for (i = 0; i < n; i++) {
		carry += (uint64_t)limb[i] * factor;
		limb[i] = carry % LIMB;
		carry /= LIMB;
	}
	for (; carry; carry /= LIMB)
		limb[n++] = carry % LIMB;
	return n;
}

/* limb[0..n) *= base^power, where base^step is the largest to fit a word. */
static int multiply_power(uint32_t *limb, int n, uint32_t base, int step,
			  int power)
{
	uint32_t factor;
	int i;

	while (power > 0) {
		factor = 1;
		for (i = 0; i < step && power > 0; i++, power--)
			factor *= base;
		n = multiply(limb, n, factor);
	}
	return n;
}

/* Finds all digits of m * 2^e. */
static void to_decimal(struct decimal *dec, uint64_t m, int e)
{
	uint32_t limb[LIMBS_MAX + 1];
	uint32_t v;
	int n = 0, i, j, first;

	dec->n = 0;
	dec->point = 1;
	if (!m)
		return;

	while (!(m & 1)) {
		m >>= 1;
		e++;
	}
	for (; m; m /= LIMB)
		limb[n++] = m % LIMB;
	if (e >= 0)
		n = multiply_power(limb, n, 2, 29, e);
	else
		n = multiply_power(limb, n, 5, 13, -e);

	for (i = n - 1; i >= 0; i--) {
		v = limb[i];
		for (j = LIMB_DIGITS - 1; j >= 0; j--, v /= 10)
			dec->d[dec->n + j] = '0' + v % 10;
		dec->n += LIMB_DIGITS;
	}
	for (first = 0; dec->d[first] == '0'; first++)
		;
	dec->n -= first;
	memmove(dec->d, dec->d + first, dec->n);
	dec->point = e < 0 ? dec->n + e : dec->n;
}

/* Rounds to the first `keep` digits, half to even; keep may be negative. */
static void round_decimal(struct decimal *dec, long keep)
{
	bool up = false;
	int i;

	if (keep >= dec->n)
		return;
	if (keep >= 0) {
		up = dec->d[keep] > '5';
		if (dec->d[keep] == '5') {
			up = keep > 0 && (dec->d[keep - 1] & 1);
			for (i = keep + 1; i < dec->n; i++)
				up |= dec->d[i] != '0';
		}
	}
	dec->n = keep < 0 ? 0 : keep;
	if (!up)
		return;

	while (dec->n > 0 && dec->d[dec->n - 1] == '9')
		dec->n--;
	if (dec->n > 0) {
		dec->d[dec->n - 1]++;
	} else {
		dec->d[dec->n++] = '1';
		dec->point++;
	}
}

/* Writes digits from..to of the number; outside of d they are zeros. */
static void emit_digits(struct nolibc_fmt *f, const struct decimal *dec,
			long from, long to)
{
	long end = to < dec->n ? to : dec->n;

	if (from < 0) {
		nolibc_fmt_zeros(f, (to < 0 ? to : 0) - from);
		from = 0;
	}
	if (from < end) {
		nolibc_fmt_emit(f, dec->d + from, end - from);
		from = end;
	}
	nolibc_fmt_zeros(f, to - from);
}

/* d.ddde+xx or ddd.ddd; prec digits behind the point, already rounded. */
static void fmt_digits(struct nolibc_fmt *f, struct nolibc_spec *sp,
		       const struct decimal *dec, long prec, bool exponent,
		       char sign)
{
	int x = dec->n ? dec->point - 1 : 0;
	/* digits before the point, and where they start */
	long before = exponent ? 1 : x < 0 ? 1 : x + 1;
	long start = exponent || x >= 0 ? 0 : x;
	bool point = prec > 0 || (sp->flags & NOLIBC_FMT_ALT);
	char suffix[5];
	size_t suffix_len = 0, len;
	unsigned int ax = x < 0 ? -x : x;

	if (exponent) {
		suffix[suffix_len++] = sp->conv & 0x20 ? 'e' : 'E';
		suffix[suffix_len++] = x < 0 ? '-' : '+';
		if (ax >= 100)
			suffix[suffix_len++] = '0' + ax / 100;
		suffix[suffix_len++] = '0' + ax / 10 % 10;
		suffix[suffix_len++] = '0' + ax % 10;
	}

	len = before + point + prec + suffix_len;
	nolibc_fmt_begin(f, sp, &sign, sign != '\0', len);
	emit_digits(f, dec, start, start + before);
	nolibc_fmt_emit(f, ".", point);
	emit_digits(f, dec, start + before, start + before + prec);
	nolibc_fmt_emit(f, suffix, suffix_len);
	nolibc_fmt_end(f, sp, sign != '\0', len);
}

static void fmt_decimal(struct nolibc_fmt *f, struct nolibc_spec *sp,
			uint64_t m, int e, char sign)
{
	char style = sp->conv | 0x20;
	long prec = sp->prec < 0 ? 6 : sp->prec;
	struct decimal dec;
	int x;

	to_decimal(&dec, m, e);
	if (style == 'g' && prec == 0)
		prec = 1;
	round_decimal(&dec, style == 'f' ? dec.point + prec :
			    style == 'e' ? prec + 1 : prec);
	if (style != 'g') {
		fmt_digits(f, sp, &dec, prec, style == 'e', sign);
		return;
	}

	/* g: the shorter form, without trailing zeros unless # asks for them */
	x = dec.n ? dec.point - 1 : 0;
	if (!(sp->flags & NOLIBC_FMT_ALT)) {
		while (dec.n > 1 && dec.d[dec.n - 1] == '0')
			dec.n--;
		if (prec > dec.n)
			prec = dec.n ? dec.n : 1;
	}
	if (x < -4 || x >= (sp->prec < 0 ? 6 : sp->prec ? sp->prec : 1))
		fmt_digits(f, sp, &dec, prec - 1, true, sign);
	else
		fmt_digits(f, sp, &dec, prec > x + 1 ? prec - 1 - x : 0, false,
			   sign);
}

/* a: 0x1.hhhp+x, prec digits or as many as it takes. */
static void fmt_hex(struct nolibc_fmt *f, struct nolibc_spec *sp, uint64_t m,
		    int x, char sign)
{
	const char *hex = sp->conv == 'a' ? "0123456789abcdef"
					  : "0123456789ABCDEF";
	char prefix[3] = { sign, '0', sp->conv == 'a' ? 'x' : 'X' };
	size_t skip = sign == '\0', prefix_len = 3 - skip;
	char buf[16], suffix[6];
	char *s = suffix + sizeof(suffix);
	int n = 0, ax = x < 0 ? -x : x, drop;
	uint64_t rest;
	long zeros;

	/* m has one digit before the point and 13 behind it */
	if (sp->prec >= 0 && sp->prec < 13) {
		drop = 4 * (13 - sp->prec);
		rest = m & ((1UL << drop) - 1);
		m >>= drop;
		if (rest > 1UL << (drop - 1) ||
		    (rest == 1UL << (drop - 1) && (m & 1)))
			m++;
		m <<= drop;
	}
	buf[n++] = '0' + (m >> 52);
	buf[n++] = '.';
	for (m <<= 12; m; m <<= 4)
		buf[n++] = hex[m >> 60];
	zeros = sp->prec < 0 ? 0 : sp->prec - (n - 2);
	if (n == 2 && zeros <= 0 && !(sp->flags & NOLIBC_FMT_ALT))
		n = 1;

	do {
		*--s = '0' + ax % 10;
		ax /= 10;
	} while (ax);
	*--s = x < 0 ? '-' : '+';
	*--s = sp->conv == 'a' ? 'p' : 'P';

	drop = suffix + sizeof(suffix) - s;
	nolibc_fmt_begin(f, sp, prefix + skip, prefix_len, n + zeros + drop);
	nolibc_fmt_emit(f, buf, n);
	nolibc_fmt_zeros(f, zeros);
	nolibc_fmt_emit(f, s, drop);
	nolibc_fmt_end(f, sp, prefix_len, n + zeros + drop);
}

void nolibc_fmt_float(struct nolibc_fmt *f, struct nolibc_spec *sp, double d)
{
	uint64_t bits, m;
	bool lower = sp->conv & 0x20;
	const char *word;
	char sign;
	int e;

	memcpy(&bits, &d, sizeof(bits));
	sign = nolibc_fmt_sign(sp, bits >> 63);
	e = bits >> 52 & 0x7ff;
	m = bits & ((1UL << 52) - 1);

	if (e == 0x7ff) {
		if (m)
			word = lower ? "nan" : "NAN";
		else
			word = lower ? "inf" : "INF";
		sp->flags &= ~NOLIBC_FMT_ZERO;
		nolibc_fmt_begin(f, sp, &sign, sign != '\0', 3);
		nolibc_fmt_emit(f, word, 3);
		nolibc_fmt_end(f, sp, sign != '\0', 3);
		return;
	}
	/* the smallest exponent has no implicit leading one */
	if (e)
		m |= 1UL << 52;
	else
		e = 1;
	if ((sp->conv | 0x20) == 'a')
		fmt_hex(f, sp, m, m ? e - 1023 : 0, sign);
	else
		fmt_decimal(f, sp, m, e - 1075, sign);
}
