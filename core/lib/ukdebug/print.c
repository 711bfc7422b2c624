/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <uk/arch/time.h>
#include <uk/compiler.h>
#include <uk/config.h>
#include <uk/plat/console.h>
#include <uk/plat/time.h>
#include <uk/print.h>

#define MESSAGE_MAX	512	/* one message with its final zero byte */
#define PREFIX_MAX	192	/* what precedes a line */

#if CONFIG_LIBUKDEBUG_ANSI_COLOR
#define COLOR(c)	UK_ANSI_MOD_COLORFG(c)
#define BOLD		UK_ANSI_MOD_BOLD
#define RESET		UK_ANSI_MOD_RESET
#else
#define COLOR(c)	""
#define BOLD		""
#define RESET		""
#endif

struct stream {
	int (*write)(const char *buf, unsigned int len);
	int midline;	/* the last message had no newline at its end */
};

#if CONFIG_LIBUKDEBUG_REDIR_PRINTK
static struct stream kernel = { .write = ukplat_coutd };
#define kernel_stream	(&kernel)
#define debug_stream	(&kernel)
#elif CONFIG_LIBUKDEBUG_REDIR_PRINTD
static struct stream kernel = { .write = ukplat_coutk };
#define kernel_stream	(&kernel)
#define debug_stream	(&kernel)
#else
static struct stream kernel = { .write = ukplat_coutk };
static struct stream debug = { .write = ukplat_coutd };
#define kernel_stream	(&kernel)
#define debug_stream	(&debug)
#endif

/* Where a message comes from */
struct origin {
	int lvl;
	__u16 libid;
	const char *srcname;
	unsigned int srcline;
	const void *ret;
	const void *frame;
};

static const char *level_text(int lvl)
{
	switch (lvl) {
	case KLVL_DEBUG:
		return RESET "dbg:  ";
	case KLVL_INFO:
		return RESET COLOR(UK_ANSI_COLOR_GREEN) "Info: ";
	case KLVL_WARN:
		return RESET COLOR(UK_ANSI_COLOR_YELLOW) "Warn: ";
	case KLVL_ERR:
		return RESET COLOR(UK_ANSI_COLOR_RED) "ERR:  ";
	default:
		return RESET BOLD COLOR(UK_ANSI_COLOR_RED) "CRIT: ";
	}
}

/* Append formatted text to buf[PREFIX_MAX], of which `len` are in use */
static __printf(3, 4)
unsigned int append(char *buf, unsigned int len, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(buf + len, PREFIX_MAX - len, fmt, ap);
	va_end(ap);
	if (n < 0)
		return len;
	len += (unsigned int)n;
	return len < PREFIX_MAX ? len : PREFIX_MAX - 1;
}

static void write_prefix(struct stream *s, const struct origin *o)
{
	char buf[PREFIX_MAX];
	unsigned int len = 0;
	const char *libname = uk_libname(o->libid);
#if CONFIG_LIBUKDEBUG_PRINT_TIME
	__nsec now = ukplat_monotonic_clock();

	len = append(buf, len, COLOR(UK_ANSI_COLOR_GREEN) "[%5u.%06u] ",
		     (unsigned int)ukarch_time_nsec_to_sec(now),
		     (unsigned int)ukarch_time_nsec_to_usec(
			ukarch_time_subsec(now)));
#endif
	len = append(buf, len, "%s", level_text(o->lvl));
	if (libname)
		len = append(buf, len, RESET COLOR(UK_ANSI_COLOR_CYAN)
			     "[%s] ", libname);
#if CONFIG_LIBUKDEBUG_PRINT_CALLER
	len = append(buf, len, RESET "{r:%p,f:%p} ", o->ret, o->frame);
#endif
	if (o->srcname)
		len = append(buf, len, RESET "<%s @ %u> ", o->srcname,
			     o->srcline);
	len = append(buf, len, "%s", RESET);
	s->write(buf, len);
}

static void print(struct stream *s, const struct origin *o,
		  const char *fmt, va_list ap)
{
	char buf[MESSAGE_MAX];
	const char *line = buf;
	unsigned int left;
	int n;

	n = vsnprintf(buf, sizeof(buf), fmt, ap);
	if (n <= 0)
		return;
	left = (unsigned int)n;
	if (left >= sizeof(buf)) {
		/* cut, but still a line of its own */
		left = sizeof(buf) - 1;
		buf[left - 1] = '\n';
	}

	while (left > 0) {
		const char *nl = memchr(line, '\n', left);
		unsigned int len = nl ? (unsigned int)(nl - line) + 1 : left;

		if (!s->midline)
			write_prefix(s, o);
		s->write(line, len);
		s->midline = !nl;
		line += len;
		left -= len;
	}
}

void _uk_vprintk(int lvl, __u16 libid, const char *srcname,
		 unsigned int srcline, const char *fmt, va_list ap)
{
	struct origin o = { lvl, libid, srcname, srcline,
			    __return_addr(0), __frame_addr(0) };

	if (lvl <= KLVL_MAX)
		print(kernel_stream, &o, fmt, ap);
}

void _uk_printk(int lvl, __u16 libid, const char *srcname,
		unsigned int srcline, const char *fmt, ...)
{
	struct origin o = { lvl, libid, srcname, srcline,
			    __return_addr(0), __frame_addr(0) };
	va_list ap;

	if (lvl > KLVL_MAX)
		return;
	va_start(ap, fmt);
	print(kernel_stream, &o, fmt, ap);
	va_end(ap);
}

void _uk_vprintd(__u16 libid, const char *srcname, unsigned int srcline,
		 const char *fmt, va_list ap)
{
	struct origin o = { KLVL_DEBUG, libid, srcname, srcline,
			    __return_addr(0), __frame_addr(0) };

	print(debug_stream, &o, fmt, ap);
}

void _uk_printd(__u16 libid, const char *srcname, unsigned int srcline,
		const char *fmt, ...)
{
	struct origin o = { KLVL_DEBUG, libid, srcname, srcline,
			    __return_addr(0), __frame_addr(0) };
	va_list ap;

	va_start(ap, fmt);
	print(debug_stream, &o, fmt, ap);
	va_end(ap);
}
