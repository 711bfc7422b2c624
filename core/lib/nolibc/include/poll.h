/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Waiting for descriptors. */
#ifndef __NOLIBC_POLL_H__
#define __NOLIBC_POLL_H__

#include <uk/config.h>
#include <nolibc/timespec.h>

#define POLLIN 0x001
#define POLLPRI 0x002
#define POLLOUT 0x004
#define POLLERR 0x008
#define POLLHUP 0x010
#define POLLNVAL 0x020
#define POLLRDNORM 0x040
#define POLLRDBAND 0x080
#define POLLWRNORM 0x100
#define POLLWRBAND 0x200
#define POLLMSG 0x400
#define POLLRDHUP 0x2000

typedef unsigned long nfds_t;

struct pollfd {
	int fd;
	short events;
	short revents;
};

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBPOSIX_POLL
int poll(struct pollfd *fds, nfds_t n, int timeout);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_POLL_H__ */
