/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <stdio.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/assert.h>
#include <uk/streambuf.h>

void uk_streambuf_reset(struct uk_streambuf *sb)
{
	UK_ASSERT(sb);
	sb->seek = 0;
	sb->flags &= ~UK_STREAMBUF_S_MASK;
	if (sb->flags & UK_STREAMBUF_C_WIPEZERO)
		memset(sb->bufp, 0, sb->buflen);
}

void uk_streambuf_init(struct uk_streambuf *sb, void *buf, __sz buflen,
		       int flags)
{
	UK_ASSERT(sb);
	UK_ASSERT(buf || !buflen);
	sb->bufp = buf;
	sb->buflen = buflen;
	sb->flags = flags & UK_STREAMBUF_C_MASK;
	sb->_a = NULL;
	uk_streambuf_reset(sb);
}

struct uk_streambuf *uk_streambuf_alloc2(struct uk_alloc *a, void *buf,
					 __sz buflen, int flags)
{
	struct uk_streambuf *sb = uk_malloc(a, sizeof(*sb));

	if (!sb)
		return NULL;
	uk_streambuf_init(sb, buf, buflen, flags);
	sb->_a = a;
	return sb;
}

struct uk_streambuf *uk_streambuf_alloc(struct uk_alloc *a, __sz buflen,
					int flags)
{
	struct uk_streambuf *sb;

	if (sizeof(*sb) + buflen < buflen)
		return NULL;
	sb = uk_malloc(a, sizeof(*sb) + buflen);
	if (!sb)
		return NULL;
	uk_streambuf_init(sb, sb + 1, buflen, flags);
	sb->_a = a;
	return sb;
}

void uk_streambuf_free(struct uk_streambuf *sb)
{
	if (!sb)
		return;
	UK_ASSERT(sb->_a);
	uk_free(sb->_a, sb);
}

/* `len` bytes are wanted: the bytes there are */
static __sz claim(struct uk_streambuf *sb, __sz len)
{
	__sz left = uk_streambuf_left(sb);

	if (len > left) {
		sb->flags |= UK_STREAMBUF_S_TRUNCATED;
		len = left;
	}
	return len;
}

__sz uk_streambuf_vprintf(struct uk_streambuf *sb, const char *fmt,
			  va_list ap)
{
	__sz len;
	int n;

	UK_ASSERT(sb);
	n = vsnprintf(uk_streambuf_wptr(sb), uk_streambuf_left(sb), fmt, ap);
	if (n < 0)
		return 0;
	len = claim(sb, (__sz)n + 1);
	if (len)
		sb->seek = uk_streambuf_seek(sb) + len;
	return len;
}

__sz uk_streambuf_printf(struct uk_streambuf *sb, const char *fmt, ...)
{
	va_list ap;
	__sz len;

	va_start(ap, fmt);
	len = uk_streambuf_vprintf(sb, fmt, ap);
	va_end(ap);
	return len;
}

__sz uk_streambuf_strcpy(struct uk_streambuf *sb, const char *str)
{
	__sz len;
	char *dst;

	UK_ASSERT(sb);
	UK_ASSERT(str);
	len = claim(sb, strlen(str) + 1);
	if (!len)
		return 0;
	dst = uk_streambuf_wptr(sb);
	memcpy(dst, str, len - 1);
	dst[len - 1] = '\0';
	sb->seek = uk_streambuf_seek(sb) + len;
	return len;
}

__sz uk_streambuf_memcpy(struct uk_streambuf *sb, const void *data, __sz len)
{
	UK_ASSERT(sb);
	UK_ASSERT(data || !len);
	len = claim(sb, len);
	if (!len)
		return 0;
	memcpy(uk_streambuf_wptr(sb), data, len);
	sb->seek = uk_streambuf_seek(sb) + len;
	return len;
}
