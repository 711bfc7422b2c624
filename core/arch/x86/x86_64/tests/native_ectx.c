/* native: ../ectx.c ../../../../lib/ukdebug/print.c ../../../../lib/ukdebug/assert.c ../../../../lib/uklibid/libid.c ../../../../tests/native/stubs.c */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Extended state on the host's processor. The value under test is kept on
 * the x87 stack, which C code here does not touch between the steps.
 */
#include <native.h>
#include <uk/arch/ctx.h>

#define X87_REGISTERS 32 /* where they lie in an area */
#define HEADER 512

static unsigned char area[16384] __attribute__((aligned(64)));
static struct ukarch_ectx *const ectx = (struct ukarch_ectx *)area;

static void x87_push(double value)
{
	__asm__ __volatile__("fldl %0" : : "m"(value));
}

static double x87_pop(void)
{
	double value;

	__asm__ __volatile__("fstpl %0" : "=m"(value));
	return value;
}

static void store_and_load(void)
{
	ukarch_ectx_init(ectx);
	x87_push(1.25);
	ukarch_ectx_store(ectx);
	x87_pop();
	ukarch_ectx_load(ectx);
	CHECK(x87_pop() == 1.25);
}

/* What two exceptions in a row do: both areas lie at the same address. */
static void area_used_again(void)
{
	unsigned char first[10];

	x87_push(2.5);
	ukarch_ectx_init(ectx);
	ukarch_ectx_store(ectx);
	memcpy(first, area + X87_REGISTERS, sizeof(first));
	ukarch_ectx_load(ectx);

	ukarch_ectx_init(ectx);
	ukarch_ectx_store(ectx);
	CHECK(!memcmp(first, area + X87_REGISTERS, sizeof(first)));
	ukarch_ectx_load(ectx);
	CHECK(x87_pop() == 2.5);
}

/* Memory that held something else, which a load alone would refuse. */
static void sanitized_garbage(void)
{
	memset(area, 0xff, sizeof(area));
	ukarch_ectx_sanitize(ectx);
	x87_push(3.75);
	ukarch_ectx_store(ectx);
	x87_pop();
	ukarch_ectx_load(ectx);
	CHECK(x87_pop() == 3.75);
}

int main(void)
{
	CHECK(ukarch_ectx_size() >= HEADER);
	CHECK(ukarch_ectx_size() <= sizeof(area));
	store_and_load();
	area_used_again();
	sanitized_garbage();
	return 0;
}
