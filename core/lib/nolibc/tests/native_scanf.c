/* native: ; -DCONFIG_LIBNOLIBC_FLOAT=1 */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* sscanf against the host's: a table, then random formats and texts. */
#include <ctype.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "check.h"

static int (*const host_vsscanf)(const char *, const char *, va_list) =
	vsscanf;

#define strtoll nl_strtoll
#define strtoull nl_strtoull
#define strtol nl_strtol
#define strtoul nl_strtoul
#define strtoimax nl_strtoimax
#define strtoumax nl_strtoumax
#define atoi nl_atoi
#define atol nl_atol
#define atoll nl_atoll
#define vsscanf nl_vsscanf
#define sscanf nl_sscanf
#define vfscanf nl_vfscanf
#define fscanf nl_fscanf
#define vscanf nl_vscanf
#define scanf nl_scanf

#include "../strtol.c"
#include "../scanf.c"

/* Room for what four conversions store; compared as a whole. */
struct targets {
	_Alignas(16) char t[4][64];
};

static int host_scan(const char *s, const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = host_vsscanf(s, fmt, ap);
	va_end(ap);
	return ret;
}

static int our_scan(const char *s, const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = nl_vsscanf(s, fmt, ap);
	va_end(ap);
	return ret;
}

static void check(const char *s, const char *fmt)
{
	struct targets a, b;
	int host, ours, i;

	memset(&a, 0x5a, sizeof(a));
	memset(&b, 0x5a, sizeof(b));
	host = host_scan(s, fmt, a.t[0], a.t[1], a.t[2], a.t[3]);
	ours = our_scan(s, fmt, b.t[0], b.t[1], b.t[2], b.t[3]);
	CHECK(host == ours, "\"%s\" with \"%s\": host %d, ours %d", s, fmt,
	      host, ours);
	for (i = 0; i < host; i++)
		CHECK(!memcmp(a.t[i], b.t[i], 64), "\"%s\" with \"%s\": %d: "
		      "host %lx \"%.9s\", ours %lx \"%.9s\"", s, fmt, i,
		      *(long *)(void *)a.t[i], a.t[i],
		      *(long *)(void *)b.t[i], b.t[i]);
}

static void table(void)
{
	static const char *const cases[][2] = {
		{ "42", "%d" }, { " \t\n-42x", "%d" }, { "+7", "%d" },
		{ "x", "%d" }, { "", "%d" }, { " ", "%d" }, { "-", "%d" },
		{ "0x1f", "%i" }, { "017", "%i" }, { "19", "%i" },
		{ "0", "%i" }, { "08", "%i" }, { "-0X1F", "%i" },
		{ "0x1f", "%x" }, { "1F", "%X" }, { "ffffffff", "%x" },
		{ "777", "%o" }, { "-1", "%u" }, { "4294967296", "%u" },
		{ "300", "%hhd" }, { "70000", "%hd" }, { "70000", "%hu" },
		{ "9223372036854775807", "%ld" },
		{ "9223372036854775808", "%ld" },
		{ "99999999999999999999999999999", "%lld" },
		{ "18446744073709551615", "%llu" },
		{ "18446744073709551616", "%ju" },
		{ "-9223372036854775809", "%zd" },
		{ "0000000000000000000000000000000000000000000000012", "%d" },
		{ "12345", "%2d%3d" }, { "12345", "%1d%1d%1d%1d" },
		{ "-12", "%1d" }, { "-12", "%2d%d" }, { "0x12", "%3x%d" },
		{ "1,2,3", "%d,%d,%d" }, { "1 , 2", "%d , %d" },
		{ "1,2", "%d;%d" }, { "abc def", "%s %s" },
		{ "abc def", "%s" }, { "  abc", "%3s" }, { "abcdef", "%3s%s" },
		{ "abc", "%c%c%c" }, { " abc", "%c" }, { " abc", " %c" },
		{ "abc", "%2c%c" }, { "ab", "%3c" }, { "abc123", "%[a-z]%d" },
		{ "abc123", "%[^0-9]%d" }, { "]x", "%[]]" }, { "a]x", "%[^]]" },
		{ "a-b", "%[a-]" }, { "123", "%[a-z]" }, { "a-z", "%[-az]" },
		{ "key = value", "%[a-z] = %s" }, { "50%", "%d%%" },
		{ "50 %", "%d%%" }, { "50x", "%d%%" }, { "5 6", "%*d %d" },
		{ "5", "%*d %d" }, { "", "x" }, { "a", "x" }, { "x", "x" },
		{ "abc", "abc%d" }, { "abc", "" }, { "", "" },
		{ "12 34", "%d%n" }, { "12 34", "%d %n%d" }, { "abc", "%n" },
		{ "abc", "%2s%hhn" }, { "12", "%d%d" }, { "12 x", "%d%d" },
		{ "0x1234", "%p" }, { "1.5", "%f" }, { "1.5", "%lf" },
		{ "-2.5e3", "%lf" }, { ".5", "%g" }, { "5.", "%le" },
		{ "inf", "%lf" }, { "-INFINITY", "%lf" }, { "1e400", "%lf" },
		{ "0x1.8p1", "%la" }, { "1.5abc", "%lf%s" }, { "x", "%f" },
		{ "1.25 2.5", "%f %lf" }, { "123.456", "%4lf%lf" },
		{ "\x80\xff", "%[\x80-\xff]" }, { "1:2:3", "%d:%d:%d" },
		{ "192.168.1.2", "%u.%u.%u.%u" }, { "a b", "%s%c%s" },
	};
	size_t i;
	long double ld;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check(cases[i][0], cases[i][1]);
	CHECK(our_scan("2.5", "%Lf", &ld) == 1 && ld == 2.5L, "%%Lf");
	/* what begins like a number but is none */
	CHECK(our_scan("0xg", "%i", &i) == 0, "0xg");
	CHECK(our_scan("1e", "%lf", &i) == 0, "1e");
	CHECK(our_scan("infinix", "%lf", &i) == 0, "infinix");
	CHECK(our_scan("1", "%") == 0, "lone %%");
	CHECK(our_scan("1", "%y", &i) == 0, "unknown");
}

static void random_texts(void)
{
	static const char *const parts[] = {
		"%d", "%i", "%u", "%x", "%o", "%ld", "%2d", "%3x", "%s", "%3s",
		"%c", "%2c", "%[a-c]", "%[^ ]", "%4[0-9]", " ", ",", "%lf",
		"%5lf", "%hhd", "%n",
	};
	char fmt[64], s[32];
	size_t i, j, n;

	for (i = 0; i < 200000; i++) {
		fmt[0] = '\0';
		for (j = 0; j < 4; j++)
			strcat(fmt, parts[below(sizeof(parts) /
						sizeof(*parts))]);
		n = below(sizeof(s));
		for (j = 0; j < n; j++)
			s[j] = "0123456789 ,-+abc."[below(18)];
		s[n] = '\0';
		check(s, fmt);
	}
}

int main(void)
{
	table();
	random_texts();
	return 0;
}
