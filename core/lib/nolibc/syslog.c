/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* System log messages on the console; only with LIBNOLIBC_SYSLOG. */
#include <syslog.h>
#include <stdio.h>

static const char *log_ident;
static int log_options;
static int log_mask = LOG_UPTO(LOG_DEBUG);

void openlog(const char *ident, int options, int facility)
{
	(void)facility;
	log_ident = ident;
	log_options = options;
}

void closelog(void)
{
	log_ident = NULL;
	log_options = 0;
}

int setlogmask(int mask)
{
	int old = log_mask;

	if (mask)
		log_mask = mask;
	return old;
}

void vsyslog(int priority, const char *fmt, va_list ap)
{
	if (!(log_mask & LOG_MASK(LOG_PRI(priority))))
		return;
	if (log_ident)
		fprintf(stderr, log_options & LOG_PID ? "%s[1]: " : "%s: ",
			log_ident);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
}

void syslog(int priority, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsyslog(priority, fmt, ap);
	va_end(ap);
}
