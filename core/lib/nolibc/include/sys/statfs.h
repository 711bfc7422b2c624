/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* A file system's size. */
#ifndef __NOLIBC_SYS_STATFS_H__
#define __NOLIBC_SYS_STATFS_H__

#include <uk/config.h>
#include <nolibc/types.h>

typedef struct {
	int __val[2];
} fsid_t;

struct statfs {
	unsigned long f_type;
	unsigned long f_bsize;
	fsblkcnt_t f_blocks;
	fsblkcnt_t f_bfree;
	fsblkcnt_t f_bavail;
	fsfilcnt_t f_files;
	fsfilcnt_t f_ffree;
	fsid_t f_fsid;
	unsigned long f_namelen;
	unsigned long f_frsize;
	unsigned long f_flags;
	unsigned long f_spare[4];
};

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBVFSCORE
int statfs(const char *path, struct statfs *st);
int fstatfs(int fd, struct statfs *st);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_SYS_STATFS_H__ */
