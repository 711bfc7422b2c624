/* native: ../print.c ../assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c ; -DCONFIG_LIBUKDEBUG_ANSI_COLOR=1 -DCONFIG_LIBUKDEBUG_REDIR_PRINTK=1 -DCONFIG_LIBUKDEBUG_PRINT_CALLER=1 -DCONFIG_LIBUKDEBUG_PRINTD=1 */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Colors, callers, and kernel messages on the debug console. */
#include <native.h>
#include <uk/print.h>

/* What a terminal would show */
static void strip_colors(char *text)
{
	char *out = text;

	for (; *text; text++) {
		if (*text == '\033') {
			while (*text != 'm')
				text++;
			continue;
		}
		*out++ = *text;
	}
	*out = '\0';
}

int main(void)
{
	void *ret, *frame, *ret2, *frame2;
	int end = 0;

	uk_pr_err("a\n");
	uk_pr_debug("b\n");
	CHECK_TEXT(native_coutk, "");
	CHECK(strstr(native_coutd, "\033[31mERR:  "));
	CHECK(strstr(native_coutd, "\033[36m[test] "));
	CHECK(strstr(native_coutd, "} \033[0ma\n"));
	strip_colors(native_coutd);
	CHECK(sscanf(native_coutd, "ERR: [test] {r:%p,f:%p} a\n"
		     "dbg: [test] {r:%p,f:%p} b%n", &ret, &frame, &ret2,
		     &frame2, &end) == 4);
	CHECK(end > 0 && ret && frame && ret != ret2);
	return 0;
}
