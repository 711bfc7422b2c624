/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <uk/assert.h>
#include <uk/config.h>
#include <uk/plat/bootstrap.h>
#include <uk/print.h>

void _uk_assert_fail(__u16 libid, const char *srcname, unsigned int srcline,
		     const char *text)
{
#if CONFIG_LIBUKDEBUG_PRINTK
	static int failing;

	/* What prints the message may have assertions of its own */
	if (!failing) {
		failing = 1;
		_uk_printk(KLVL_CRIT, libid, srcname, srcline,
			   "Assertion failure: %s\n", text);
	}
#else
	(void)libid;
	(void)srcname;
	(void)srcline;
	(void)text;
#endif
	ukplat_terminate(UKPLAT_CRASH);
}

void _uk_warnif(__u16 libid, const char *srcname, unsigned int srcline,
		const char *text)
{
#if CONFIG_LIBUKDEBUG_PRINTK
	_uk_printk(KLVL_WARN, libid, srcname, srcline,
		   "Condition warning: %s\n", text);
#else
	(void)libid;
	(void)srcname;
	(void)srcline;
	(void)text;
#endif
}
