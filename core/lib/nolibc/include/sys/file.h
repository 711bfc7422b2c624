/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Locks on files. */
#ifndef __NOLIBC_SYS_FILE_H__
#define __NOLIBC_SYS_FILE_H__

#include <uk/config.h>
#include <fcntl.h>

#define LOCK_SH 1
#define LOCK_EX 2
#define LOCK_NB 4
#define LOCK_UN 8

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBVFSCORE
int flock(int fd, int operation);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_SYS_FILE_H__ */
