/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* What became of a child process. */
#ifndef __NOLIBC_SYS_WAIT_H__
#define __NOLIBC_SYS_WAIT_H__

#include <uk/config.h>
#include <nolibc/types.h>

#define WNOHANG 1
#define WUNTRACED 2

#define WEXITSTATUS(s) (((s) & 0xff00) >> 8)
#define WTERMSIG(s) ((s) & 0x7f)
#define WSTOPSIG(s) WEXITSTATUS(s)
#define WIFEXITED(s) (!WTERMSIG(s))
#define WIFSIGNALED(s) (((s) & 0x7f) != 0 && ((s) & 0x7f) != 0x7f)
#define WIFSTOPPED(s) (((s) & 0xff) == 0x7f)

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBPOSIX_PROCESS
pid_t wait(int *status);
pid_t waitpid(pid_t pid, int *status, int options);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_SYS_WAIT_H__ */
