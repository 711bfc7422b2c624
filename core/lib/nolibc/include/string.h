/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Strings and memory. */
#ifndef __NOLIBC_STRING_H__
#define __NOLIBC_STRING_H__

#include <uk/config.h>
#include <nolibc/types.h>
#include <strings.h>

#ifdef __cplusplus
extern "C" {
#endif

void *memcpy(void *dst, const void *src, size_t n);
void *mempcpy(void *dst, const void *src, size_t n);
void *memmove(void *dst, const void *src, size_t n);
void *memset(void *dst, int c, size_t n);
int memcmp(const void *a, const void *b, size_t n);
void *memchr(const void *p, int c, size_t n);
void *memrchr(const void *p, int c, size_t n);

size_t strlen(const char *s);
size_t strnlen(const char *s, size_t n);
char *strcpy(char *dst, const char *src);
char *stpcpy(char *dst, const char *src);
char *strncpy(char *dst, const char *src, size_t n);
char *strcat(char *dst, const char *src);
char *strncat(char *dst, const char *src, size_t n);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t n);
char *strchr(const char *s, int c);
char *strchrnul(const char *s, int c);
char *strrchr(const char *s, int c);

/*
 * Copy and append within a buffer of n bytes; the result is always terminated
 * if n > 0. They return the length they tried to make: truncated if >= n.
 */
size_t strlcpy(char *dst, const char *src, size_t n);
size_t strlcat(char *dst, const char *src, size_t n);

size_t strspn(const char *s, const char *accept);
size_t strcspn(const char *s, const char *reject);
char *strpbrk(const char *s, const char *accept);
char *strstr(const char *haystack, const char *needle);
char *strtok(char *s, const char *delim);
char *strtok_r(char *s, const char *delim, char **state);
char *strsep(char **s, const char *delim);

/* The "C" locale is the only one: comparison is by bytes. */
int strcoll(const char *a, const char *b);

#if CONFIG_LIBUKALLOC
char *strdup(const char *s);
char *strndup(const char *s, size_t n);
#endif

/*
 * strerror_r is POSIX's: it fills buf and returns 0 or ERANGE. Numbers without
 * a text of their own read "Unknown error N".
 */
char *strerror(int err);
int strerror_r(int err, char *buf, size_t n);
char *strsignal(int sig);

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_STRING_H__ */
