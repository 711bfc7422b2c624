/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Input and output on several buffers at once. */
#ifndef __NOLIBC_SYS_UIO_H__
#define __NOLIBC_SYS_UIO_H__

#include <uk/config.h>
#include <nolibc/types.h>

#define UIO_MAXIOV 1024

struct iovec {
	void *iov_base;
	size_t iov_len;
};

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBPOSIX_FDIO
ssize_t readv(int fd, const struct iovec *iov, int n);
ssize_t writev(int fd, const struct iovec *iov, int n);
ssize_t preadv(int fd, const struct iovec *iov, int n, off_t offset);
ssize_t pwritev(int fd, const struct iovec *iov, int n, off_t offset);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_SYS_UIO_H__ */
