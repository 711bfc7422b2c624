/* native: ; -DCONFIG_LIBNOLIBC_FLOAT=1 */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Numbers from text against the host's strto* functions. */
#include <ctype.h>
#include <errno.h>
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "check.h"

static long (*const host_strtol)(const char *, char **, int) = strtol;
static unsigned long (*const host_strtoul)(const char *, char **, int) =
	strtoul;
static double (*const host_strtod)(const char *, char **) = strtod;
static float (*const host_strtof)(const char *, char **) = strtof;

#define strtol nl_strtol
#define strtoul nl_strtoul
#define strtoll nl_strtoll
#define strtoull nl_strtoull
#define strtoimax nl_strtoimax
#define strtoumax nl_strtoumax
#define atoi nl_atoi
#define atol nl_atol
#define atoll nl_atoll
#define strtod nl_strtod
#define strtof nl_strtof
#define strtold nl_strtold
#define atof nl_atof

#include "../strtol.c"
#include "../strtod.c"

static void check_integer(const char *s, int base)
{
	char *host_end, *end;
	long host, v;
	unsigned long uhost, uv;
	int host_errno;

	errno = 0;
	host = host_strtol(s, &host_end, base);
	host_errno = errno;
	errno = 0;
	v = nl_strtol(s, &end, base);
	CHECK(v == host && end == host_end && errno == host_errno,
	      "\"%s\" base %d: host %ld %d, ours %ld %d", s, base, host,
	      host_errno, v, errno);

	errno = 0;
	uhost = host_strtoul(s, &host_end, base);
	host_errno = errno;
	errno = 0;
	uv = nl_strtoul(s, &end, base);
	CHECK(uv == uhost && end == host_end && errno == host_errno,
	      "\"%s\" base %d: host %lu %d, ours %lu %d", s, base, uhost,
	      host_errno, uv, errno);
}

static void integers(void)
{
	static const char *const texts[] = {
		"", " ", "0", "1", "-1", "+1", "--1", "+-1", "- 1", " \t\n42",
		"42x", "x42", "0x", "0xg", "0x1f", "-0x1f", "0X1F", "0xfg",
		"010", "08", "0b101", "7fffffffffffffff", "z", "zz", "Zz",
		"9223372036854775807", "9223372036854775808",
		"-9223372036854775808", "-9223372036854775809",
		"18446744073709551615", "18446744073709551616",
		"-18446744073709551615", "-18446744073709551616",
		"99999999999999999999999999", "-99999999999999999999999999",
		"0000000000000000000000000000000000001", "1_000", "1e5",
	};
	char buf[40];
	size_t i, n;
	int base;

	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		for (base = 0; base <= 36; base++) {
			if (base != 1)
				check_integer(texts[i], base);
		}
	}
	for (i = 0; i < 100000; i++) {
		for (n = 0; n < below(24); n++)
			buf[n] = "0123456789abcdefxXzZ+- "[below(23)];
		buf[n] = '\0';
		check_integer(buf, below(4) ? 0 : 2 + below(35));
		sprintf(buf, "%s%" PRIu64, below(2) ? "-" : "",
			rnd_bits());
		check_integer(buf, 0);
	}
	CHECK(nl_atoi(" -17x") == -17 && nl_atol("5") == 5 &&
	      nl_atoll("-6") == -6, "ato*");
	errno = 0;
	CHECK(nl_strtol("1", NULL, 1) == 0 && errno == EINVAL, "base 1");
	CHECK(nl_strtol("1", NULL, 37) == 0 && errno == EINVAL, "base 37");
}

/*
 * Whether a number that is rounded up to the smallest normal one was too small
 * is told differently from libc to libc; errno is not compared there.
 */
static bool same_errno(double v, double smallest, int host_errno)
{
	return errno == host_errno || fabs(v) == smallest;
}

static void check_float(const char *s)
{
	char *host_end, *end;
	double host, v;
	float fhost, fv;
	int host_errno;

	errno = 0;
	host = host_strtod(s, &host_end);
	host_errno = errno;
	errno = 0;
	v = nl_strtod(s, &end);
	CHECK((!memcmp(&v, &host, sizeof(v)) || (isnan(v) && isnan(host))) &&
	      end == host_end && same_errno(v, DBL_MIN, host_errno),
	      "\"%s\": host %a +%td %d, ours %a +%td %d", s, host,
	      host_end - s, host_errno, v, end - s, errno);

	errno = 0;
	fhost = host_strtof(s, &host_end);
	host_errno = errno;
	errno = 0;
	fv = nl_strtof(s, &end);
	CHECK((!memcmp(&fv, &fhost, sizeof(fv)) ||
	       (isnan(fv) && isnan(fhost))) &&
	      end == host_end && same_errno(fv, FLT_MIN, host_errno),
	      "float \"%s\": host %a %d, ours %a %d", s, (double)fhost,
	      host_errno, (double)fv, errno);
}

static void floats(void)
{
	static const char *const texts[] = {
		"", "0", "-0", "1", "1.", ".5", ".", "-.", "1.5", "1e3", "1e",
		"1e+", "1e-3x", "e5", " \t1", "inf", "-INF", "infinity",
		"infinit", "INFINITYx", "nan", "nanx", "in", "na", "0x", "0x.",
		"0x1", "0x.8p1", "0x1p", "0x1p+", "0x1.8p-2", "0x1P5", "0xp5",
		"1e308", "1e309", "-1e309", "1e400", "1e-400", "1e99999999999",
		"1e-99999999999", "0e99999999999", "5e-324", "2e-324",
		"2.4703282292062327e-324", "2.4703282292062328e-324",
		"2.2250738585072014e-308", "2.2250738585072011e-308",
		"2.2250738585072012e-308", "1.7976931348623157e308",
		"1.7976931348623158e308", "1.7976931348623159e308",
		"9007199254740993", "9007199254740992.5",
		"9007199254740993.00000000000000000000000000000000000000001",
		"0.1", "0.2", "0.3", "123456789012345678901234567890",
		"3.4028235e38", "3.4028236e38", "1e-45", "7e-46", "1.4e-45",
		"1.17549435e-38", "1.17549429e-38", "16777217", "16777219",
		"0x1.fffffffffffff7p0", "0x1.fffffffffffff8p0", "0x1p-1074",
		"0x1p-1075", "0x1.1p-1075", "0x1p1023", "0x1p1024",
		"0x1.fffffffffffff8p1023", "0x123456789abcdef0123456789p0",
		"0x0.00000000000000000000000001p100", "0x1p-1100",
		"6.9294956446009195e15", "8.988465674311579e307",
		"100000000000000016777215", "100000000000000016777216",
	};
	static char buf[1200];
	uint64_t bits;
	size_t i, j, n;
	double d, next;

	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		check_float(texts[i]);
	for (i = 0; i < 20000; i++) {
		bits = rnd();
		memcpy(&d, &bits, sizeof(d));
		if (!isfinite(d))
			continue;
		snprintf(buf, sizeof(buf), "%.*e", (int)below(25), d);
		check_float(buf);
		snprintf(buf, sizeof(buf), "%.*f", (int)below(8),
			 (double)(int64_t)rnd_bits() / (1 + below(1000)));
		check_float(buf);
		snprintf(buf, sizeof(buf), "%.*a", (int)below(16), d);
		check_float(buf);
	}
	/* exactly halfway between two numbers, and one digit to each side */
	for (i = 0; i < 300; i++) {
		bits = rnd() & ~(1ULL << 63);
		if (i % 3 == 0)
			bits >>= 12;
		if (bits >> 52 >= 0x7fe)
			continue;
		memcpy(&d, &bits, sizeof(d));
		bits++;
		memcpy(&next, &bits, sizeof(next));
		/* long double holds the middle, its decimal is exact */
		n = snprintf(buf, sizeof(buf), "%.1090Le",
			     ((long double)d +
			      (long double)next) / 2);
		check_float(buf);
		for (j = n - 1; j && buf[j] != 'e'; j--)
			;
		while (buf[j - 1] == '0')
			memmove(buf + j - 1, buf + j, strlen(buf + j) + 1), j--;
		check_float(buf);
		buf[j - 1]++;
		check_float(buf);
		buf[j - 1] -= 2;
		check_float(buf);
	}
	for (i = 0; i < 20000; i++) {
		for (n = 0; n < below(20); n++)
			buf[n] = "0123456789.eE+-xpinfa"[below(21)];
		buf[n] = '\0';
		check_float(buf);
	}
}

int main(void)
{
	integers();
	floats();
	return 0;
}
