/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The scanf family. Numbers are collected into a buffer, one byte of lookahead
 * at a time, and parsed by strtoll and friends.
 */
#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>
#include <stdbool.h>
#include <string.h>
#include <ctype.h>
#include <limits.h>
#include <uk/config.h>

#include "number_impl.h"

/* Where the text comes from: a string, or a stream if that is NULL. */
struct source {
	const char *s;
	FILE *fp;
	size_t count;		/* bytes taken so far */
};

/* One conversion of the format. */
struct directive {
	bool discard;		/* '*': assign nothing */
	int width;		/* at most that many bytes */
	unsigned int size;	/* of an integer target, in bytes */
	bool long_double;	/* size was 'L' */
	char conv;
};

/* The longest number: sign, prefix, 64 binary digits; or a long fraction. */
#define NUMBER_MAX 128

/* The next byte, or EOF; it stays where it is. */
static int peek(struct source *src)
{
	int c;

	if (src->s)
		return *src->s ? (unsigned char)*src->s : EOF;
	c = fgetc(src->fp);
	ungetc(c, src->fp);
	return c;
}

/* Takes the byte that was peeked. */
static void take(struct source *src)
{
	if (src->s)
		src->s++;
	else
		fgetc(src->fp);
	src->count++;
}

static void skip_space(struct source *src)
{
	while (isspace(peek(src)))
		take(src);
}

/* A field being collected: text so far, and how much more it may take. */
struct field {
	struct source *src;
	char buf[NUMBER_MAX];
	int len;
	int left;
};

static void field_init(struct field *fd, struct source *src, int width)
{
	fd->src = src;
	fd->len = 0;
	fd->left = width;
}

/* Takes the next byte into the field if it is one of `accept`. */
static bool accept(struct field *fd, const char *accepted)
{
	int c = fd->left > 0 ? peek(fd->src) : EOF;

	if (c <= 0 || !strchr(accepted, c) || fd->len >= NUMBER_MAX - 1)
		return false;
	take(fd->src);
	fd->buf[fd->len++] = c;
	fd->left--;
	return true;
}

/* Takes digits of a base; returns how many. Leading zeros are not stored. */
static int accept_digits(struct field *fd, unsigned int base)
{
	int c, n = 0;
	int first = fd->len;

	for (; fd->left > 0; n++, fd->left--) {
		c = peek(fd->src);
		if (c == EOF || nolibc_digit(c) >= base)
			break;
		take(fd->src);
		if (fd->len == first + 1 && fd->buf[first] == '0')
			fd->len = first;
		/* more digits than fit overflow any type anyway */
		if (fd->len < NUMBER_MAX - 1)
			fd->buf[fd->len++] = c;
	}
	return n;
}

/* Collects an integer; returns the base it is written in, 0 if there is none */
static unsigned int collect_integer(struct field *fd, unsigned int base)
{
	int digits = 0;

	accept(fd, "+-");
	if ((base == 0 || base == 16) && accept(fd, "0")) {
		digits = 1;
		if (accept(fd, "xX")) {
			digits = 0;
			base = 16;
		} else if (base == 0) {
			base = 8;
		}
	} else if (base == 0) {
		base = 10;
	}
	digits += accept_digits(fd, base);
	fd->buf[fd->len] = '\0';
	return digits ? base : 0;
}

#if CONFIG_LIBNOLIBC_FLOAT
/* Takes as much as matches of the letters of a word, in either case. */
static bool accept_word(struct field *fd, const char *word)
{
	char either[3] = { 0 };

	for (; *word; word++) {
		either[0] = *word;
		either[1] = *word & ~0x20;
		if (!accept(fd, either))
			return false;
	}
	return true;
}

static int accept_all(struct field *fd, const char *accepted)
{
	int n = 0;

	while (accept(fd, accepted))
		n++;
	return n;
}

/* Collects a floating-point number; false if there is none. */
static bool collect_float(struct field *fd)
{
	const char *digit_set = "0123456789", *exponent = "eE";
	int start, digits;

	accept(fd, "+-");
	start = fd->len;
	if (accept(fd, "nN"))
		return accept_word(fd, "an");
	if (accept(fd, "iI"))
		return accept_word(fd, "nf") &&
		       (accept_word(fd, "inity") || fd->len == start + 3);

	digits = accept(fd, "0");
	if (digits && accept(fd, "xX")) {
		digit_set = "0123456789abcdefABCDEF";
		exponent = "pP";
		digits = 0;
	}
	digits += accept_all(fd, digit_set);
	if (accept(fd, "."))
		digits += accept_all(fd, digit_set);
	if (digits && accept(fd, exponent)) {
		accept(fd, "+-");
		digits = accept_all(fd, "0123456789");
	}
	return digits > 0;
}

#endif

/* Stores an integer in the size asked for (little endian). */
static void store(void *to, unsigned long long v, unsigned int size)
{
	memcpy(to, &v, size);
}

static bool scan_integer(struct source *src, const struct directive *d,
			 void *to)
{
	unsigned int base = 10;
	struct field fd;

	if (d->conv == 'i')
		base = 0;
	else if (d->conv == 'o')
		base = 8;
	else if (d->conv == 'x' || d->conv == 'X' || d->conv == 'p')
		base = 16;

	field_init(&fd, src, d->width);
	base = collect_integer(&fd, base);
	if (!base)
		return false;
	if (to)
		store(to, d->conv == 'd' || d->conv == 'i'
			  ? (unsigned long long)strtoll(fd.buf, NULL, base)
			  : strtoull(fd.buf, NULL, base), d->size);
	return true;
}

#if CONFIG_LIBNOLIBC_FLOAT
static bool scan_float(struct source *src, const struct directive *d, void *to)
{
	struct field fd;

	field_init(&fd, src, d->width);
	if (!collect_float(&fd))
		return false;
	fd.buf[fd.len] = '\0';
	if (!to)
		return true;
	if (d->long_double)
		*(long double *)to = strtold(fd.buf, NULL);
	else if (d->size == sizeof(double))
		*(double *)to = strtod(fd.buf, NULL);
	else
		*(float *)to = strtof(fd.buf, NULL);
	return true;
}
#endif

/* A set of bytes, one bit each. */
struct byte_set {
	uint64_t bits[4];
};

static bool set_has(const struct byte_set *set, int c)
{
	return c != EOF && (set->bits[c >> 6] >> (c & 63) & 1);
}

/* Reads the set after "%["; returns what follows it. */
static const char *parse_set(const char *fmt, struct byte_set *set)
{
	const unsigned char *s = (const unsigned char *)fmt;
	bool invert = *s == '^';
	int c, i;

	memset(set, 0, sizeof(*set));
	s += invert;
	/* a bracket in the first place is an ordinary member */
	do {
		if (!*s)
			break;
		c = *s++;
		set->bits[c >> 6] |= 1UL << (c & 63);
		if (s[0] == '-' && s[1] && s[1] != ']') {
			for (i = c; i <= s[1]; i++)
				set->bits[i >> 6] |= 1UL << (i & 63);
			s += 2;
		}
	} while (*s != ']');

	for (i = 0; invert && i < 4; i++)
		set->bits[i] = ~set->bits[i];
	return (const char *)s + (*s == ']');
}

/* c, s and [: copies bytes; c takes up to `width` of any kind. */
static bool scan_text(struct source *src, const struct directive *d,
		      const struct byte_set *set, char *to)
{
	int n = 0, c;

	for (; n < d->width; n++) {
		c = peek(src);
		if (c == EOF || (d->conv == 's' && isspace(c)) ||
		    (d->conv == '[' && !set_has(set, c)))
			break;
		take(src);
		if (to)
			*to++ = c;
	}
	if (n && to && d->conv != 'c')
		*to = '\0';
	return n > 0;
}

/* Reads what stands between '%' and the conversion character. */
static const char *parse_directive(const char *s, struct directive *d)
{
	int width = 0;
	bool twice;

	d->discard = *s == '*';
	s += d->discard;
	for (; isdigit((unsigned char)*s); s++) {
		if (width < INT_MAX / 10)
			width = width * 10 + *s - '0';
	}
	d->width = width;

	d->size = sizeof(int);
	d->long_double = *s == 'L';
	twice = s[0] && s[0] == s[1];
	if (*s == 'h') {
		d->size = twice ? 1 : 2;
		s += 1 + twice;
	} else if (*s == 'l') {
		d->size = twice ? sizeof(long long) : sizeof(long);
		s += 1 + twice;
	} else if (*s && strchr("jztLq", *s)) {
		d->size = sizeof(long long);
		s++;
	}
	d->conv = *s;
	if (d->conv == 'p')
		d->size = sizeof(void *);
	if (!d->width)
		d->width = d->conv == 'c' ? 1 : INT_MAX;
	return *s ? s + 1 : s;
}

/* Blanks and ordinary bytes of the format; false at the first mismatch. */
static bool match_literal(struct source *src, char c)
{
	if (isspace((unsigned char)c)) {
		skip_space(src);
		return true;
	}
	if (peek(src) != (unsigned char)c)
		return false;
	take(src);
	return true;
}

/* Performs one conversion; `to` is NULL if nothing is assigned. */
static bool convert(struct source *src, const struct directive *d,
		    const struct byte_set *set, void *to)
{
	switch (d->conv) {
	case 'd':
	case 'i':
	case 'u':
	case 'o':
	case 'x':
	case 'X':
	case 'p':
		return scan_integer(src, d, to);
#if CONFIG_LIBNOLIBC_FLOAT
	case 'f':
	case 'e':
	case 'g':
	case 'a':
	case 'F':
	case 'E':
	case 'G':
	case 'A':
		return scan_float(src, d, to);
#endif
	case 'c':
	case 's':
	case '[':
		return scan_text(src, d, set, to);
	default:
		return false;
	}
}

static int scan(struct source *src, const char *fmt, va_list ap)
{
	struct directive d;
	struct byte_set set;
	int assigned = 0;
	void *to;

	while (*fmt) {
		if (*fmt != '%' || fmt[1] == '%') {
			if (*fmt == '%') {
				skip_space(src);
				fmt++;
			}
			if (!match_literal(src, *fmt++))
				goto stop;
			continue;
		}
		fmt = parse_directive(fmt + 1, &d);
		if (d.conv == '[')
			fmt = parse_set(fmt, &set);
		to = d.discard || !d.conv ? NULL : va_arg(ap, void *);
		if (d.conv == 'n') {
			if (to)
				store(to, src->count, d.size);
			continue;
		}
		if (d.conv != 'c' && d.conv != '[')
			skip_space(src);
		if (peek(src) == EOF)
			goto stop;
		if (!convert(src, &d, &set, to))
			return assigned;
		assigned += to != NULL;
	}
	return assigned;
stop:
	return assigned || peek(src) != EOF ? assigned : EOF;
}

int vsscanf(const char *s, const char *fmt, va_list ap)
{
	struct source src = { .s = s };

	return scan(&src, fmt, ap);
}

int sscanf(const char *s, const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vsscanf(s, fmt, ap);
	va_end(ap);
	return ret;
}

int vfscanf(FILE *fp, const char *fmt, va_list ap)
{
	struct source src = { .fp = fp };

	return scan(&src, fmt, ap);
}

int fscanf(FILE *fp, const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vfscanf(fp, fmt, ap);
	va_end(ap);
	return ret;
}

int vscanf(const char *fmt, va_list ap)
{
	return vfscanf(stdin, fmt, ap);
}

int scanf(const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vfscanf(stdin, fmt, ap);
	va_end(ap);
	return ret;
}
