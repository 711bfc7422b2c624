/* native: ../format.c ../float.c ; -DCONFIG_LIBNOLIBC_FLOAT=1 */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The formatter against the host's printf: a table, then random directives. */
#include <errno.h>
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "check.h"
#include "../format_impl.h"

#define OUT_MAX 8192

struct text {
	char s[OUT_MAX];
	size_t n;
};

static void to_text(void *ctx, const char *s, size_t n)
{
	struct text *t = ctx;

	CHECK(n > 0 && t->n + n < OUT_MAX, "%zu", n);
	memcpy(t->s + t->n, s, n);
	t->n += n;
}

/*
 * glibc 2.36 loses the zeros that # asks of %g when rounding makes a new digit:
 * 999999.5 comes out as "1.e+06" instead of "1.00000e+06".
 */
static bool glibc_lost_zeros(const char *fmt, const char *host,
			     const char *ours)
{
	return strchr(fmt, '#') && strpbrk(fmt, "gG") &&
	       strpbrk(host, "1") && strlen(ours) >= strlen(host) &&
	       strtod(host, NULL) == strtod(ours, NULL) &&
	       strstr(ours, "1.00");
}

/* Formats with both and compares. */
static void check(const char *fmt, ...)
{
	static struct text ours;
	static char host[OUT_MAX];
	int ours_ret, host_ret;
	va_list ap;

	ours.n = 0;
	va_start(ap, fmt);
	ours_ret = nolibc_format(to_text, &ours, fmt, ap);
	va_end(ap);
	ours.s[ours.n] = '\0';

	va_start(ap, fmt);
	host_ret = vsnprintf(host, sizeof(host), fmt, ap);
	va_end(ap);

	if (strcmp(host, ours.s) && glibc_lost_zeros(fmt, host, ours.s))
		return;
	CHECK(ours_ret == host_ret && (size_t)host_ret == ours.n &&
	      !memcmp(host, ours.s, ours.n + 1),
	      "\"%s\": host %d \"%s\", ours %d \"%s\"", fmt, host_ret, host,
	      ours_ret, ours.s);
}

static void check_text(const char *fmt, const char *want, ...)
{
	static struct text ours;
	va_list ap;

	ours.n = 0;
	va_start(ap, want);
	nolibc_format(to_text, &ours, fmt, ap);
	va_end(ap);
	ours.s[ours.n] = '\0';
	CHECK(!strcmp(ours.s, want), "\"%s\": \"%s\"", fmt, ours.s);
}

static void integers(void)
{
	static const char *const fmts[] = {
		"%d", "%i", "%u", "%x", "%X", "%o", "%5d|", "%-5d|", "%05d",
		"%+d", "% d", "%+05d", "%.0d", "%.3d", "%8.3d", "%-8.3d|",
		"%08.3d", "%#x", "%#X", "%#o", "%#.0o", "%#.5o", "%#08x",
		"%#8x", "%-#8x|", "%hhd", "%hd", "%hhu", "%hu", "%hhx", "%.0u",
		"%+u", "%20d", "%-20d|", "%020d", "%.20d", "%40.30d",
	};
	static const int values[] = {
		0, 1, -1, 7, 8, 9, 10, 99, -99, 127, 128, 255, 256, 4660,
		32767, -32768, 65535, INT_MAX, INT_MIN,
	};
	size_t i, j;

	for (i = 0; i < sizeof(fmts) / sizeof(*fmts); i++)
		for (j = 0; j < sizeof(values) / sizeof(*values); j++)
			check(fmts[i], values[j]);
	check("%ld %lld %jd %zd %td", LONG_MIN, LLONG_MIN, INTMAX_MAX,
	      (ssize_t)-5, (ptrdiff_t)-6);
	check("%lu %llu %ju %zu", ULONG_MAX, ULLONG_MAX, UINTMAX_MAX, SIZE_MAX);
	check("%lx %llX %jo", ULONG_MAX, ULLONG_MAX, UINTMAX_MAX);
	check("%*d|%-*d|%*d", 7, 42, 7, 42, -7, 42);
	check("%.*d|%.*d", 4, 42, -4, 42);
	check("%0*.*x", 12, 6, 0xabc);
}

static void texts(void)
{
	int n = -1;
	signed char hh = 0;
	long l = 0;

	check("");
	check("plain");
	check("%%|100%%");
	check("%c%c%c", 'a', 'b', '\xff');
	check("%5c|%-5c|", 'x', 'y');
	check("%s|%10s|%-10s|%.2s|%10.2s|%.0s|", "abc", "abc", "abc", "abc",
	      "abc", "abc");
	check("%s|%.3s|%.6s|%10s", (char *)NULL, (char *)NULL, (char *)NULL,
	      (char *)NULL);
	check("%.3s", "abcdef");
	check("%p %20p %-20p| %p", (void *)0x1234, (void *)&texts,
	      (void *)&texts, NULL);
	check("%10p|%-10p|", NULL, NULL);
	errno = ENOENT;
	check("%m");
	check_text("abc%n", "abc", &n);
	CHECK(n == 3, "%d", n);
	check_text("%d%hhn%s%ln", "12345", 123, &hh, "45", &l);
	CHECK(hh == 3 && l == 5, "%d %ld", hh, l);
	/* what is no directive stays as it is */
	check_text("%y %d", "%y 5", 5);
	check_text("100%", "100%");
	check_text("%-08", "%-08");
	check_text("%ls!", "%ls!", L"wide");
}

static void floats(void)
{
	static const char *const fmts[] = {
		"%f", "%e", "%g", "%a", "%F", "%E", "%G", "%A", "%.0f", "%.1f",
		"%.2f", "%.3e", "%.0e", "%.3g", "%.0g", "%#g", "%#.0f",
		"%#.0e", "%.10g", "%.17g", "%20.3f|", "%-20.3f|", "%020.3f",
		"%+f", "% f", "%.40f", "%.30e", "%.50g", "%#.20g", "%15e|",
		"%-15e|", "%015g", "%.0a", "%.1a", "%.5a", "%.13a", "%.20a",
		"%30a|", "%030a", "%-30a|", "%+a", "%#a", "%#.3g", "%.100f",
	};
	static const double values[] = {
		0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 3.5, 0.1, 0.2, 0.3, 9.5,
		9.995, 99.5, 0.05, 0.95, 0.0001, 0.00001, 0.00009999995,
		123456.0, 1234567.0, 999999.5, 999999.4, 100000.0, 1e10, 1e15,
		1e16, 1e17, 1e21, 1e22, 1e23, 1e100, 1e-5, 1e-100, 3.14159265,
		2.718281828459045, DBL_MAX, DBL_MIN, DBL_EPSILON,
		4.9406564584124654e-324, 2.2250738585072009e-308, 0.125,
		0.375, 0.0625, 4503599627370497.5, 9007199254740993.0,
		INFINITY, -INFINITY, NAN, -NAN,
	};
	size_t i, j;

	for (i = 0; i < sizeof(fmts) / sizeof(*fmts); i++)
		for (j = 0; j < sizeof(values) / sizeof(*values); j++)
			check(fmts[i], values[j]);
	check_text("%#g", "1.00000e+06", 999999.5);
	check("%.1100f", 4.9406564584124654e-324);
	check("%.1100e", 4.9406564584124654e-324);
	check("%.800f", DBL_MAX);
	check("%Lf %Le %.3Lg", 1.25L, 1e30L, 1234.5L);
	check("%d %f %s %f %d", 1, 2.5, "x", 3.5, 4);
	check("%f %f %f %f %f %f %f %f %f %f %f", 1., 2., 3., 4., 5., 6., 7.,
	      8., 9., 10., 11.);
}

/* Writes random flags, width and precision; returns the end. */
static char *random_spec(char *s)
{
	unsigned int i, flags = rnd();

	*s++ = '%';
	for (i = 0; i < 5; i++) {
		if (flags >> i & 1 && below(2))
			*s++ = "-+ #0"[i];
	}
	if (below(2))
		s += sprintf(s, "%d", (int)below(30));
	if (below(2))
		s += sprintf(s, ".%d", (int)below(25));
	return s;
}

static void random_directives(void)
{
	static const char *const sizes[] = { "hh", "h", "", "l", "ll", "j",
					     "z", "t" };
	char fmt[64], *s;
	uint64_t bits;
	size_t size;
	double d;
	int i;

	for (i = 0; i < 60000; i++) {
		s = random_spec(fmt);
		size = below(8);
		sprintf(s, "%s%c|", sizes[size], "diuxXo"[below(6)]);
		if (size < 3)
			check(fmt, (int)rnd_bits());
		else
			check(fmt, (long)rnd_bits());
	}
	for (i = 0; i < 60000; i++) {
		s = random_spec(fmt);
		sprintf(s, "%c|", "feEgGaA"[below(7)]);
		bits = rnd();
		if (below(4))
			d = (double)(int64_t)rnd_bits() / (1 << below(20));
		else
			memcpy(&d, &bits, sizeof(d));
		check(fmt, d);
	}
}

int main(void)
{
	integers();
	texts();
	floats();
	random_directives();
	return 0;
}
