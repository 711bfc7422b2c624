/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Integers from text: one parser, and what each type makes of its result. */
#include <stdlib.h>
#include <inttypes.h>
#include <limits.h>
#include <ctype.h>
#include <errno.h>

#include "number_impl.h"

unsigned int nolibc_digit(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 10;
	return 99;
}

const char *nolibc_parse_integer(const char *str, unsigned int base,
				 struct nolibc_integer *out)
{
	const char *s = str, *end = str;
	unsigned int digit;

	out->magnitude = 0;
	out->overflow = false;

	while (isspace((unsigned char)*s))
		s++;
	out->negative = *s == '-';
	if (*s == '-' || *s == '+')
		s++;

	/* "0x" without a digit behind it is the number 0 and an x */
	if ((base == 0 || base == 16) && s[0] == '0' && (s[1] | 0x20) == 'x' &&
	    nolibc_digit(s[2]) < 16) {
		base = 16;
		s += 2;
	} else if (base == 0) {
		base = *s == '0' ? 8 : 10;
	}

	for (; (digit = nolibc_digit(*s)) < base; end = ++s) {
		if (__builtin_mul_overflow(out->magnitude, base,
					   &out->magnitude) ||
		    __builtin_add_overflow(out->magnitude, digit,
					   &out->magnitude))
			out->overflow = true;
	}
	return end;
}

/* Parses and reports; false if there was no number. */
static bool parse(const char *str, char **end, int base,
		  struct nolibc_integer *out)
{
	const char *stop = str;

	if (base < 0 || base == 1 || base > 36)
		errno = EINVAL;
	else
		stop = nolibc_parse_integer(str, base, out);
	if (end)
		*end = (char *)stop;
	return stop != str;
}

unsigned long long strtoull(const char *str, char **end, int base)
{
	struct nolibc_integer n;

	if (!parse(str, end, base, &n))
		return 0;
	if (n.overflow) {
		errno = ERANGE;
		return ULLONG_MAX;
	}
	return n.negative ? -n.magnitude : n.magnitude;
}

long long strtoll(const char *str, char **end, int base)
{
	struct nolibc_integer n;
	unsigned long long limit;

	if (!parse(str, end, base, &n))
		return 0;
	limit = (unsigned long long)LLONG_MAX + n.negative;
	if (n.overflow || n.magnitude > limit) {
		errno = ERANGE;
		n.magnitude = limit;
	}
	return n.negative ? -n.magnitude : n.magnitude;
}

_Static_assert(sizeof(long) == sizeof(long long) &&
	       sizeof(intmax_t) == sizeof(long long),
	       "long is as wide as long long");

long strtol(const char *str, char **end, int base)
{
	return strtoll(str, end, base);
}

unsigned long strtoul(const char *str, char **end, int base)
{
	return strtoull(str, end, base);
}

intmax_t strtoimax(const char *str, char **end, int base)
{
	return strtoll(str, end, base);
}

uintmax_t strtoumax(const char *str, char **end, int base)
{
	return strtoull(str, end, base);
}

int atoi(const char *str)
{
	return strtoll(str, NULL, 10);
}

long atol(const char *str)
{
	return strtoll(str, NULL, 10);
}

long long atoll(const char *str)
{
	return strtoll(str, NULL, 10);
}
