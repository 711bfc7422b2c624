/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The formatter behind every printf, and what it shares with the part for
 * floating point; not for users.
 */
#ifndef __NOLIBC_FORMAT_IMPL_H__
#define __NOLIBC_FORMAT_IMPL_H__

#include <stdarg.h>
#include <stddef.h>

/* Takes n > 0 bytes of output. */
typedef void (*nolibc_out_t)(void *ctx, const char *s, size_t n);

/**
 * Formats like printf into `out`.
 *
 * @return the number of bytes, or -1 with errno set to EOVERFLOW
 */
int nolibc_format(nolibc_out_t out, void *ctx, const char *fmt, va_list ap);

/* The output of one call. */
struct nolibc_fmt {
	nolibc_out_t out;
	void *ctx;
	size_t total;
	va_list ap;
};

/* One conversion: "%" flags width .prec size conv. */
struct nolibc_spec {
	unsigned int flags;
	int width;		/* 0 if not given */
	int prec;		/* -1 if not given */
	unsigned int size;	/* of an integer argument, in bytes */
	int long_double;	/* size was 'L' */
	char conv;
};

/* The flags, one bit for each character of "-+ #0'". */
#define NOLIBC_FMT_LEFT		0x01
#define NOLIBC_FMT_PLUS		0x02
#define NOLIBC_FMT_SPACE	0x04
#define NOLIBC_FMT_ALT		0x08
#define NOLIBC_FMT_ZERO		0x10
#define NOLIBC_FMT_GROUP	0x20

/* Writes n bytes; n times '0'. */
void nolibc_fmt_emit(struct nolibc_fmt *f, const char *s, size_t n);
void nolibc_fmt_zeros(struct nolibc_fmt *f, long n);

/*
 * Begin and end of a field with `len` bytes of content. begin writes blanks,
 * the prefix (sign, 0x), and zeros up to the width; the caller writes the
 * content without the prefix; end writes the blanks behind it.
 */
void nolibc_fmt_begin(struct nolibc_fmt *f, const struct nolibc_spec *sp,
		      const char *prefix, size_t prefix_len, size_t len);
void nolibc_fmt_end(struct nolibc_fmt *f, const struct nolibc_spec *sp,
		    size_t prefix_len, size_t len);

/* The sign of a number under these flags, '\0' for none. */
char nolibc_fmt_sign(const struct nolibc_spec *sp, int negative);

/* Writes a floating-point number: conversions f e g a and F E G A. */
void nolibc_fmt_float(struct nolibc_fmt *f, struct nolibc_spec *sp, double d);

#endif /* __NOLIBC_FORMAT_IMPL_H__ */
