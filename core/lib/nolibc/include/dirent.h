/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Directories. */
#ifndef __NOLIBC_DIRENT_H__
#define __NOLIBC_DIRENT_H__

#include <uk/config.h>
#include <nolibc/types.h>

typedef struct __dirstream DIR;

struct dirent {
	ino_t d_ino;
	off_t d_off;
	unsigned short d_reclen;
	unsigned char d_type;
	char d_name[256];
};

#define d_fileno d_ino

#define DT_UNKNOWN 0
#define DT_FIFO 1
#define DT_CHR 2
#define DT_DIR 4
#define DT_BLK 6
#define DT_REG 8
#define DT_LNK 10
#define DT_SOCK 12
#define DT_WHT 14

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBVFSCORE
DIR *opendir(const char *path);
DIR *fdopendir(int fd);
struct dirent *readdir(DIR *dir);
int readdir_r(DIR *dir, struct dirent *entry, struct dirent **result);
void rewinddir(DIR *dir);
void seekdir(DIR *dir, long pos);
long telldir(DIR *dir);
int closedir(DIR *dir);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_DIRENT_H__ */
