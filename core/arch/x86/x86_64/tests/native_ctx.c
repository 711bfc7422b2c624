/* native: ../ctx.c native_ctx_switch.S */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Contexts on the host: the switch is the same code. Context functions only
 * record what they see; the checks run on the test's own stack.
 */
#include <stdint.h>
#include <native.h>

#include <uk/arch/ctx.h>

#define STACK_LEN 65536
#define NO_SANITIZE __attribute__((noinline, no_sanitize("all")))

static char stack[STACK_LEN] __attribute__((aligned(64)));
static struct ukarch_ctx self, other;

static long seen[4];
static uintptr_t frame; /* of the entered function */
static uintptr_t caller_fp;
volatile unsigned long regs[8]; /* written by assembly */

static void NO_SANITIZE back(void)
{
	ukarch_ctx_switch(&other, &self);
}

static void NO_SANITIZE enter(long a, long b)
{
	frame = (uintptr_t)__builtin_frame_address(0);
	caller_fp = *(uintptr_t *)frame;
	for (;;) {
		seen[0] = a;
		seen[1] = b;
		seen[2]++;
		back();
	}
}

static void NO_SANITIZE enter0(void)
{
	enter(-1, -1);
}

static void NO_SANITIZE enter1(long a)
{
	enter(a, -1);
}

/* Entered bare: records the registers, then waits. */
void record_registers(void);
__asm__(
	".text\n"
	"record_registers:\n"
	"	movq %rbx, regs(%rip)\n"
	"	movq %r12, regs + 8(%rip)\n"
	"	movq %r15, regs + 16(%rip)\n"
	"	movq %rdi, regs + 24(%rip)\n"
	"	movq %r11, regs + 32(%rip)\n"
	"	movq %rbp, regs + 40(%rip)\n"
	"	movq %rsp, regs + 48(%rip)\n"
	"	subq $8, %rsp\n"
	"	call leave\n"
);

void leave(void);
void NO_SANITIZE leave(void)
{
	for (;;)
		back();
}

static void test_arguments(void)
{
	__uptr sp = ukarch_gen_sp(stack, STACK_LEN);

	CHECK(sp == (__uptr)stack + STACK_LEN);
	ukarch_ctx_init_entry2(&other, sp, 0, enter, 11, -22);
	ukarch_ctx_switch(&self, &other);
	CHECK(seen[0] == 11 && seen[1] == -22 && seen[2] == 1);
	/* the frame pointer pushed right below the return address */
	CHECK(frame % UKARCH_SP_ALIGN == 0);
	CHECK(frame > (uintptr_t)stack && frame < sp);
	CHECK(caller_fp == 0);

	/* it goes on where it stopped */
	ukarch_ctx_switch(&self, &other);
	CHECK(seen[2] == 2);

	ukarch_ctx_init_entry1(&other, sp - 8, 1, enter1, 33);
	ukarch_ctx_switch(&self, &other);
	CHECK(seen[0] == 33 && seen[2] == 3);

	ukarch_ctx_init_entry0(&other, sp, 0, enter0);
	ukarch_ctx_switch(&self, &other);
	CHECK(seen[0] == -1 && seen[2] == 4);
}

static void test_registers(int keep)
{
	__uptr sp = ukarch_gen_sp(stack, STACK_LEN);
	register unsigned long rbx __asm__("rbx") = 0x1111;
	register unsigned long r12 __asm__("r12") = 0x2222;
	register unsigned long r15 __asm__("r15") = 0x3333;

	ukarch_ctx_init(&other, sp, keep, (__uptr)record_registers);
	__asm__ volatile("call ukarch_ctx_switch"
			 : "+r"(rbx), "+r"(r12), "+r"(r15)
			 : "D"(&self), "S"(&other)
			 : "rax", "rcx", "rdx", "r8", "r9", "r10", "r11",
			   "memory", "cc");
	/* preserved across the switch and back */
	CHECK(rbx == 0x1111 && r12 == 0x2222 && r15 == 0x3333);
	CHECK(regs[0] == (keep ? 0x1111 : 0));
	CHECK(regs[1] == (keep ? 0x2222 : 0));
	CHECK(regs[2] == (keep ? 0x3333 : 0));
	CHECK(regs[3] == (keep ? (unsigned long)&self : 0));
	CHECK(keep || regs[4] == 0);
	CHECK(regs[5] == 0);
	CHECK(regs[6] == sp); /* as the caller gave it */
}

static void test_pushed_values(void)
{
	__uptr sp = ukarch_gen_sp(stack, STACK_LEN);

	ukarch_ctx_init_bare(&other, sp, 0x1234);
	CHECK(other.ip == 0x1234 && other.sp == sp);
	ukarch_rctx_stackpush_packed(&other, 5);
	CHECK(other.sp == sp - 8 && *(long *)other.sp == 5);
	ukarch_rctx_stackpush(&other, 6);
	CHECK(other.sp == sp - 24 && *(long *)other.sp == 6);
}

int main(void)
{
	test_arguments();
	test_registers(0);
	test_registers(1);
	test_pushed_values();
	return 0;
}
