/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The old name of poll.h. */
#ifndef __NOLIBC_SYS_POLL_H__
#define __NOLIBC_SYS_POLL_H__

#include <poll.h>

#endif /* __NOLIBC_SYS_POLL_H__ */
