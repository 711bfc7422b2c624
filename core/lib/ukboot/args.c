/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The command line's first part: parameters of libraries. */
#include <errno.h>
#include <string.h>
#include <uk/config.h>
#include <uk/essentials.h>
#include <uk/print.h>
#include "boot_impl.h"

#if CONFIG_LIBUKLIBPARAM
#include <uk/libparam.h>

int boot_libparams(int *argcp, char ***argvp)
{
	int argc = *argcp;
	char **argv = *argvp;
	int sep, rc;

	if (argc < 2)
		return 0;

	/* Words between argv[0] and `--`; without `--` there are none. A
	 * `--` that has nothing before it belongs to main.
	 */
	sep = uk_libparam_parse(argc - 1, &argv[1],
				UK_LIBPARAM_F_SCAN);
	if (sep <= 0 || sep >= argc - 1)
		return 0;
	rc = uk_libparam_parse(argc - 1, &argv[1], UK_LIBPARAM_F_USAGE);
	if (rc == -EINTR)
		return 1;
	sep++; /* index in argv */
	argv[sep] = argv[0];
	*argvp = &argv[sep];
	*argcp = argc - sep;
	return 0;
}
#else
int boot_libparams(int *argcp __unused, char ***argvp __unused)
{
	return 0;
}
#endif
