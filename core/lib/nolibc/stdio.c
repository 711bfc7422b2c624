/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Streams. There are three, and all of them are the console. */
#include <stdio.h>
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <uk/plat/console.h>

struct __nolibc_file {
	int fd;
	int error;
	int pushed;		/* a byte given to ungetc, or EOF */
};

static FILE streams[3] = {
	{ .fd = 0, .pushed = EOF },
	{ .fd = 1, .pushed = EOF },
	{ .fd = 2, .pushed = EOF },
};

FILE *const stdin = &streams[0];
FILE *const stdout = &streams[1];
FILE *const stderr = &streams[2];

/* Fails for a stream that does not go in this direction. */
static int wrong_way(FILE *fp)
{
	fp->error = 1;
	errno = EBADF;
	return EOF;
}

/* Writes n bytes to the console; returns how many it took. */
static size_t write_console(FILE *fp, const char *s, size_t n)
{
	size_t done = 0;
	int rc;

	if (fp->fd == 0) {
		wrong_way(fp);
		return 0;
	}
	while (done < n) {
		rc = ukplat_coutk(s + done, n - done < INT_MAX ? n - done
							       : INT_MAX);
		if (rc <= 0) {
			fp->error = 1;
			errno = rc < 0 ? -rc : EIO;
			break;
		}
		done += rc;
	}
	return done;
}

/* Waits for a byte from the console; a carriage return ends a line. */
static int read_console(void)
{
	char c;
	int rc;

	while ((rc = ukplat_cink(&c, 1)) == 0)
		;
	if (rc < 0) {
		errno = -rc;
		return EOF;
	}
	return c == '\r' ? '\n' : (unsigned char)c;
}

size_t fwrite(const void *buf, size_t size, size_t n, FILE *fp)
{
	size_t bytes;

	if (__builtin_mul_overflow(size, n, &bytes) || !bytes)
		return 0;
	return write_console(fp, buf, bytes) / size;
}

int fputs(const char *s, FILE *fp)
{
	size_t n = strlen(s);

	return write_console(fp, s, n) == n ? 1 : EOF;
}

int fputc(int c, FILE *fp)
{
	char byte = c;

	return write_console(fp, &byte, 1) ? (unsigned char)byte : EOF;
}

int putc(int c, FILE *fp)
{
	return fputc(c, fp);
}

int putchar(int c)
{
	return fputc(c, stdout);
}

int puts(const char *s)
{
	return fputs(s, stdout) < 0 ? EOF : fputs("\n", stdout);
}

int fgetc(FILE *fp)
{
	int c = fp->pushed;

	if (fp->fd != 0)
		return wrong_way(fp);
	fp->pushed = EOF;
	if (c == EOF)
		c = read_console();
	if (c == EOF)
		fp->error = 1;
	return c;
}

int getc(FILE *fp)
{
	return fgetc(fp);
}

int getchar(void)
{
	return fgetc(stdin);
}

int ungetc(int c, FILE *fp)
{
	if (c == EOF || fp->fd != 0 || fp->pushed != EOF)
		return EOF;
	fp->pushed = (unsigned char)c;
	return fp->pushed;
}

char *fgets(char *buf, int n, FILE *fp)
{
	int i = 0, c;

	while (i < n - 1) {
		c = fgetc(fp);
		if (c == EOF)
			break;
		buf[i++] = c;
		if (c == '\n')
			break;
	}
	if (i == 0)
		return NULL;
	buf[i] = '\0';
	return buf;
}

size_t fread(void *buf, size_t size, size_t n, FILE *fp)
{
	unsigned char *p = buf;
	size_t bytes, i;
	int c;

	if (__builtin_mul_overflow(size, n, &bytes) || !bytes)
		return 0;
	for (i = 0; i < bytes; i++) {
		c = fgetc(fp);
		if (c == EOF)
			break;
		p[i] = c;
	}
	return i / size;
}

int fflush(FILE *fp)
{
	(void)fp;
	return 0;
}

int feof(FILE *fp)
{
	/* a console never ends */
	(void)fp;
	return 0;
}

int ferror(FILE *fp)
{
	return fp->error;
}

void clearerr(FILE *fp)
{
	fp->error = 0;
}

int fileno(FILE *fp)
{
	return fp->fd;
}

int setvbuf(FILE *fp, char *buf, int mode, size_t size)
{
	(void)fp;
	(void)buf;
	(void)mode;
	(void)size;
	return 0;
}

void setbuf(FILE *fp, char *buf)
{
	setvbuf(fp, buf, _IONBF, 0);
}

void perror(const char *prefix)
{
	if (prefix && *prefix)
		fprintf(stderr, "%s: ", prefix);
	fprintf(stderr, "%m\n");
}

FILE *fopen(const char *path, const char *mode)
{
	(void)path;
	(void)mode;
	errno = ENOSYS;
	return NULL;
}

FILE *fdopen(int fd, const char *mode)
{
	(void)mode;
	if (fd >= 0 && fd <= 2)
		return &streams[fd];
	errno = EBADF;
	return NULL;
}

int fclose(FILE *fp)
{
	(void)fp;
	return 0;
}

int fseek(FILE *fp, long offset, int whence)
{
	(void)fp;
	(void)offset;
	(void)whence;
	errno = ESPIPE;
	return -1;
}

long ftell(FILE *fp)
{
	return fseek(fp, 0, SEEK_CUR);
}

void rewind(FILE *fp)
{
	clearerr(fp);
}
