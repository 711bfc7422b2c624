/* native: */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Memory and string functions against the host's, on random blocks inside a
 * buffer whose other bytes must not change.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "check.h"

#define PAIR(ret, name, ...) \
	static ret (*const host_##name)(__VA_ARGS__) = name

PAIR(void *, memcpy, void *, const void *, size_t);
PAIR(void *, memmove, void *, const void *, size_t);
PAIR(void *, memset, void *, int, size_t);
PAIR(int, memcmp, const void *, const void *, size_t);
static size_t (*const host_strlen)(const char *) = strlen;
static char *(*const host_strcpy)(char *, const char *) = strcpy;
static char *(*const host_stpcpy)(char *, const char *) = stpcpy;
static char *(*const host_strncpy)(char *, const char *, size_t) = strncpy;
static char *(*const host_strcat)(char *, const char *) = strcat;
static char *(*const host_strncat)(char *, const char *, size_t) = strncat;
PAIR(int, strcmp, const char *, const char *);
PAIR(int, strncmp, const char *, const char *, size_t);
PAIR(int, strcasecmp, const char *, const char *);
PAIR(int, strncasecmp, const char *, const char *, size_t);
PAIR(size_t, strnlen, const char *, size_t);
PAIR(size_t, strspn, const char *, const char *);
PAIR(size_t, strcspn, const char *, const char *);
PAIR(char *, strtok_r, char *, const char *, char **);
PAIR(char *, strsep, char **, const char *);

/* These are macros or overloaded in some headers, so they get a wrapper. */
static const void *host_find(int which, const void *p, int c, size_t n)
{
	switch (which) {
	case 0: return memchr(p, c, n);
	case 1: return memrchr(p, c, n);
	case 2: return strchr(p, c);
	case 3: return strrchr(p, c);
	default: return strchrnul(p, c);
	}
}

static const char *host_search(int which, const char *s, const char *t)
{
	return which ? strpbrk(s, t) : strstr(s, t);
}

static int host_class(int which, int c)
{
	switch (which) {
	case 0: return !!isalnum(c);
	case 1: return !!isalpha(c);
	case 2: return !!isblank(c);
	case 3: return !!iscntrl(c);
	case 4: return !!isdigit(c);
	case 5: return !!isgraph(c);
	case 6: return !!islower(c);
	case 7: return !!isprint(c);
	case 8: return !!ispunct(c);
	case 9: return !!isspace(c);
	case 10: return !!isupper(c);
	case 11: return !!isxdigit(c);
	case 12: return tolower(c);
	default: return toupper(c);
	}
}

#undef isalnum
#undef isalpha
#undef isblank
#undef iscntrl
#undef isdigit
#undef isgraph
#undef islower
#undef isprint
#undef ispunct
#undef isspace
#undef isupper
#undef isxdigit
#undef tolower
#undef toupper
#undef strcmp
#undef strncmp
#define isalnum nl_isalnum
#define isalpha nl_isalpha
#define isblank nl_isblank
#define iscntrl nl_iscntrl
#define isdigit nl_isdigit
#define isgraph nl_isgraph
#define islower nl_islower
#define isprint nl_isprint
#define ispunct nl_ispunct
#define isspace nl_isspace
#define isupper nl_isupper
#define isxdigit nl_isxdigit
#define tolower nl_tolower
#define toupper nl_toupper
#define memcpy nl_memcpy
#define memmove nl_memmove
#define memset nl_memset
#define memcmp nl_memcmp
#define memchr nl_memchr
#define memrchr nl_memrchr
#define strlen nl_strlen
#define strnlen nl_strnlen
#define strcpy nl_strcpy
#define stpcpy nl_stpcpy
#define strncpy nl_strncpy
#define strcat nl_strcat
#define strncat nl_strncat
#define strcmp nl_strcmp
#define strncmp nl_strncmp
#define strchr nl_strchr
#define strchrnul nl_strchrnul
#define strrchr nl_strrchr
#define strlcpy nl_strlcpy
#define strlcat nl_strlcat
#define strspn nl_strspn
#define strcspn nl_strcspn
#define strpbrk nl_strpbrk
#define strsep nl_strsep
#define strtok nl_strtok
#define strtok_r nl_strtok_r
#define strstr nl_strstr
#define strcasecmp nl_strcasecmp
#define strncasecmp nl_strncasecmp
#define strcoll nl_strcoll

size_t strlcpy(char *dst, const char *src, size_t n);

#include "../mem.c"
#include "../str.c"
#include "../ctype.c"
#include "../strsearch.c"

#define AREA 512
#define MIN_OF(a, b) ((a) < (b) ? (a) : (b))

static int sign(int v)
{
	return (v > 0) - (v < 0);
}

static void fill(char *a, size_t n, unsigned int letters)
{
	size_t i;

	for (i = 0; i < n; i++)
		a[i] = letters ? "aAbBz_\x80\xff"[below(letters)] : (char)rnd();
}

/* The lengths where code changes path are frequent. */
static size_t random_length(void)
{
	return below(4) ? below(40) : below(200);
}

static void blocks(void)
{
	static char a[AREA], b[AREA], src[AREA];
	size_t i, d, s, n;
	int c;

	for (i = 0; i < 100000; i++) {
		fill(a, AREA, 0);
		host_memcpy(b, a, AREA);
		fill(src, AREA, 0);
		n = random_length();
		d = below(100);
		s = below(100);
		c = rnd();
		switch (i % 3) {
		case 0:
			CHECK(nl_memcpy(a + d, src + s, n) == a + d, "ret");
			host_memcpy(b + d, src + s, n);
			break;
		case 1:
			/* overlapping, in both directions */
			CHECK(nl_memmove(a + d, a + s, n) == a + d, "ret");
			host_memmove(b + d, b + s, n);
			break;
		default:
			CHECK(nl_memset(a + d, c, n) == a + d, "ret");
			host_memset(b + d, c, n);
		}
		CHECK(!host_memcmp(a, b, AREA), "case %zu: d %zu s %zu n %zu",
		      i % 3, d, s, n);

		host_memcpy(b, a, AREA);
		if (below(2))
			b[below(AREA)] ^= 1 << below(8);
		CHECK(sign(nl_memcmp(a + d, b + d, n)) ==
		      sign(host_memcmp(a + d, b + d, n)), "memcmp %zu", n);
		CHECK(nl_memchr(a + d, c, n) == host_find(0, a + d, c, n) &&
		      nl_memrchr(a + d, c, n) == host_find(1, a + d, c, n),
		      "memchr");
	}
}

static void random_string(char *s, size_t max)
{
	size_t n = below(max);

	fill(s, n, 8);
	s[n] = '\0';
}

static void copies(const char *s, const char *t, size_t n)
{
	char a[AREA], b[AREA];

#define BOTH(ours, host)						\
	do {								\
		fill(a, AREA, 0);					\
		host_strcpy(a, s);					\
		host_memcpy(b, a, AREA);				\
		CHECK((ours) - a == (host) - b, "%s: result", #ours);	\
		CHECK(!host_memcmp(a, b, AREA), "%s: bytes", #ours);	\
	} while (0)

	BOTH(nl_strcpy(a, t), host_strcpy(b, t));
	BOTH(nl_stpcpy(a, t), host_stpcpy(b, t));
	BOTH(nl_strncpy(a, t, n), host_strncpy(b, t, n));
	BOTH(nl_strcat(a, t), host_strcat(b, t));
	BOTH(nl_strncat(a, t, n), host_strncat(b, t, n));

	/* strlcpy and strlcat by their definition */
	fill(a, AREA, 0);
	CHECK(nl_strlcpy(a, t, n) == host_strlen(t), "strlcpy");
	if (n)
		CHECK(host_strlen(a) == MIN_OF(host_strlen(t), n - 1) &&
		      !host_memcmp(a, t, host_strlen(a)), "strlcpy text");
	host_strcpy(a, s);
	CHECK(nl_strlcat(a, t, n) == MIN_OF(host_strlen(s), n) +
	      host_strlen(t), "strlcat");
	host_strcat(host_strcpy(b, s), t);
	if (n > host_strlen(s))
		b[MIN_OF(host_strlen(b), n - 1)] = '\0';
	else
		host_strcpy(b, s);
	CHECK(!host_strcmp(a, b), "strlcat text");
}

static void tokens(const char *s, const char *delim)
{
	char a[AREA], b[AREA], *pa, *pb, *ra, *rb, *sa = a, *sb = b;

	host_strcpy(a, s);
	host_strcpy(b, s);
	pa = nl_strtok_r(a, delim, &ra);
	pb = host_strtok_r(b, delim, &rb);
	while (pa && pb) {
		CHECK(pa - a == pb - b && !host_strcmp(pa, pb), "strtok_r");
		pa = nl_strtok_r(NULL, delim, &ra);
		pb = host_strtok_r(NULL, delim, &rb);
	}
	CHECK(!pa && !pb, "strtok_r end");
	CHECK(!nl_strtok_r(NULL, delim, &ra), "strtok_r after the end");

	host_strcpy(a, s);
	host_strcpy(b, s);
	do {
		pa = nl_strsep(&sa, delim);
		pb = host_strsep(&sb, delim);
		CHECK(!pa == !pb && (!pa || (pa - a == pb - b &&
		      !host_strcmp(pa, pb))), "strsep");
	} while (pa);
}

static void strings(void)
{
	char s[AREA], t[AREA], set[8];
	size_t i, n;
	int c, which;

	for (i = 0; i < 50000; i++) {
		random_string(s, below(2) ? 6 : 60);
		random_string(t, below(2) ? 6 : 60);
		random_string(set, sizeof(set));
		if (below(3) == 0)
			host_memcpy(t, s, host_strlen(s) / 2);
		n = below(40);
		c = below(8) ? s[below(host_strlen(s) + 1)] : (int)rnd();

		CHECK(nl_strlen(s) == host_strlen(s), "strlen");
		CHECK(nl_strnlen(s, n) == host_strnlen(s, n), "strnlen");
		CHECK(sign(nl_strcmp(s, t)) == sign(host_strcmp(s, t)), "cmp");
		CHECK(sign(nl_strncmp(s, t, n)) ==
		      sign(host_strncmp(s, t, n)), "ncmp");
		CHECK(sign(nl_strcasecmp(s, t)) ==
		      sign(host_strcasecmp(s, t)), "casecmp");
		CHECK(sign(nl_strncasecmp(s, t, n)) ==
		      sign(host_strncasecmp(s, t, n)), "ncasecmp");
		CHECK(nl_strchr(s, c) == host_find(2, s, c, 0), "strchr");
		CHECK(nl_strrchr(s, c) == host_find(3, s, c, 0), "strrchr");
		CHECK(nl_strchrnul(s, c) == host_find(4, s, c, 0), "chrnul");
		CHECK(nl_strspn(s, set) == host_strspn(s, set), "spn");
		CHECK(nl_strcspn(s, set) == host_strcspn(s, set), "cspn");
		for (which = 0; which < 2; which++)
			CHECK((which ? nl_strpbrk(s, set) : nl_strstr(s, set))
			      == host_search(which, s, set), "%d", which);
		copies(s, t, n);
		tokens(s, set);
	}
}

static void classes(void)
{
	static int (*const ours[])(int) = {
		nl_isalnum, nl_isalpha, nl_isblank, nl_iscntrl, nl_isdigit,
		nl_isgraph, nl_islower, nl_isprint, nl_ispunct, nl_isspace,
		nl_isupper, nl_isxdigit, nl_tolower, nl_toupper,
	};
	int i, c, v;

	for (i = 0; i < 14; i++) {
		for (c = -1; c < 256; c++) {
			v = ours[i](c);
			CHECK((i < 12 ? !!v : v) == host_class(i, c),
			      "class %d of %d", i, c);
		}
	}
}

int main(void)
{
	blocks();
	strings();
	classes();
	return 0;
}
