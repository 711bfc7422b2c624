/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <string.h>
#include <uk/config.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/trace.h>

static char buffer[CONFIG_LIBUKDEBUG_TRACE_BUFFER_SIZE]
	__attribute__((aligned(8)));

size_t uk_trace_buffer_free = sizeof(buffer);
char *uk_trace_buffer_writep = buffer;

static size_t text_length(const char *text)
{
	return text ? strnlen(text, 255) : 0;
}

static size_t args_size(const struct uk_tracepoint_def *def,
			const __u64 *args)
{
	size_t size = 0;

	for (int i = 0; i < def->args_nr; i++) {
		if (def->types[i] == UK_TRACE_ARG_STRING)
			size += 1 + text_length((const char *)args[i]);
		else
			size += def->sizes[i];
	}
	return size;
}

static char *write_arg(char *p, int type, __u8 size, __u64 arg)
{
	if (type == UK_TRACE_ARG_STRING) {
		size_t len = text_length((const char *)arg);

		*p++ = (char)len;
		memcpy(p, (const char *)arg, len);
		return p + len;
	}
	/* little endian: the low bytes come first */
	memcpy(p, &arg, size);
	return p + size;
}

void _uk_trace(const struct uk_tracepoint_def *def, const __u64 *args)
{
	struct uk_tracepoint_header h;
	unsigned long irqf = ukplat_lcpu_save_irqf();
	size_t size = args_size(def, args);
	char *p = uk_trace_buffer_writep;

	/* A record that does not fit ends the trace, so that none is missing
	 * between two others.
	 */
	if (uk_trace_buffer_free < sizeof(h) + size) {
		uk_trace_buffer_free = 0;
		ukplat_lcpu_restore_irqf(irqf);
		return;
	}

	h.magic = UK_TP_HEADER_MAGIC;
	h.size = (__u32)size;
	h.time = ukplat_monotonic_clock();
	h.cookie = def;
	memcpy(p, &h, sizeof(h));
	p += sizeof(h);
	for (int i = 0; i < def->args_nr; i++)
		p = write_arg(p, def->types[i], def->sizes[i], args[i]);

	uk_trace_buffer_free -= sizeof(h) + size;
	uk_trace_buffer_writep = p;
	ukplat_lcpu_restore_irqf(irqf);
}
