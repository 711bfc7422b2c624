/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* One function for each way to crash; its name is in the backtrace. */
#include <stdlib.h>
#include <string.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#include "machine.h"

/* Keeps a call from becoming a jump, which would leave no frame. */
#define KEEP_FRAME() __asm__ __volatile__("" : : : "memory")

static __noinline void write_null(void)
{
	int *volatile p = (int *)8;

	*p = 1;
}

static __noinline void write_text(void)
{
	char *volatile p = (char *)(__uptr)write_null;

	*p = 1;
}

static __noinline void execute_data(void)
{
	static char data[16];
	void (*volatile fn)(void) = (void (*)(void))(__uptr)data;

	fn();
	KEEP_FRAME();
}

static __noinline void call_null(void)
{
	void (*volatile fn)(void) = NULL;

	fn();
	KEEP_FRAME();
}

static __noinline void undefined_instruction(void)
{
	__asm__ __volatile__("ud2");
}

static __noinline void divide(void)
{
	volatile int zero = 0, one = 1;

	one = one / zero;
}

static __noinline void breakpoint(void)
{
	__asm__ __volatile__("int3");
}

static __noinline void system_call(void)
{
	__asm__ __volatile__("int $0x80");
}

static __noinline int overflow(volatile char *caller)
{
	volatile char space[512];

	space[0] = caller ? *caller : 0;
	if (space[0])
		return 0;
	return overflow(space) + space[0];
}

static __noinline void overflow_stack(void)
{
	overflow(NULL);
	KEEP_FRAME();
}

static __noinline void fail_assertion(void)
{
	volatile int one = 1;

	UK_ASSERT(one == 2);
	KEEP_FRAME();
}

static __noinline void call_abort(void)
{
	abort();
}

static __noinline void call_crash(void)
{
	ukplat_crash();
}

static const struct {
	const char *name;
	void (*fn)(void);
} ways[] = {
	{ "null", write_null },
	{ "text", write_text },
	{ "execute", execute_data },
	{ "call", call_null },
	{ "undefined", undefined_instruction },
	{ "divide", divide },
	{ "breakpoint", breakpoint },
	{ "syscall", system_call },
	{ "overflow", overflow_stack },
	{ "assert", fail_assertion },
	{ "abort", call_abort },
	{ "crash", call_crash },
};

int crash(const char *how)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(ways); i++) {
		if (!strcmp(how, ways[i].name)) {
			ways[i].fn();
			return 0;
		}
	}
	return -1;
}
