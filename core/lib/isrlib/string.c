/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * nolibc's memory and string functions, compiled a second time: as interrupt
 * code, under names that end in _isr. This works beside any C library, for the
 * sources ask it for nothing but types.
 */
#include <uk/isr/string.h>

#define memcpy memcpy_isr
#define memmove memmove_isr
#define memset memset_isr
#define memcmp memcmp_isr
#define memchr memchr_isr
#define memrchr memrchr_isr
#define strlen strlen_isr
#define strnlen strnlen_isr
#define strcpy strcpy_isr
#define stpcpy stpcpy_isr
#define strncpy strncpy_isr
#define strcat strcat_isr
#define strncat strncat_isr
#define strcmp strcmp_isr
#define strncmp strncmp_isr
#define strchr strchr_isr
#define strchrnul strchrnul_isr
#define strrchr strrchr_isr
#define strlcpy strlcpy_isr
#define strlcat strlcat_isr

#include "../nolibc/mem.c"
#include "../nolibc/str.c"
