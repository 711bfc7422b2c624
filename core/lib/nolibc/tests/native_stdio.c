/* native: ../format.c ../float.c ; -DCONFIG_LIBNOLIBC_FLOAT=1 */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Streams and the printf wrappers on a console that is two buffers. */
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <uk/plat/console.h>

#include "check.h"

#undef stdin
#undef stdout
#undef stderr

struct __nolibc_file;
#define FILE struct __nolibc_file
#define stdin nl_stdin
#define stdout nl_stdout
#define stderr nl_stderr
extern FILE *const stdin, *const stdout, *const stderr;

#define printf nl_printf
#define fprintf nl_fprintf
#define sprintf nl_sprintf
#define snprintf nl_snprintf
#define vprintf nl_vprintf
#define vfprintf nl_vfprintf
#define vsprintf nl_vsprintf
#define vsnprintf nl_vsnprintf
#define asprintf nl_asprintf
#define vasprintf nl_vasprintf
#define fwrite nl_fwrite
#define fread nl_fread
#define fputs nl_fputs
#define fputc nl_fputc
#define putc nl_putc
#define putchar nl_putchar
#define puts nl_puts
#define fgetc nl_fgetc
#define getc nl_getc
#define getchar nl_getchar
#define ungetc nl_ungetc
#define fgets nl_fgets
#define fflush nl_fflush
#define feof nl_feof
#define ferror nl_ferror
#define clearerr nl_clearerr
#define fileno nl_fileno
#define setvbuf nl_setvbuf
#define setbuf nl_setbuf
#define perror nl_perror
#define fopen nl_fopen
#define fdopen nl_fdopen
#define fclose nl_fclose
#define fseek nl_fseek
#define ftell nl_ftell
#define rewind nl_rewind

int fprintf(FILE *fp, const char *fmt, ...);
size_t fwrite(const void *buf, size_t size, size_t n, FILE *fp);

#include "../stdio.c"
#include "../printf.c"

#undef FILE
#undef stderr
#undef fprintf
#undef fputc
extern FILE *stderr;

/* The console: what was written, what waits to be read. */
static char written[1024];
static size_t written_len;
static const char *waiting = "";
static int polls, fail_with;

int ukplat_coutk(const char *buf, unsigned int len)
{
	if (fail_with)
		return fail_with;
	/* takes few bytes at a time, as a device may */
	if (len > 5)
		len = 5;
	CHECK(written_len + len < sizeof(written), "console full");
	memcpy(written + written_len, buf, len);
	written_len += len;
	return len;
}

int ukplat_cink(char *buf, unsigned int maxlen)
{
	CHECK(maxlen == 1, "%u", maxlen);
	if (fail_with)
		return fail_with;
	if (polls++ % 3 != 0)
		return 0;
	CHECK(*waiting, "nothing to read");
	*buf = *waiting++;
	return 1;
}

static void expect(const char *want)
{
	written[written_len] = '\0';
	written_len = 0;
	CHECK(!strcmp(written, want), "wrote \"%s\", not \"%s\"", written,
	      want);
}

static void output(void)
{
	CHECK(nl_printf("%s %d %.2f\n", "number", 42, 2.5) == 15, "printf");
	expect("number 42 2.50\n");
	CHECK(nl_fprintf(nl_stderr, "%5d|", 7) == 6, "fprintf");
	expect("    7|");
	CHECK(nl_puts("line") >= 0 && nl_putchar('x') == 'x', "puts");
	CHECK(nl_fputs("", nl_stdout) >= 0, "fputs");
	CHECK(nl_fwrite("abcdefgh", 2, 4, nl_stdout) == 4, "fwrite");
	CHECK(nl_fwrite("abc", 0, 4, nl_stdout) == 0, "fwrite of nothing");
	expect("line\nxabcdefgh");
	errno = EINVAL;
	nl_perror("test");
	expect("test: Invalid argument\n");

	fail_with = -EIO;
	CHECK(nl_puts("lost") == EOF && errno == EIO, "failing console");
	CHECK(nl_ferror(nl_stdout), "error flag");
	nl_clearerr(nl_stdout);
	CHECK(!nl_ferror(nl_stdout), "error flag cleared");
	fail_with = 0;
	CHECK(nl_fputs("x", nl_stdin) == EOF && errno == EBADF, "stdin");
	nl_clearerr(nl_stdin);
}

static void input(void)
{
	char buf[8];

	waiting = "ab\rline two\n";
	CHECK(nl_getchar() == 'a', "getchar");
	CHECK(nl_ungetc('z', nl_stdin) == 'z', "ungetc");
	CHECK(nl_ungetc('y', nl_stdin) == EOF, "second ungetc");
	CHECK(nl_fgets(buf, 8, nl_stdin) && !strcmp(buf, "zb\n"), "%s", buf);
	CHECK(nl_fgets(buf, 8, nl_stdin) && !strcmp(buf, "line tw"), "%s", buf);
	CHECK(nl_fread(buf, 1, 2, nl_stdin) == 2 && !memcmp(buf, "o\n", 2),
	      "fread");
	fail_with = -EIO;
	CHECK(nl_fgetc(nl_stdin) == EOF && nl_ferror(nl_stdin), "error");
	CHECK(!nl_fgets(buf, 8, nl_stdin), "fgets at an error");
	fail_with = 0;
	CHECK(nl_fgetc(nl_stdout) == EOF && errno == EBADF, "stdout");
}

static void streams_only(void)
{
	errno = 0;
	CHECK(!nl_fopen("/etc/passwd", "r") && errno == ENOSYS, "fopen");
	CHECK(nl_fdopen(1, "w") == nl_stdout, "fdopen");
	CHECK(!nl_fdopen(3, "w") && errno == EBADF, "fdopen 3");
	CHECK(nl_fseek(nl_stdout, 0, SEEK_SET) == -1 && errno == ESPIPE,
	      "fseek");
	CHECK(nl_fileno(nl_stderr) == 2 && !nl_feof(nl_stdin), "fileno");
	CHECK(!nl_fflush(NULL) && !nl_fclose(nl_stdout), "fflush");
}

static void buffers(void)
{
	char buf[8], *text;
	size_t n;

	for (n = 0; n <= sizeof(buf); n++) {
		memset(buf, '#', sizeof(buf));
		CHECK(nl_snprintf(buf, n, "%s%d", "abc", 123) == 6, "ret");
		CHECK(!n || (strlen(buf) == (n <= 6 ? n - 1 : 6) &&
			     !strncmp(buf, "abc123", strlen(buf))), "%zu", n);
		CHECK(n == sizeof(buf) || buf[n] == '#', "beyond %zu", n);
	}
	CHECK(nl_snprintf(NULL, 0, "%99d", 1) == 99, "measure");
	CHECK(nl_sprintf(buf, "%x", 0xbeef) == 4 && !strcmp(buf, "beef"), "s");
	CHECK(nl_asprintf(&text, "%d-%s", 12, "yes") == 6 &&
	      !strcmp(text, "12-yes"), "asprintf");
	free(text);
	errno = 0;
	CHECK(nl_snprintf(NULL, 0, "%2147483647d ", 1) == -1 &&
	      errno == EOVERFLOW, "too long");
}

int main(void)
{
	output();
	input();
	streams_only();
	buffers();
	return 0;
}
