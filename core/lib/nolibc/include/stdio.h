/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Input and output on the console. stdout and stderr write to it at once,
 * there is no buffer; stdin reads what has arrived and waits, busily, for a
 * first byte. There are no files: fopen fails with ENOSYS.
 *
 * printf knows every conversion and flag of C11 except wide characters (%lc,
 * %ls) and the numbered arguments of POSIX (%1$d); those are written as they
 * stand. long double is rounded to double. Without LIBNOLIBC_FLOAT a floating-
 * point conversion writes "(float)", and scanf does not match one.
 */
#ifndef __NOLIBC_STDIO_H__
#define __NOLIBC_STDIO_H__

#include <uk/config.h>
#include <uk/compiler.h>
#include <stdarg.h>
#include <nolibc/types.h>

#define EOF (-1)
#define BUFSIZ 1024
#define FILENAME_MAX 4096
#define FOPEN_MAX 3
#define TMP_MAX 10000
#define L_tmpnam 20

#ifndef SEEK_SET
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif

#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2

typedef struct __nolibc_file FILE;
typedef off_t fpos_t;

#ifdef __cplusplus
extern "C" {
#endif

extern FILE *const stdin;
extern FILE *const stdout;
extern FILE *const stderr;

#define stdin stdin
#define stdout stdout
#define stderr stderr

int printf(const char *fmt, ...) __printf(1, 2);
int fprintf(FILE *fp, const char *fmt, ...) __printf(2, 3);
int sprintf(char *buf, const char *fmt, ...) __printf(2, 3);
int snprintf(char *buf, size_t n, const char *fmt, ...) __printf(3, 4);
int vprintf(const char *fmt, va_list ap) __printf(1, 0);
int vfprintf(FILE *fp, const char *fmt, va_list ap) __printf(2, 0);
int vsprintf(char *buf, const char *fmt, va_list ap) __printf(2, 0);
int vsnprintf(char *buf, size_t n, const char *fmt, va_list ap)
	__printf(3, 0);

#if CONFIG_LIBUKALLOC
/* These allocate the result; the caller frees it. -1 when memory is short. */
int asprintf(char **out, const char *fmt, ...) __printf(2, 3);
int vasprintf(char **out, const char *fmt, va_list ap) __printf(2, 0);
#endif

int scanf(const char *fmt, ...) __scanf(1, 2);
int fscanf(FILE *fp, const char *fmt, ...) __scanf(2, 3);
int sscanf(const char *s, const char *fmt, ...) __scanf(2, 3);
int vscanf(const char *fmt, va_list ap) __scanf(1, 0);
int vfscanf(FILE *fp, const char *fmt, va_list ap) __scanf(2, 0);
int vsscanf(const char *s, const char *fmt, va_list ap) __scanf(2, 0);

int fputc(int c, FILE *fp);
int putc(int c, FILE *fp);
int putchar(int c);
int fputs(const char *s, FILE *fp);
int puts(const char *s);
int fgetc(FILE *fp);
int getc(FILE *fp);
int getchar(void);
int ungetc(int c, FILE *fp);
char *fgets(char *buf, int n, FILE *fp);
size_t fread(void *buf, size_t size, size_t n, FILE *fp);
size_t fwrite(const void *buf, size_t size, size_t n, FILE *fp);

int fflush(FILE *fp);
int feof(FILE *fp);
int ferror(FILE *fp);
void clearerr(FILE *fp);
int fileno(FILE *fp);
int setvbuf(FILE *fp, char *buf, int mode, size_t size);
void setbuf(FILE *fp, char *buf);
void perror(const char *prefix);

/*
 * The console is all there is: fopen always fails with ENOSYS, fseek and ftell
 * with ESPIPE. fdopen gives the standard streams for 0, 1 and 2, else EBADF;
 * fclose of one of them does nothing.
 */
FILE *fopen(const char *path, const char *mode);
FILE *fdopen(int fd, const char *mode);
int fclose(FILE *fp);
int fseek(FILE *fp, long offset, int whence);
long ftell(FILE *fp);
void rewind(FILE *fp);

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_STDIO_H__ */
