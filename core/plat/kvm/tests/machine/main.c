/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * What a boot test asks of the platform: the first argument says what to do.
 * A check that fails prints a line with its number and makes the result 1.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <uk/alloc.h>
#include <uk/arch/ctx.h>
#include <uk/arch/traps.h>
#include <uk/boot.h>
#include <uk/ctors.h>
#include <uk/essentials.h>
#include <uk/init.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/memory.h>
#include <uk/plat/time.h>
#include "machine.h"

static int failures;

#define CHECK(cond)							\
	do {								\
		if (!(cond)) {						\
			printf("check failed: line %d: %s\n", __LINE__,	\
			       #cond);					\
			failures = 1;					\
		}							\
	} while (0)

#define MSEC 1000000UL

/* ---- the way to main */

static char steps[32];

static void step(char c)
{
	steps[strlen(steps)] = c;
}

static void ctor(void)
{
	step('c');
}
UK_CTOR(ctor);

static int init_early(struct uk_init_ctx *ctx)
{
	step(ctx->cmdline.argc > 0 ? '1' : '?');
	return 0;
}

static int init_late(struct uk_init_ctx *ctx __unused)
{
	step('6');
	return 0;
}

static void term_early(const struct uk_term_ctx *ctx)
{
	printf("term early, target %d\n", ctx->target);
}

static void term_late(const struct uk_term_ctx *ctx)
{
	printf("term late, target %d\n", ctx->target);
}

uk_late_initcall(init_late, term_late);
uk_early_initcall(init_early, term_early);

static void __attribute__((constructor)) c_ctor(void)
{
	step('C');
}

static __uk_tls int tls_data = 7;
static __uk_tls int tls_bss;
static __uk_tls char tls_aligned[64] __align(64);

static void test_start(void)
{
	CHECK(!strcmp(steps, "c16C"));
	CHECK(tls_data == 7 && tls_bss == 0);
	CHECK(IS_ALIGNED((__uptr)tls_aligned, 64));
	tls_bss = 3;
	tls_aligned[63] = 5;
	CHECK(tls_data == 7 && tls_bss == 3 && tls_aligned[63] == 5);
	CHECK(!ukplat_lcpu_irqs_disabled());
}

/* ---- memory */

static void test_memory(void)
{
	struct ukplat_memregion_desc *m;
	__paddr_t last = 0;
	__sz free = 0;

	ukplat_memregion_foreach(&m, 0, 0, 0) {
		CHECK(m->pbase >= last && m->len && m->vbase == m->pbase);
		last = m->pbase + m->len;
		if (m->type == UKPLAT_MEMRT_FREE) {
			CHECK(m->pbase && IS_ALIGNED(m->pbase, __PAGE_SIZE));
			CHECK(IS_ALIGNED(m->len, __PAGE_SIZE));
			free += m->len;
		}
	}
	printf("free memory: %lu KiB\n", free >> 10);
	if (ukplat_memregion_find_initrd0(&m) >= 0)
		printf("initrd: \"%.*s\"\n", (int)m->len,
		       (const char *)m->vbase);
}

/* ---- time */

static void test_time(void)
{
	__nsec start, until, now;
	int i;

	for (i = 1; i <= 3; i++) {
		start = ukplat_monotonic_clock();
		until = start + i * 40 * MSEC;
		ukplat_lcpu_disable_irq();
		while (ukplat_monotonic_clock() < until)
			ukplat_lcpu_halt_irq_until(until);
		ukplat_lcpu_enable_irq();
		now = ukplat_monotonic_clock();
		CHECK(now >= until && now < until + 1000 * MSEC);
	}
	printf("wall clock: %lu\n", ukplat_wall_clock() / (1000 * MSEC));
}

/* ---- traps that are handled, and extended state across them */

static int handled;

static int skip_ud2(void *data)
{
	struct ukarch_trap_ctx *ctx = data;

	if (!handled)
		return UK_EVENT_NOT_HANDLED;
	handled++;
	/* a handler may use any register */
	__asm__ __volatile__("pxor %%xmm5, %%xmm5" : : : "xmm5");
	ctx->regs->rip += 2;
	return UK_EVENT_HANDLED;
}
UK_EVENT_HANDLER(UKARCH_TRAP_INVALID_OP, skip_ud2);

static void test_trap(void)
{
	unsigned long value;

	handled = 1;
	__asm__ __volatile__("movq %1, %%xmm5\n\t"
			     "ud2\n\t"
			     "movq %%xmm5, %0"
			     : "=r"(value) : "r"(0x1234UL) : "xmm5", "memory");
	CHECK(handled == 2);
	CHECK(value == 0x1234);
	handled = 0;
}

static void test_ectx(void)
{
	struct ukarch_ectx *e;
	unsigned long value;

	CHECK(ukarch_ectx_size() <= UKARCH_ECTX_SIZE);
	e = memalign(ukarch_ectx_align(), ukarch_ectx_size());
	CHECK(e);
	ukarch_ectx_init(e);
	__asm__ __volatile__("movq %0, %%xmm5" : : "r"(0x77UL) : "xmm5");
	ukarch_ectx_store(e);
	ukarch_ectx_assert_equal(e);
	__asm__ __volatile__("pxor %%xmm5, %%xmm5" : : : "xmm5");
	ukarch_ectx_load(e);
	__asm__ __volatile__("movq %%xmm5, %0" : "=r"(value));
	CHECK(value == 0x77);
	free(e);
}

static void at_exit(void)
{
	printf("exit function\n");
}

int main(int argc, char *argv[])
{
	const char *what = argc > 1 ? argv[1] : "";

	atexit(at_exit);
	if (!strcmp(what, "checks")) {
		test_start();
		test_memory();
		test_trap();
		test_ectx();
		test_time();
	} else if (!strcmp(what, "return")) {
		return argc > 2 ? atoi(argv[2]) : 0;
	} else if (!strcmp(what, "_exit")) {
		_exit(argc > 2 ? atoi(argv[2]) : 0);
	} else if (!strcmp(what, "count")) {
		printf("%d arguments, the last is \"%s\"\n", argc,
		       argv[argc - 1]);
	} else if (!strcmp(what, "exit")) {
		exit(argc > 2 ? atoi(argv[2]) : 0);
	} else if (!strcmp(what, "boot-exit")) {
		uk_boot_exit(argc > 2 ? atoi(argv[2]) : 0);
	} else if (!strcmp(what, "restart")) {
		ukplat_restart();
	} else if (!strcmp(what, "hang")) {
		printf("hanging\n");
		for (;;)
			ukarch_spinwait();
	} else if (crash(what) < 0) {
		printf("unknown test: \"%s\"\n", what);
		return 2;
	}
	printf("%s\n", failures ? "failed" : "passed");
	return failures;
}
