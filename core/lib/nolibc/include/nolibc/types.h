/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The scalar types of C and POSIX, in one place; other headers include this
 * one for what they need. C11 and C++ allow a typedef to be repeated.
 */
#ifndef __NOLIBC_NOLIBC_TYPES_H__
#define __NOLIBC_NOLIBC_TYPES_H__

#include <uk/arch/types.h>

#ifndef NULL
#ifdef __cplusplus
#define NULL __null
#else
#define NULL ((void *)0)
#endif
#endif

typedef __SIZE_TYPE__ size_t;
typedef __PTRDIFF_TYPE__ ptrdiff_t;
#ifndef __cplusplus
typedef __WCHAR_TYPE__ wchar_t;
#endif
typedef __WINT_TYPE__ wint_t;

typedef __ssz ssize_t;
typedef __s64 off_t;
typedef __s64 loff_t;
typedef __u64 dev_t;
typedef __u64 ino_t;
typedef unsigned int mode_t;
#ifdef __x86_64__
typedef unsigned long nlink_t;
typedef long blksize_t;
#else
typedef unsigned int nlink_t;
typedef int blksize_t;
#endif
typedef __s64 blkcnt_t;
typedef __u64 fsblkcnt_t;
typedef __u64 fsfilcnt_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef unsigned int id_t;
typedef int pid_t;
typedef int key_t;
typedef long time_t;
typedef long clock_t;
typedef long suseconds_t;
typedef unsigned int useconds_t;
typedef int clockid_t;
typedef void *timer_t;
typedef unsigned int socklen_t;
typedef unsigned short sa_family_t;

#endif /* __NOLIBC_NOLIBC_TYPES_H__ */
