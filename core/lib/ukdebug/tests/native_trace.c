/* native: ../trace.c ../print.c ../assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c ; -DCONFIG_LIBUKDEBUG_TRACEPOINTS=1 -DUK_DEBUG_TRACE -Wl,-T,../trace.ld */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <native.h>
#include <uk/trace.h>

UK_TRACEPOINT(trace_nothing, "");
UK_TRACEPOINT(trace_args, "\"%s\" %d %p", const char *, int, void *);
UK_TRACEPOINT(trace_seven, "%d %d %d %d %d %d %d", __u8, __u8, __u8, __u8,
	      __u8, __u8, __u64);

extern const struct uk_tracepoint_def uk_tracepoints_start[];
extern const struct uk_tracepoint_def uk_tracepoints_end[];

static struct uk_tracepoint_header head_at(const char *p)
{
	struct uk_tracepoint_header h;

	memcpy(&h, p, sizeof(h));
	CHECK(h.magic == UK_TP_HEADER_MAGIC && h.time == native_clock);
	return h;
}

static void definitions(void)
{
	const struct uk_tracepoint_def *d = uk_tracepoints_start;

	CHECK(uk_tracepoints_end - d == 3);
	for (int i = 0; i < 3; i++)
		CHECK(d[i].magic == UK_TP_DEF_MAGIC && d[i].size == sizeof(*d)
		      && d[i].cookie == (__u64)&d[i]);
}

int main(void)
{
	char *p = uk_trace_buffer_writep;
	size_t free = uk_trace_buffer_free;
	struct uk_tracepoint_header h;
	const struct uk_tracepoint_def *d;
	char longtext[400];
	int i = -5;
	void *ptr = &i;

	definitions();
	trace_nothing();
	h = head_at(p);
	CHECK(h.size == 0);
	d = h.cookie;
	CHECK_TEXT(d->name, "trace_nothing");
	CHECK(d->args_nr == 0);
	p += sizeof(h);

	trace_args("text", i, ptr);
	h = head_at(p);
	d = h.cookie;
	CHECK_TEXT(d->format, "\"%s\" %d %p");
	CHECK(d->args_nr == 3 && d->types[0] == UK_TRACE_ARG_STRING
	      && d->types[1] == UK_TRACE_ARG_INT && d->sizes[1] == 4
	      && d->sizes[2] == 8);
	CHECK(h.size == 5 + 4 + 8);
	p += sizeof(h);
	CHECK(!memcmp(p, "\4text", 5) && !memcmp(p + 5, &i, 4)
	      && !memcmp(p + 9, &ptr, 8));
	p += h.size;

	trace_seven(1, 2, 3, 4, 5, 6, 7);
	h = head_at(p);
	p += sizeof(h);
	CHECK(h.size == 14 && !memcmp(p, "\1\2\3\4\5\6\7\0", 8));
	p += h.size;
	CHECK(p == uk_trace_buffer_writep);
	CHECK(free - uk_trace_buffer_free == 3 * sizeof(h) + 17 + 14);

	/* too long: cut to 255 bytes, which do not fit; that ends the trace */
	memset(longtext, 'x', sizeof(longtext) - 1);
	longtext[399] = '\0';
	trace_args(longtext, 0, NULL);
	CHECK(uk_trace_buffer_writep == p && uk_trace_buffer_free == 0);
	trace_nothing();
	CHECK(uk_trace_buffer_writep == p);
	return 0;
}
