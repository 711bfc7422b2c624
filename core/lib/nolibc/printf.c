/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The printf family: the formatter in front of a buffer, a stream, the heap. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <limits.h>
#include <uk/config.h>

#include "format_impl.h"

/* The rest of a caller's buffer; `left` counts the final zero. */
struct buffer {
	char *pos;
	size_t left;
};

static void to_buffer(void *ctx, const char *s, size_t n)
{
	struct buffer *b = ctx;

	if (n >= b->left)
		n = b->left ? b->left - 1 : 0;
	/* an empty buffer may be a null pointer */
	if (!n)
		return;
	memcpy(b->pos, s, n);
	b->pos += n;
	b->left -= n;
}

static void to_stream(void *ctx, const char *s, size_t n)
{
	fwrite(s, 1, n, ctx);
}

int vsnprintf(char *buf, size_t n, const char *fmt, va_list ap)
{
	struct buffer b = { buf, n };
	int ret = nolibc_format(to_buffer, &b, fmt, ap);

	if (n)
		*b.pos = '\0';
	return ret;
}

int snprintf(char *buf, size_t n, const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vsnprintf(buf, n, fmt, ap);
	va_end(ap);
	return ret;
}

int vsprintf(char *buf, const char *fmt, va_list ap)
{
	return vsnprintf(buf, INT_MAX, fmt, ap);
}

int sprintf(char *buf, const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vsprintf(buf, fmt, ap);
	va_end(ap);
	return ret;
}

int vfprintf(FILE *fp, const char *fmt, va_list ap)
{
	return nolibc_format(to_stream, fp, fmt, ap);
}

int fprintf(FILE *fp, const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vfprintf(fp, fmt, ap);
	va_end(ap);
	return ret;
}

int vprintf(const char *fmt, va_list ap)
{
	return vfprintf(stdout, fmt, ap);
}

int printf(const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vfprintf(stdout, fmt, ap);
	va_end(ap);
	return ret;
}

#if CONFIG_LIBUKALLOC
int vasprintf(char **out, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		return -1;

	*out = malloc((size_t)n + 1);
	if (!*out)
		return -1;
	return vsnprintf(*out, (size_t)n + 1, fmt, ap);
}

int asprintf(char **out, const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vasprintf(out, fmt, ap);
	va_end(ap);
	return ret;
}
#endif
