/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The platform under native tests. */
#include <native.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/console.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>

char native_coutk[65536];
char native_coutd[65536];
unsigned long native_clock = 12345678901234UL;

static int append(char *to, const char *buf, unsigned int len)
{
	size_t used = strlen(to);

	CHECK(used + len < sizeof(native_coutk));
	memcpy(to + used, buf, len);
	to[used + len] = '\0';
	return (int)len;
}

int ukplat_coutk(const char *buf, unsigned int len)
{
	return append(native_coutk, buf, len);
}

int ukplat_coutd(const char *buf, unsigned int len)
{
	return append(native_coutd, buf, len);
}

/* A test that expects a crash runs it in a child process */
void ukplat_terminate(enum ukplat_gstate request)
{
	fprintf(stderr, "%sterminated with %d\n", native_coutk, (int)request);
	exit(request == UKPLAT_CRASH ? 42 : 41);
}

__nsec ukplat_monotonic_clock(void)
{
	return native_clock;
}

unsigned long ukplat_lcpu_save_irqf(void)
{
	return 0;
}

void ukplat_lcpu_restore_irqf(unsigned long flags)
{
	(void)flags;
}
