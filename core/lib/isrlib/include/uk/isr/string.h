/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The functions of <string.h> for interrupt and trap handlers: the same
 * behaviour, but no vector or floating-point register is touched. Safe in any
 * context.
 */
#ifndef __UK_ISR_STRING_H__
#define __UK_ISR_STRING_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

void *memcpy_isr(void *dst, const void *src, __sz n);
void *memmove_isr(void *dst, const void *src, __sz n);
void *memset_isr(void *dst, int c, __sz n);
int memcmp_isr(const void *a, const void *b, __sz n);
void *memchr_isr(const void *p, int c, __sz n);
void *memrchr_isr(const void *p, int c, __sz n);

__sz strlen_isr(const char *s);
__sz strnlen_isr(const char *s, __sz n);
char *strcpy_isr(char *dst, const char *src);
char *stpcpy_isr(char *dst, const char *src);
char *strncpy_isr(char *dst, const char *src, __sz n);
char *strcat_isr(char *dst, const char *src);
char *strncat_isr(char *dst, const char *src, __sz n);
int strcmp_isr(const char *a, const char *b);
int strncmp_isr(const char *a, const char *b, __sz n);
char *strchr_isr(const char *s, int c);
char *strchrnul_isr(const char *s, int c);
char *strrchr_isr(const char *s, int c);
__sz strlcpy_isr(char *dst, const char *src, __sz n);
__sz strlcat_isr(char *dst, const char *src, __sz n);

#ifdef __cplusplus
}
#endif

#endif /* __UK_ISR_STRING_H__ */
