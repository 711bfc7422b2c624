/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <uk/compiler.h>
#include <uk/hexdump.h>
#include <uk/print.h>

#define BYTES_MAX	64	/* in one line */
/* address, hex digits and blanks, text column, newline, zero byte */
#define LINE_MAX	(18 + BYTES_MAX * 3 + 4 + BYTES_MAX + 2)

/*
 * Receives one finished line without prefix; nonzero ends the dump. The
 * newline is part of the line.
 */
struct sink {
	int (*line)(struct sink *s, const char *text, unsigned int len);
	const char *prefix;

	/* string */
	char *str;
	size_t size;
	/* stream */
	FILE *fp;
	/* message */
	int lvl;
	__u16 libid;
	const char *srcname;
	unsigned int srcline;

	int count;	/* characters written so far */
};

struct layout {
	int flags;
	unsigned int group;	/* bytes in a group */
	unsigned int bytes;	/* bytes in a line */
	unsigned int digits;	/* of the address */
};

static const char hexdigit[] = "0123456789abcdef";

static void layout_init(struct layout *l, size_t end, int flags,
			unsigned int grps_per_line)
{
	l->flags = flags;
	if (flags & UK_HXDF_GRPQWORD)
		l->group = 8;
	else if (flags & UK_HXDF_GRPDWORD)
		l->group = 4;
	else if (flags & UK_HXDF_GRPWORD)
		l->group = 2;
	else
		l->group = 1;
	if (grps_per_line == 0)
		grps_per_line = 1;
	if (grps_per_line > BYTES_MAX / l->group)
		grps_per_line = BYTES_MAX / l->group;
	l->bytes = grps_per_line * l->group;
	l->digits = end > 0xffffffffUL ? 16 : 8;
}

/* One line for 1 to l->bytes bytes */
static unsigned int format_line(const struct layout *l, char *out,
				const __u8 *data, unsigned int n, size_t addr)
{
	char *p = out;
	unsigned int i;

	if (l->flags & UK_HXDF_ADDR) {
		for (i = l->digits; i-- > 0;)
			*p++ = hexdigit[(addr >> (4 * i)) & 0xf];
		*p++ = ' ';
		*p++ = ' ';
	}
	for (i = 0; i < l->bytes; i++) {
		if (i >= n && !(l->flags & UK_HXDF_ASCIISEC))
			break;
		if (i > 0 && i % l->group == 0)
			*p++ = ' ';
		*p++ = i < n ? hexdigit[data[i] >> 4] : ' ';
		*p++ = i < n ? hexdigit[data[i] & 0xf] : ' ';
	}
	if (l->flags & UK_HXDF_ASCIISEC) {
		*p++ = ' ';
		*p++ = ' ';
		*p++ = '|';
		for (i = 0; i < n; i++)
			*p++ = data[i] >= 0x20 && data[i] < 0x7f
			       ? (char)data[i] : '.';
		*p++ = '|';
	}
	*p++ = '\n';
	*p = '\0';
	return (unsigned int)(p - out);
}

static int dump(struct sink *s, const void *data, size_t len, size_t addr0,
		int flags, unsigned int grps_per_line)
{
	const __u8 *p = data;
	struct layout l;
	char line[LINE_MAX];
	int starred = 0;
	size_t off;

	layout_init(&l, addr0 + len, flags, grps_per_line);
	for (off = 0; off < len; off += l.bytes) {
		unsigned int n = len - off < l.bytes
				 ? (unsigned int)(len - off) : l.bytes;
		unsigned int linelen;

		/* The last line always shows, it tells where the dump ends */
		if ((flags & UK_HXDF_COMPRESS) && off > 0
		    && off + n < len
		    && !memcmp(p + off, p + off - l.bytes, n)) {
			if (!starred && s->line(s, "*\n", 2))
				break;
			starred = 1;
			continue;
		}
		starred = 0;
		linelen = format_line(&l, line, p + off, n, addr0 + off);
		if (s->line(s, line, linelen))
			break;
	}
	return s->count;
}

static int line_to_string(struct sink *s, const char *text, unsigned int len)
{
	size_t plen = s->prefix ? strlen(s->prefix) : 0;

	if (s->size <= plen + len)
		return 1;
	if (plen)
		memcpy(s->str, s->prefix, plen);
	memcpy(s->str + plen, text, (size_t)len + 1);
	s->str += plen + len;
	s->size -= plen + len;
	s->count += (int)(plen + len);
	return 0;
}

static int line_to_stream(struct sink *s, const char *text, unsigned int len)
{
	size_t plen = s->prefix ? strlen(s->prefix) : 0;

	if ((plen && fwrite(s->prefix, 1, plen, s->fp) != plen)
	    || fwrite(text, 1, len, s->fp) != len) {
		s->count = -1;
		return 1;
	}
	s->count += (int)(plen + len);
	return 0;
}

static int line_to_kernel(struct sink *s, const char *text,
			  unsigned int len __unused)
{
	_uk_printk(s->lvl, s->libid, s->srcname, s->srcline, "%s%s",
		   s->prefix ? s->prefix : "", text);
	return 0;
}

static int line_to_debug(struct sink *s, const char *text,
			 unsigned int len __unused)
{
	_uk_printd(s->libid, s->srcname, s->srcline, "%s%s",
		   s->prefix ? s->prefix : "", text);
	return 0;
}

int uk_hexdumpsn(char *str, size_t size, const void *data, size_t len,
		 size_t addr0, int flags, unsigned int grps_per_line,
		 const char *line_prefix)
{
	struct sink s = { .line = line_to_string, .prefix = line_prefix,
			  .str = str, .size = size };

	if (size > 0)
		*str = '\0';
	return dump(&s, data, len, addr0, flags, grps_per_line);
}

int uk_hexdumpf(FILE *fp, const void *data, size_t len, size_t addr0,
		int flags, unsigned int grps_per_line,
		const char *line_prefix)
{
	struct sink s = { .line = line_to_stream, .prefix = line_prefix,
			  .fp = fp };

	return dump(&s, data, len, addr0, flags, grps_per_line);
}

void _uk_hexdumpk(int lvl, __u16 libid, const char *srcname,
		  unsigned int srcline, const void *data, size_t len,
		  size_t addr0, int flags, unsigned int grps_per_line,
		  const char *line_prefix)
{
	struct sink s = { .line = line_to_kernel, .prefix = line_prefix,
			  .lvl = lvl, .libid = libid, .srcname = srcname,
			  .srcline = srcline };

	dump(&s, data, len, addr0, flags, grps_per_line);
}

void _uk_hexdumpd(__u16 libid, const char *srcname, unsigned int srcline,
		  const void *data, size_t len, size_t addr0, int flags,
		  unsigned int grps_per_line, const char *line_prefix)
{
	struct sink s = { .line = line_to_debug, .prefix = line_prefix,
			  .libid = libid, .srcname = srcname,
			  .srcline = srcline };

	dump(&s, data, len, addr0, flags, grps_per_line);
}
