/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Shared by the number parsers and scanf; not for users. */
#ifndef __NOLIBC_NUMBER_IMPL_H__
#define __NOLIBC_NUMBER_IMPL_H__

#include <stdbool.h>

/* The value of c as a digit, 0 to 35, or a value no base allows. */
unsigned int nolibc_digit(int c);

/* A parsed integer: its magnitude, its sign, whether it did not fit. */
struct nolibc_integer {
	unsigned long long magnitude;
	bool negative;
	bool overflow;
};

/**
 * Parses blanks, a sign, a prefix (0x, 0) and digits.
 *
 * @param base 2 to 36, or 0 to go by the prefix
 * @return where the number ends; str itself if there is none
 */
const char *nolibc_parse_integer(const char *str, unsigned int base,
				 struct nolibc_integer *out);

#endif /* __NOLIBC_NUMBER_IMPL_H__ */
