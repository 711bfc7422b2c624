/* native: ../string.c ; -I../include */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The _isr names exist beside the host's functions and do the same; what they
 * do in detail is tested with nolibc, from whose sources they are made.
 */
#define _GNU_SOURCE
#include <string.h>
#include <stdlib.h>
#include <stdio.h>
#include <uk/isr/string.h>

static void check(int ok, int line)
{
	if (!ok) {
		fprintf(stderr, "%s:%d: check failed\n", __FILE__, line);
		exit(1);
	}
}

#define CHECK(cond) check(cond, __LINE__)

int main(void)
{
	char a[64], b[64];
	size_t n;

	for (n = 0; n < sizeof(a); n++) {
		memset(a, 'x', sizeof(a));
		memset(b, 'x', sizeof(b));
		CHECK(memset_isr(a, 'y', n) == a);
		memset(b, 'y', n);
		CHECK(!memcmp_isr(a, b, sizeof(a)));
		CHECK(memcpy_isr(a + 1, "0123456789", n % 11) == a + 1);
		memcpy(b + 1, "0123456789", n % 11);
		CHECK(memmove_isr(a + n / 2, a, n / 2) == a + n / 2);
		memmove(b + n / 2, b, n / 2);
		CHECK(!memcmp(a, b, sizeof(a)));
		CHECK(memchr_isr(a, '3', n) == memchr(a, '3', n));
	}
	CHECK(memrchr_isr("aba", 'a', 3) && !memrchr_isr("aba", 'c', 3));
	CHECK(strlen_isr("four") == 4 && strnlen_isr("four", 2) == 2);
	CHECK(!strcmp_isr(strcpy_isr(a, "one"), "one"));
	CHECK(stpcpy_isr(a, "two") == a + 3);
	CHECK(!strcmp(strcat_isr(a, "+"), "two+"));
	CHECK(!strcmp(strncat_isr(a, "abc", 2), "two+ab"));
	CHECK(!memcmp(strncpy_isr(a, "z", 3), "z\0\0+", 4));
	CHECK(strncmp_isr("abc", "abd", 2) == 0);
	CHECK(strncmp_isr("a", "b", 1) < 0);
	CHECK(!strcmp(strchr_isr("a=b", '='), "=b") && !strchr_isr("a", 'b'));
	CHECK(*strchrnul_isr("abc", 'x') == '\0');
	CHECK(!strcmp(strrchr_isr("a/b/c", '/'), "/c"));
	CHECK(strlcpy_isr(a, "long", 3) == 4 && !strcmp(a, "lo"));
	CHECK(strlcat_isr(a, "xy", 4) == 4 && !strcmp(a, "lox"));
	return 0;
}
