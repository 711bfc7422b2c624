/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Ranges of the integer types, limits of the system. */
#ifndef __NOLIBC_LIMITS_H__
#define __NOLIBC_LIMITS_H__

#include <uk/arch/limits.h>

#define CHAR_BIT __CHAR_BIT__
#define SCHAR_MAX __SCHAR_MAX__
#define SCHAR_MIN (-SCHAR_MAX - 1)
#define UCHAR_MAX (SCHAR_MAX * 2 + 1)
#ifdef __CHAR_UNSIGNED__
#define CHAR_MAX UCHAR_MAX
#define CHAR_MIN 0
#else
#define CHAR_MAX SCHAR_MAX
#define CHAR_MIN SCHAR_MIN
#endif
#define SHRT_MAX __SHRT_MAX__
#define SHRT_MIN (-SHRT_MAX - 1)
#define USHRT_MAX (SHRT_MAX * 2 + 1)
#define INT_MAX __INT_MAX__
#define INT_MIN (-INT_MAX - 1)
#define UINT_MAX (INT_MAX * 2U + 1U)
#define LONG_MAX __LONG_MAX__
#define LONG_MIN (-LONG_MAX - 1L)
#define ULONG_MAX (LONG_MAX * 2UL + 1UL)
#define LLONG_MAX __LONG_LONG_MAX__
#define LLONG_MIN (-LLONG_MAX - 1LL)
#define ULLONG_MAX (LLONG_MAX * 2ULL + 1ULL)
#define MB_LEN_MAX 4

#define SSIZE_MAX LONG_MAX
#ifndef SIZE_MAX
#define SIZE_MAX __SIZE_MAX__
#endif
#define LONG_BIT __WORDSIZE
#define WORD_BIT 32

#define PAGE_SIZE __PAGE_SIZE
#define PAGESIZE __PAGE_SIZE
#define PATH_MAX 4096
#define NAME_MAX 255
#define SYMLOOP_MAX 40
#define PIPE_BUF 4096
#define IOV_MAX 1024
#define HOST_NAME_MAX 255
#define LOGIN_NAME_MAX 256
#define TTY_NAME_MAX 32
#define ARG_MAX 131072
#define NGROUPS_MAX 32
#define NL_ARGMAX 9
#define _POSIX_PATH_MAX 256
#define _POSIX_HOST_NAME_MAX 255
#define _POSIX_LOGIN_NAME_MAX 9

#endif /* __NOLIBC_LIMITS_H__ */
