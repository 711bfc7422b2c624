/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Memory mappings. */
#ifndef __NOLIBC_SYS_MMAN_H__
#define __NOLIBC_SYS_MMAN_H__

#include <uk/config.h>
#include <nolibc/types.h>

#define MAP_FAILED ((void *)-1)

#define PROT_NONE 0
#define PROT_READ 1
#define PROT_WRITE 2
#define PROT_EXEC 4

#define MAP_SHARED 0x01
#define MAP_PRIVATE 0x02
#define MAP_FIXED 0x10
#define MAP_ANONYMOUS 0x20
#define MAP_ANON MAP_ANONYMOUS
#define MAP_NORESERVE 0x4000
#define MAP_POPULATE 0x8000
#define MAP_STACK 0x20000
#define MAP_HUGETLB 0x40000
#define MAP_FIXED_NOREPLACE 0x100000

#define MS_ASYNC 1
#define MS_INVALIDATE 2
#define MS_SYNC 4

#define MREMAP_MAYMOVE 1
#define MREMAP_FIXED 2

#define MADV_NORMAL 0
#define MADV_RANDOM 1
#define MADV_SEQUENTIAL 2
#define MADV_WILLNEED 3
#define MADV_DONTNEED 4
#define MADV_FREE 8

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBUKMMAP || CONFIG_LIBPOSIX_MMAP
void *mmap(void *addr, size_t len, int prot, int flags, int fd, off_t offset);
int munmap(void *addr, size_t len);
int mprotect(void *addr, size_t len, int prot);
int madvise(void *addr, size_t len, int advice);
#endif

#if CONFIG_LIBPOSIX_MMAP
int mlock(const void *addr, size_t len);
int msync(void *addr, size_t len, int flags);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_SYS_MMAN_H__ */
