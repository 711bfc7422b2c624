/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * errno and h_errno. With threads each has its own errno; without, it is an
 * ordinary variable, usable before thread-local storage is set up.
 */
#include <errno.h>
#include <netdb.h>
#include <uk/config.h>
#include <uk/essentials.h>

#if CONFIG_LIBUKSCHED
static __uk_tls int error;
#else
static int error;
#endif

int h_errno;

int *__errno_location(void)
{
	return &error;
}
