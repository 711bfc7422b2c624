/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The end of the application, which is the end of the machine. */
#include <stdlib.h>
#include <stdio.h>
#include <unistd.h>
#include <uk/config.h>
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#if CONFIG_LIBUKBOOT
#include <uk/boot.h>
#include <uk/init.h>
#endif

#define ATEXIT_MAX 32

static void (*exit_fns[ATEXIT_MAX])(void);
static int exit_fns_count;

int atexit(void (*fn)(void))
{
	if (exit_fns_count == ATEXIT_MAX)
		return -1;
	exit_fns[exit_fns_count++] = fn;
	return 0;
}

static void run_exit_fns(void)
{
	/* a function may register another one, which runs next */
	while (exit_fns_count > 0)
		exit_fns[--exit_fns_count]();
}

#if CONFIG_LIBUKBOOT
static void main_returned(const struct uk_term_ctx *ctx __unused)
{
	run_exit_fns();
}

/* The first term function to run: nothing has gone down yet. */
uk_late_initcall(0, main_returned);
#endif

void _Exit(int status)
{
	exit_fns_count = 0;
#if CONFIG_LIBUKBOOT
	/* the libraries' term functions run as if main had returned */
	uk_boot_exit(status);
#else
	ukplat_exit_status_set(status);
	ukplat_terminate(UKPLAT_HALT);
#endif
}

void _exit(int status)
{
	_Exit(status);
}

void exit(int status)
{
	run_exit_fns();
	_Exit(status);
}

void abort(void)
{
	ukplat_terminate(UKPLAT_CRASH);
}

/* What assert() of <assert.h> calls if it does not go to ukdebug. */
void __assert_fail(const char *expr, const char *file, int line,
		   const char *func) __noreturn;

void __assert_fail(const char *expr, const char *file, int line,
		   const char *func)
{
	fprintf(stderr, "%s:%d: %s: assertion failed: %s\n", file, line, func,
		expr);
	abort();
}
