/* native: ../assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c ; -DCONFIG_LIBUKDEBUG_PRINT_TIME=1 -DCONFIG_LIBUKDEBUG_PRINT_SRCNAME=1 -DCONFIG_LIBUKDEBUG_NOREDIR=1 */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Includes print.c to see its state. */
#include "../print.c"

#include <native.h>
#include <sys/wait.h>
#include <uk/assert.h>
#include <unistd.h>

#define PREFIX(lvl) "[12345.678901] " lvl "[test] <native_print.c @ "

static void clear(void)
{
	native_coutk[0] = '\0';
	native_coutd[0] = '\0';
	kernel.midline = 0;
	debug.midline = 0;
}

static void lines(void)
{
	char expected[256];

	clear();
	uk_pr_info("hello %d\n", 42);
	snprintf(expected, sizeof(expected), PREFIX("Info: ") "%d> hello 42\n",
		 __LINE__ - 2);
	CHECK_TEXT(native_coutk, expected);
	CHECK_TEXT(native_coutd, "");
}

static void levels(void)
{
	clear();
	_uk_printk(KLVL_CRIT, 0, NULL, 0, "a\n");
	_uk_printk(KLVL_ERR, 1, NULL, 0, "b\n");
	_uk_printk(KLVL_WARN, UKLIBID_NONE, NULL, 0, "c\n");
	_uk_printk(KLVL_INFO, UKLIBID_NONE, "f.c", 7, "d\n");
	_uk_printk(KLVL_INFO + 1, UKLIBID_NONE, NULL, 0, "e\n");
	_uk_printd(UKLIBID_NONE, NULL, 0, "f\n");
	CHECK_TEXT(native_coutk,
		   "[12345.678901] CRIT: [libalpha] a\n"
		   "[12345.678901] ERR:  [libbeta] b\n"
		   "[12345.678901] Warn: c\n"
		   "[12345.678901] Info: <f.c @ 7> d\n");
	CHECK_TEXT(native_coutd, "[12345.678901] dbg:  f\n");
	clear();
	uk_pr_debug("off %d\n", 1);	/* PRINTD is not on */
	CHECK_TEXT(native_coutd, "");
}

static void prefix_only_at_line_starts(void)
{
	clear();
	native_clock = 1500000;
	_uk_printk(KLVL_ERR, UKLIBID_NONE, NULL, 0, "one, ");
	_uk_printk(KLVL_ERR, UKLIBID_NONE, NULL, 0, "two\nthree\n\nfour");
	_uk_printk(KLVL_ERR, UKLIBID_NONE, NULL, 0, "%s", "");
	_uk_printk(KLVL_ERR, UKLIBID_NONE, NULL, 0, "\n");
	CHECK_TEXT(native_coutk,
		   "[    0.001500] ERR:  one, two\n"
		   "[    0.001500] ERR:  three\n"
		   "[    0.001500] ERR:  \n"
		   "[    0.001500] ERR:  four\n");
}

static void long_messages_are_cut(void)
{
	char text[2000];

	clear();
	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	_uk_printk(KLVL_ERR, UKLIBID_NONE, NULL, 0, "%s", text);
	CHECK(strlen(native_coutk) == strlen("[    0.001500] ERR:  ") + 511);
	/* and do not run into the next one */
	_uk_printk(KLVL_ERR, UKLIBID_NONE, NULL, 0, "next\n");
	CHECK(strstr(native_coutk, "xx\n[    0.001500] ERR:  next\n"));
}

static void once(void)
{
	clear();
	for (int i = 0; i < 3; i++)
		uk_pr_err_once("%d\n", i);
	CHECK(strstr(native_coutk, "> 0\n") && !strstr(native_coutk, "> 1\n"));
}

static int status_of(void (*fn)(void))
{
	int status;
	pid_t pid = fork();

	if (!pid) {
		freopen("/dev/null", "w", stderr);
		fn();
		_exit(0);
	}
	CHECK(waitpid(pid, &status, 0) == pid && WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void good_assertions(void)
{
	UK_ASSERT(1 + 1 == 2);
	UK_BUGON(0);
	UK_WARNIF(0);
}

static void bad_assert(void) { UK_ASSERT(1 + 1 == 3); }
static void bad_bugon(void) { UK_BUGON(1); }
static void bad_bug(void) { UK_BUG(); }
static void crash(void) { UK_CRASH("bye\n"); }

static void assertions(void)
{
	clear();
	CHECK(status_of(good_assertions) == 0);
	CHECK(status_of(bad_assert) == 42);
	CHECK(status_of(bad_bugon) == 42);
	CHECK(status_of(bad_bug) == 42);
	CHECK(status_of(crash) == 42);
	UK_WARNIF(2 > 1);
	CHECK(strstr(native_coutk, "> Condition warning: 2 > 1\n"));
}

static void libraries(void)
{
	CHECK(uk_libid_count() == 3 && uk_libid_static_count() == 3);
	CHECK(uk_libid_self() == 2 && uk_libid_static(libbeta) == 1);
	CHECK_TEXT(uk_libname_self(), "test");
	CHECK_TEXT(uk_libname(1), "libbeta");
	CHECK(!uk_libname(3) && !uk_libname(UKLIBID_NONE));
	CHECK(uk_libid("libbeta") == 1);
	CHECK(uk_libid("lib") == UKLIBID_NONE);
}

int main(void)
{
	lines();
	levels();
	prefix_only_at_line_starts();
	long_messages_are_cut();
	once();
	assertions();
	libraries();
	return 0;
}
