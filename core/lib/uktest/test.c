/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <uk/assert.h>
#include <uk/compiler.h>
#include <uk/config.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/console.h>
#include <uk/test.h>

extern const struct uk_testcase uk_testtab_start[];
extern const struct uk_testcase uk_testtab_end[];

struct count {
	unsigned int run;
	unsigned int failed;
};

static struct count total;
static const struct uk_testcase *running;
static int running_failed;

/* Results go to the console whatever the level of kernel messages is */
static __printf(1, 2) void say(const char *fmt, ...)
{
	char line[256];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	if (n <= 0)
		return;
	if ((unsigned int)n >= sizeof(line)) {
		n = sizeof(line) - 1;
		line[n - 1] = '\n';
	}
	ukplat_coutk(line, (unsigned int)n);
}

#if CONFIG_LIBUKTEST_LOG_STATS
static void say_count(const char *name, const struct count *c)
{
	say("test: %s: %u of %u %s\n", name, c->run - c->failed, c->run,
	    c->failed ? "FAILED" : "passed");
}
#else
#define say_count(name, c)	do { (void)(name); (void)(c); } while (0)
#endif

static void failed(const char *file, int line)
{
	UK_ASSERT(running);	/* expectations belong into test cases */
	running_failed = 1;
	say("test: %s: %s: %s:%d: expected ", running->suite, running->name,
	    file, line);
}

static void failfast(void)
{
#if CONFIG_LIBUKTEST_FAILFAST
	ukplat_terminate(UKPLAT_CRASH);
#endif
}

int _uk_test_check(int ok, const char *file, int line, const char *text)
{
	if (ok)
		return 1;
	failed(file, line);
	say("%s\n", text);
	failfast();
	return 0;
}

int _uk_test_check_snum(__s64 a, __s64 b, enum uk_test_op op,
			const char *file, int line, const char *text)
{
	const int met[] = {
		[UK_TEST_OP_EQ] = a == b, [UK_TEST_OP_NQ] = a != b,
		[UK_TEST_OP_GT] = a > b, [UK_TEST_OP_GE] = a >= b,
		[UK_TEST_OP_LT] = a < b, [UK_TEST_OP_LE] = a <= b,
	};

	if (met[op])
		return 1;
	failed(file, line);
	say("%s, found %ld and %ld\n", text, a, b);
	failfast();
	return 0;
}

int _uk_test_check_ptr(const void *a, const void *b, int equal,
		       const char *file, int line, const char *text)
{
	if ((a == b) == equal)
		return 1;
	failed(file, line);
	say("%s, found %p and %p\n", text, a, b);
	failfast();
	return 0;
}

static void run_case(const struct uk_testcase *tc, struct count *c)
{
	running = tc;
	running_failed = 0;
	tc->func();
	running = NULL;

	c->run++;
	if (running_failed)
		c->failed++;
#if CONFIG_LIBUKTEST_LOG_TESTS
	say("test: %s: %s: %s\n", tc->suite, tc->name,
	    running_failed ? "FAILED" : "ok");
#else
	if (running_failed)
		say("test: %s: %s: FAILED\n", tc->suite, tc->name);
#endif
}

int uk_testsuite_run(struct uk_testsuite *suite)
{
	const struct uk_testcase *tc;
	struct count c = { 0, 0 };
	int rc;

	UK_ASSERT(suite);
	rc = suite->init ? suite->init(suite) : 0;
	if (rc) {
		say("test: %s: set-up failed with %d\n", suite->name, rc);
		failfast();
	}
	for (tc = uk_testtab_start; tc < uk_testtab_end; tc++) {
		if (strcmp(tc->suite, suite->name))
			continue;
		if (rc) {
			c.run++;
			c.failed++;
		} else {
			run_case(tc, &c);
		}
	}
	say_count(suite->name, &c);
	total.run += c.run;
	total.failed += c.failed;
	return (int)c.failed;
}

unsigned int uk_test_failures(void)
{
	return total.failed;
}

#if CONFIG_LIBUKTEST_ALL
static int verdict(struct uk_init_ctx *ctx __unused)
{
	say_count("all", &total);
	return 0;
}

/* after the suites, which have priority 8 */
uk_late_initcall_prio(verdict, 0, 9);
#endif
