/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Waiting for sets of LIBNOLIBC_FD_SETSIZE descriptors. */
#ifndef __NOLIBC_SYS_SELECT_H__
#define __NOLIBC_SYS_SELECT_H__

#include <uk/config.h>
#include <nolibc/timespec.h>

#ifdef CONFIG_LIBNOLIBC_FD_SETSIZE
#define FD_SETSIZE CONFIG_LIBNOLIBC_FD_SETSIZE
#else
#define FD_SETSIZE 64
#endif

#define __NFDBITS (8 * (int)sizeof(long))

typedef unsigned long fd_mask;

typedef struct {
	unsigned long fds_bits[(FD_SETSIZE + __NFDBITS - 1) / __NFDBITS];
} fd_set;

#define __FD_WORD(fd, set) ((set)->fds_bits[(fd) / __NFDBITS])
#define __FD_BIT(fd) (1UL << ((fd) % __NFDBITS))

#define FD_SET(fd, set) ((void)(__FD_WORD(fd, set) |= __FD_BIT(fd)))
#define FD_CLR(fd, set) ((void)(__FD_WORD(fd, set) &= ~__FD_BIT(fd)))
#define FD_ISSET(fd, set) (!!(__FD_WORD(fd, set) & __FD_BIT(fd)))
#define FD_ZERO(set) ((void)__builtin_memset(set, 0, sizeof(fd_set)))

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBPOSIX_POLL
int select(int n, fd_set *rd, fd_set *wr, fd_set *ex, struct timeval *timeout);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_SYS_SELECT_H__ */
