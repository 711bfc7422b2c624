/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Texts of errors and signals, packed: text number n is what follows the n-th
 * zero byte. A number without a text has an empty one. Errors of STREAMS and
 * of other things that do not exist here have none.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const char errors[] =
	"Success\0" "Operation not permitted\0" "No such file or directory\0"
	"No such process\0" "Interrupted system call\0" "Input/output error\0"
	"No such device or address\0" "Argument list too long\0"
	"Exec format error\0" "Bad file descriptor\0" "No child processes\0"
	"Resource temporarily unavailable\0" "Cannot allocate memory\0"
	"Permission denied\0" "Bad address\0" "\0" "Device or resource busy\0"
	"File exists\0" "Invalid cross-device link\0" "No such device\0"
	"Not a directory\0" "Is a directory\0" "Invalid argument\0"
	"Too many open files in system\0" "Too many open files\0"
	"Inappropriate ioctl for device\0" "Text file busy\0" "File too large\0"
	"No space left on device\0" "Illegal seek\0" "Read-only file system\0"
	"Too many links\0" "Broken pipe\0" "Numerical argument out of domain\0"
	"Numerical result out of range\0" "Resource deadlock avoided\0"
	"File name too long\0" "No locks available\0"
	"Function not implemented\0" "Directory not empty\0"
	"Too many levels of symbolic links\0" "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
	"\0\0\0\0" "No data available\0" "Timer expired\0" "\0\0\0\0\0\0\0\0"
	"Protocol error\0" "\0\0" "Bad message\0"
	"Value too large for defined data type\0" "\0\0\0\0\0\0\0\0"
	"Invalid or incomplete multibyte or wide character\0" "\0\0\0"
	"Socket operation on non-socket\0" "Destination address required\0"
	"Message too long\0" "Protocol wrong type for socket\0"
	"Protocol not available\0" "\0\0" "Operation not supported\0"
	"Protocol family not supported\0"
	"Address family not supported by protocol\0" "Address already in use\0"
	"Cannot assign requested address\0" "Network is down\0"
	"Network is unreachable\0" "Network dropped connection on reset\0"
	"Software caused connection abort\0" "Connection reset by peer\0"
	"No buffer space available\0"
	"Transport endpoint is already connected\0"
	"Transport endpoint is not connected\0" "\0"
	"Too many references: cannot splice\0" "Connection timed out\0"
	"Connection refused\0" "Host is down\0" "No route to host\0"
	"Operation already in progress\0" "Operation now in progress\0"
	"Stale file handle\0" "\0\0\0\0\0\0\0\0" "Operation canceled\0"
	"\0\0\0\0" "Owner died\0" "State not recoverable\0";

static const char signals[] =
	"\0" "Hangup\0" "Interrupt\0" "Quit\0" "Illegal instruction\0"
	"Trace/breakpoint trap\0" "Aborted\0" "Bus error\0"
	"Floating point exception\0" "Killed\0" "User defined signal 1\0"
	"Segmentation fault\0" "User defined signal 2\0" "Broken pipe\0"
	"Alarm clock\0" "Terminated\0" "Stack fault\0" "Child exited\0"
	"Continued\0" "Stopped (signal)\0" "Stopped\0" "Stopped (tty input)\0"
	"Stopped (tty output)\0" "Urgent I/O condition\0"
	"CPU time limit exceeded\0" "File size limit exceeded\0"
	"Virtual timer expired\0" "Profiling timer expired\0" "Window changed\0"
	"I/O possible\0" "Power failure\0" "Bad system call\0";

/* Text number n of a packed table, NULL if there is none. */
static const char *lookup(const char *table, size_t size, int n)
{
	const char *end = table + size;

	if (n < 0)
		return NULL;
	for (; n > 0 && table < end; n--)
		table += strlen(table) + 1;
	return table < end && *table ? table : NULL;
}

char *strerror(int err)
{
	static char unknown[32];
	const char *text = lookup(errors, sizeof(errors), err);

	if (text)
		return (char *)text;
	snprintf(unknown, sizeof(unknown), "Unknown error %d", err);
	return unknown;
}

int strerror_r(int err, char *buf, size_t n)
{
	return strlcpy(buf, strerror(err), n) < n ? 0 : ERANGE;
}

char *strsignal(int sig)
{
	static char unknown[32];
	const char *text = lookup(signals, sizeof(signals), sig);

	if (text)
		return (char *)text;
	snprintf(unknown, sizeof(unknown), "Unknown signal %d", sig);
	return unknown;
}

void psignal(int sig, const char *prefix)
{
	if (prefix && *prefix)
		fprintf(stderr, "%s: ", prefix);
	fprintf(stderr, "%s\n", strsignal(sig));
}
