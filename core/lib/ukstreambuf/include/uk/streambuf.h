/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Bounded buffers that are written from front to back, as text or as bytes.
 *
 * Text is always ended by a zero byte, which counts as written. Normally the
 * next write goes behind it. With C_TERMSHIFT each write starts on the last
 * byte of what is there, so that texts join to one; to append bytes in that
 * mode, reserve a byte first. What does not fit is cut and sets S_TRUNCATED.
 */
#ifndef __UK_STREAMBUF_H__
#define __UK_STREAMBUF_H__

#include <stdarg.h>
#include <uk/alloc.h>
#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Control flags, chosen at initialisation */
#define UK_STREAMBUF_C_TERMSHIFT	0x01 /* overwrite the last byte */
#define UK_STREAMBUF_C_WIPEZERO		0x02 /* fill with zeroes first */
#define UK_STREAMBUF_C_MASK		0x0f

/* Status flags */
#define UK_STREAMBUF_S_TRUNCATED	0x10 /* something did not fit */
#define UK_STREAMBUF_S_MASK		0xf0

struct uk_streambuf {
	void *bufp;
	__sz buflen;
	__sz seek;		/* bytes written */
	int flags;
	struct uk_alloc *_a;	/* where this structure came from, or NULL */
};

/** Use `buflen` bytes at `buf`; `flags` are UK_STREAMBUF_C_*. */
void uk_streambuf_init(struct uk_streambuf *sb, void *buf, __sz buflen,
		       int flags);

/** Make the buffer empty and clear its status. */
void uk_streambuf_reset(struct uk_streambuf *sb);

/** A buffer with `buflen` bytes of its own from `a`; NULL without memory. */
struct uk_streambuf *uk_streambuf_alloc(struct uk_alloc *a, __sz buflen,
					int flags);

/** A buffer structure from `a` that uses `buflen` bytes at `buf`. */
struct uk_streambuf *uk_streambuf_alloc2(struct uk_alloc *a, void *buf,
					 __sz buflen, int flags);

/** Give back what the alloc functions returned (not the `buf` of alloc2). */
void uk_streambuf_free(struct uk_streambuf *sb);

/* Write: the bytes written, the zero byte after a text included. */
__sz uk_streambuf_vprintf(struct uk_streambuf *sb, const char *fmt,
			  va_list ap) __attribute__((format(printf, 2, 0)));
__sz uk_streambuf_printf(struct uk_streambuf *sb, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
__sz uk_streambuf_strcpy(struct uk_streambuf *sb, const char *str);
__sz uk_streambuf_memcpy(struct uk_streambuf *sb, const void *data,
			 __sz len);

/** Start of the buffer. */
static inline void *uk_streambuf_buf(const struct uk_streambuf *sb)
{
	return sb->bufp;
}

/** Bytes of the buffer. */
static inline __sz uk_streambuf_buflen(const struct uk_streambuf *sb)
{
	return sb->buflen;
}

/** Bytes in use. */
static inline __sz uk_streambuf_len(const struct uk_streambuf *sb)
{
	return sb->seek;
}

/** Offset of the next write. */
static inline __sz uk_streambuf_seek(const struct uk_streambuf *sb)
{
	if ((sb->flags & UK_STREAMBUF_C_TERMSHIFT) && sb->seek > 0)
		return sb->seek - 1;
	return sb->seek;
}

/** Address of the next write. */
static inline void *uk_streambuf_wptr(const struct uk_streambuf *sb)
{
	return (char *)sb->bufp + uk_streambuf_seek(sb);
}

/** Bytes that the next write may take. */
static inline __sz uk_streambuf_left(const struct uk_streambuf *sb)
{
	return sb->buflen - uk_streambuf_seek(sb);
}

/** Was something cut? */
static inline int uk_streambuf_istruncated(const struct uk_streambuf *sb)
{
	return !!(sb->flags & UK_STREAMBUF_S_TRUNCATED);
}

/** Take `len` bytes without writing them; NULL if there are not that many. */
static inline void *uk_streambuf_reserve(struct uk_streambuf *sb, __sz len)
{
	void *ptr = uk_streambuf_wptr(sb);

	if (uk_streambuf_left(sb) < len)
		return NULL;
	if (len)
		sb->seek = uk_streambuf_seek(sb) + len;
	return ptr;
}

#ifdef __cplusplus
}
#endif

#endif /* __UK_STREAMBUF_H__ */
