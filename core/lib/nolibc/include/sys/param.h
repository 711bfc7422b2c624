/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Old names of limits, and helpers. */
#ifndef __NOLIBC_SYS_PARAM_H__
#define __NOLIBC_SYS_PARAM_H__

#include <limits.h>
#include <endian.h>

#define MAXPATHLEN PATH_MAX
#define MAXHOSTNAMELEN 64
#define MAXSYMLINKS 20
#define MAXNAMLEN NAME_MAX
#define NBBY 8
#define NGROUPS NGROUPS_MAX
#define NOFILE 256
#define DEV_BSIZE 512

#ifndef MIN
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#endif
#ifndef MAX
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#endif
#define howmany(n, d) (((n) + (d) - 1) / (d))
#define roundup(n, d) (howmany(n, d) * (d))
#define powerof2(n) (!(((n) - 1) & (n)))

#endif /* __NOLIBC_SYS_PARAM_H__ */
