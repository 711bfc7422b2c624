/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The formatter behind every printf: text with conversions in, pieces of bytes
 * out. It keeps no output and allocates nothing. Workers that are called from
 * several places are not inlined: size counts more here.
 */
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <uk/config.h>
#include <uk/compiler.h>

#include "format_impl.h"

void nolibc_fmt_emit(struct nolibc_fmt *f, const char *s, size_t n)
{
	if (n)
		f->out(f->ctx, s, n);
	f->total += n;
}

/* Writes a run of one character, out of a block of 16 of it. */
static __noinline void emit_run(struct nolibc_fmt *f, const char *block,
				long n)
{
	for (; n > 0; n -= 16)
		nolibc_fmt_emit(f, block, n < 16 ? n : 16);
}

static void emit_blanks(struct nolibc_fmt *f, long n)
{
	emit_run(f, "                ", n);
}

void nolibc_fmt_zeros(struct nolibc_fmt *f, long n)
{
	emit_run(f, "0000000000000000", n);
}

void nolibc_fmt_begin(struct nolibc_fmt *f, const struct nolibc_spec *sp,
		      const char *prefix, size_t prefix_len, size_t len)
{
	long gap = (long)sp->width - (long)(prefix_len + len);

	if (!(sp->flags & (NOLIBC_FMT_LEFT | NOLIBC_FMT_ZERO)))
		emit_blanks(f, gap);
	nolibc_fmt_emit(f, prefix, prefix_len);
	if ((sp->flags & (NOLIBC_FMT_LEFT | NOLIBC_FMT_ZERO)) ==
	    NOLIBC_FMT_ZERO)
		nolibc_fmt_zeros(f, gap);
}

void nolibc_fmt_end(struct nolibc_fmt *f, const struct nolibc_spec *sp,
		    size_t prefix_len, size_t len)
{
	if (sp->flags & NOLIBC_FMT_LEFT)
		emit_blanks(f, (long)sp->width - (long)(prefix_len + len));
}

char nolibc_fmt_sign(const struct nolibc_spec *sp, int negative)
{
	if (negative)
		return '-';
	if (sp->flags & NOLIBC_FMT_PLUS)
		return '+';
	return sp->flags & NOLIBC_FMT_SPACE ? ' ' : '\0';
}

/* Writes n bytes as text: blanks on one side, never zeros. */
static __noinline void fmt_text(struct nolibc_fmt *f, struct nolibc_spec *sp,
				const char *s, size_t n)
{
	sp->flags &= ~NOLIBC_FMT_ZERO;
	nolibc_fmt_begin(f, sp, NULL, 0, n);
	nolibc_fmt_emit(f, s, n);
	nolibc_fmt_end(f, sp, 0, n);
}

static void fmt_string(struct nolibc_fmt *f, struct nolibc_spec *sp,
		       const char *s)
{
	if (!s)
		s = sp->prec < 0 || sp->prec >= 6 ? "(null)" : "";
	fmt_text(f, sp, s, sp->prec < 0 ? strlen(s) : strnlen(s, sp->prec));
}

/* Writes the digits of v backwards from end; returns the first one. */
static char *put_digits(char *end, uint64_t v, char conv)
{
	const char *digits = conv == 'X' ? "0123456789ABCDEF"
					 : "0123456789abcdef";
	unsigned int shift = conv == 'o' ? 3 : 4;

	if (conv == 'u') {
		for (; v; v /= 10)
			*--end = '0' + v % 10;
	} else {
		for (; v; v >>= shift)
			*--end = digits[v & ((1u << shift) - 1)];
	}
	return end;
}

/* conv is u, o, x or X; prefix holds the sign, if any. */
static __noinline void fmt_unsigned(struct nolibc_fmt *f,
				    struct nolibc_spec *sp, uint64_t v,
				    char sign)
{
	char buf[24], prefix[2] = { sign };
	size_t prefix_len = sign != '\0';
	char *end = buf + sizeof(buf);
	char *s = put_digits(end, v, sp->conv);
	long len = end - s, zeros;

	if (sp->prec >= 0)
		sp->flags &= ~NOLIBC_FMT_ZERO;
	zeros = (sp->prec < 0 ? 1 : sp->prec) - len;

	if (sp->flags & NOLIBC_FMT_ALT) {
		if (sp->conv == 'o' && zeros <= 0) {
			zeros = 1;
		} else if (v && sp->conv != 'o' && sp->conv != 'u') {
			prefix[0] = '0';
			prefix[1] = sp->conv;
			prefix_len = 2;
		}
	}
	if (zeros < 0)
		zeros = 0;

	nolibc_fmt_begin(f, sp, prefix, prefix_len, zeros + len);
	nolibc_fmt_zeros(f, zeros);
	nolibc_fmt_emit(f, s, len);
	nolibc_fmt_end(f, sp, prefix_len, zeros + len);
}

/* The next integer argument, as wide as its size says, sign-extended. */
static int64_t next_integer(struct nolibc_fmt *f, const struct nolibc_spec *sp)
{
	unsigned int unused_bits = 64 - 8 * sp->size;
	int64_t v;

	if (sp->size > sizeof(int))
		return va_arg(f->ap, long long);
	v = va_arg(f->ap, int);
	return (int64_t)((uint64_t)v << unused_bits) >> unused_bits;
}

static void fmt_integer(struct nolibc_fmt *f, struct nolibc_spec *sp)
{
	int64_t v = next_integer(f, sp);
	unsigned int unused_bits = 64 - 8 * sp->size;

	if (sp->conv == 'd' || sp->conv == 'i') {
		sp->conv = 'u';
		fmt_unsigned(f, sp, v < 0 ? -(uint64_t)v : (uint64_t)v,
			     nolibc_fmt_sign(sp, v < 0));
	} else {
		fmt_unsigned(f, sp, (uint64_t)v << unused_bits >> unused_bits,
			     '\0');
	}
}

static void fmt_pointer(struct nolibc_fmt *f, struct nolibc_spec *sp)
{
	uintptr_t p = (uintptr_t)va_arg(f->ap, void *);

	if (!p) {
		fmt_text(f, sp, "(nil)", 5);
		return;
	}
	sp->conv = 'x';
	sp->flags |= NOLIBC_FMT_ALT;
	fmt_unsigned(f, sp, p, nolibc_fmt_sign(sp, 0));
}

/* %n: stores how much was written, in the size asked for. */
static void store_total(struct nolibc_fmt *f, const struct nolibc_spec *sp)
{
	uint64_t total = f->total;

	/* little endian: the low bytes come first */
	memcpy(va_arg(f->ap, void *), &total, sp->size);
}

/* Reads a width or precision: digits, or '*' for an argument. */
static __noinline const char *parse_number(struct nolibc_fmt *f, const char *s,
					   int *out)
{
	int n = 0;

	if (*s == '*') {
		*out = va_arg(f->ap, int);
		return s + 1;
	}
	for (; *s >= '0' && *s <= '9'; s++) {
		if (__builtin_mul_overflow(n, 10, &n) ||
		    __builtin_add_overflow(n, *s - '0', &n))
			n = INT_MAX;
	}
	*out = n;
	return s;
}

/* Reads the size modifier into bytes. */
static const char *parse_size(const char *s, struct nolibc_spec *sp)
{
	int twice = s[0] && s[0] == s[1];

	sp->long_double = *s == 'L';
	switch (*s) {
	case 'h':
		sp->size = twice ? 1 : 2;
		return s + 1 + twice;
	case 'l':
		sp->size = twice ? sizeof(long long) : sizeof(long);
		return s + 1 + twice;
	case 'j':
	case 'q':
	case 'L':
		sp->size = sizeof(intmax_t);
		return s + 1;
	case 'z':
	case 't':
		sp->size = sizeof(size_t);
		return s + 1;
	default:
		sp->size = sizeof(int);
		return s;
	}
}

/* Reads everything between '%' and the conversion character. */
static const char *parse_spec(struct nolibc_fmt *f, const char *s,
			      struct nolibc_spec *sp)
{
	static const char flags[] = "-+ #0'";
	const char *flag;

	sp->flags = 0;
	for (; *s && (flag = strchr(flags, *s)); s++)
		sp->flags |= 1u << (flag - flags);

	s = parse_number(f, s, &sp->width);
	if (sp->width < 0) {
		sp->flags |= NOLIBC_FMT_LEFT;
		sp->width = sp->width == INT_MIN ? INT_MAX : -sp->width;
	}
	sp->prec = -1;
	if (*s == '.') {
		s = parse_number(f, s + 1, &sp->prec);
		if (sp->prec < 0)
			sp->prec = -1;
	}
	return parse_size(s, sp);
}

static void fmt_double(struct nolibc_fmt *f, struct nolibc_spec *sp)
{
	double d = sp->long_double ? (double)va_arg(f->ap, long double)
				   : va_arg(f->ap, double);

#if CONFIG_LIBNOLIBC_FLOAT
	nolibc_fmt_float(f, sp, d);
#else
	(void)d;
	fmt_text(f, sp, "(float)", 7);
#endif
}

/* Writes one conversion; false if the character is not one. */
static int fmt_convert(struct nolibc_fmt *f, struct nolibc_spec *sp)
{
	int wide = sp->size != sizeof(int);
	const char *s;
	char c;

	switch (sp->conv) {
	case 'd':
	case 'i':
	case 'u':
	case 'o':
	case 'x':
	case 'X':
		fmt_integer(f, sp);
		return 1;
	case 'c':
		c = va_arg(f->ap, int);
		if (!wide)
			fmt_text(f, sp, &c, 1);
		return !wide;
	case 's':
		s = va_arg(f->ap, const char *);
		if (!wide)
			fmt_string(f, sp, s);
		return !wide;
	case 'p':
		fmt_pointer(f, sp);
		return 1;
	case 'n':
		store_total(f, sp);
		return 1;
	case 'm':
		fmt_string(f, sp, strerror(errno));
		return 1;
	case '%':
		nolibc_fmt_emit(f, "%", 1);
		return 1;
	case 'f':
	case 'e':
	case 'g':
	case 'a':
	case 'F':
	case 'E':
	case 'G':
	case 'A':
		fmt_double(f, sp);
		return 1;
	default:
		return 0;
	}
}

int nolibc_format(nolibc_out_t out, void *ctx, const char *fmt, va_list ap)
{
	struct nolibc_fmt f = { .out = out, .ctx = ctx };
	struct nolibc_spec sp;
	const char *start;

	va_copy(f.ap, ap);
	while (*fmt) {
		start = fmt;
		while (*fmt && *fmt != '%')
			fmt++;
		nolibc_fmt_emit(&f, start, fmt - start);
		if (!*fmt)
			break;

		start = fmt;
		fmt = parse_spec(&f, fmt + 1, &sp);
		sp.conv = *fmt;
		if (*fmt)
			fmt++;
		/* what is no conversion is written as it stands */
		if (!fmt_convert(&f, &sp))
			nolibc_fmt_emit(&f, start, fmt - start);
	}
	va_end(f.ap);

	if (f.total > INT_MAX) {
		errno = EOVERFLOW;
		return -1;
	}
	return f.total;
}
