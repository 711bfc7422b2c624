/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* A file system's size, the POSIX way. */
#ifndef __NOLIBC_SYS_STATVFS_H__
#define __NOLIBC_SYS_STATVFS_H__

#include <uk/config.h>
#include <nolibc/types.h>

#define ST_RDONLY 1
#define ST_NOSUID 2

struct statvfs {
	unsigned long f_bsize;
	unsigned long f_frsize;
	fsblkcnt_t f_blocks;
	fsblkcnt_t f_bfree;
	fsblkcnt_t f_bavail;
	fsfilcnt_t f_files;
	fsfilcnt_t f_ffree;
	fsfilcnt_t f_favail;
	unsigned long f_fsid;
	unsigned long f_flag;
	unsigned long f_namemax;
	int __reserved[6];
};

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBVFSCORE
int statvfs(const char *path, struct statvfs *st);
int fstatvfs(int fd, struct statvfs *st);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_SYS_STATVFS_H__ */
