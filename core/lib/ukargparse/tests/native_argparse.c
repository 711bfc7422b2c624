/* native: ../argparse.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <native.h>
#include <uk/argparse.h>

/* The words of `line`, each in brackets */
static const char *words(const char *line, size_t maxlen, int maxcount)
{
	static char out[512];
	char *buf = strdup(line), *argv[16];
	size_t used = 0;
	int argc;

	memset(argv, 0, sizeof(argv));
	argc = uk_argnparse(buf, maxlen, argv, maxcount);
	CHECK(argc >= 0 && argc <= maxcount);
	out[0] = '\0';
	for (int i = 0; i < argc; i++)
		used += (size_t)sprintf(out + used, "[%s]", argv[i]);
	CHECK(!argv[argc]);
	free(buf);
	return out;
}

static const char *split(const char *line)
{
	return words(line, ~0UL, 15);
}

static void command_lines(void)
{
	CHECK_TEXT(split(""), "");
	CHECK_TEXT(split(" \t\n "), "");
	CHECK_TEXT(split("a bc\td\r\n e "), "[a][bc][d][e]");
	CHECK_TEXT(split("'a b' \"c d\""), "[a b][c d]");
	CHECK_TEXT(split("x='a b'y\"\"z"), "[x=a byz]");
	CHECK_TEXT(split("'' \"\" a"), "[][][a]");
	CHECK_TEXT(split("'a\"b' \"c'd\""), "[a\"b][c'd]");
	CHECK_TEXT(split("a\\ b \\\\ \\' \\\"c"), "[a b][\\]['][\"c]");
	CHECK_TEXT(split("\"a\\\"b\" 'a\\' b"), "[a\"b][a\\][b]");
	CHECK_TEXT(split("'open end"), "[open end]");
	CHECK_TEXT(split("last\\"), "[last\\]");
	CHECK_TEXT(words("a b c d", ~0UL, 2), "[a][b]");
	CHECK_TEXT(words("a b c d", ~0UL, 0), "");
	CHECK_TEXT(words("abc def", 5, 9), "[abc][d]");
	CHECK_TEXT(words("abc def", 3, 9), "[abc]");
	CHECK_TEXT(words("abc def", 0, 9), "");
	CHECK_TEXT(words("'a b c", 4, 9), "[a b]");
	CHECK_TEXT(words("ab\\ c", 3, 9), "[ab\\]");
}

/* Random words, quoted in a random way, come back as they were */
static void round_trip(void)
{
	static const char alphabet[] = "ab '\"\\\t-";
	char line[512], expected[512], *argv[8];
	char *l = line, *e = expected;
	int n = (int)native_random(6), i = 0;

	for (; i < n; i++) {
		int len = (int)native_random(6), q = (int)native_random(3);

		if (len == 0)
			q = 1;
		if (q)
			*l++ = q == 1 ? '\'' : '"';
		for (int j = 0; j < len; j++) {
			char c = alphabet[native_random(8)];

			if (q == 1 && c == '\'')
				c = 'x';
			if (q != 1 && (q ? strchr("\"\\", c)
					 : strchr(" \t'\"\\", c)))
				*l++ = '\\';
			*l++ = *e++ = c;
		}
		if (q)
			*l++ = q == 1 ? '\'' : '"';
		*l++ = native_random(2) ? ' ' : '\t';
		*e++ = '\0';
	}
	*l = '\0';
	CHECK(uk_argparse(line, argv, 8) == n);
	for (e = expected, i = 0; i < n; i++, e += strlen(e) + 1)
		CHECK_TEXT(argv[i], e);
}

/* Any bytes: no crash, words inside the line */
static void garbage(void)
{
	char *buf = malloc(40), *argv[8];
	int argc;

	for (int i = 0; i < 39; i++)
		buf[i] = "a '\"\\"[native_random(5)];
	buf[39] = '\0';
	argc = uk_argnparse(buf, 1 + native_random(39), argv, 8);
	for (int i = 0; i < argc; i++)
		CHECK(argv[i] >= buf && argv[i] + strlen(argv[i]) < buf + 40);
	free(buf);
}

static void lists(void)
{
	char buf[] = "eth0::1.2.3.4:", *list = buf;
	const char *rest = "a:b", *start;

	CHECK_TEXT(uk_nextarg(&list, ':'), "eth0");
	CHECK(!uk_nextarg(&list, ':') && list);	/* empty field */
	CHECK_TEXT(uk_nextarg(&list, ':'), "1.2.3.4");
	CHECK(list);
	CHECK(!uk_nextarg(&list, ':') && !list);	/* the last is empty */
	CHECK(!uk_nextarg(&list, ':') && !list);

	start = rest;
	CHECK(uk_nextarg_r(&rest, ':') == 1 && rest == start + 2);
	CHECK(uk_nextarg_r(&rest, ':') == 1 && !rest);
	CHECK(uk_nextarg_r(&rest, ':') == 0 && !rest);
	rest = "";
	CHECK(uk_nextarg_r(&rest, ':') == 0 && !rest);
}

static void keys(void)
{
	CHECK(uk_strnkeycmp("ramfs", 5, "ramfs", "=") == 0);
	CHECK(uk_strnkeycmp("ramfs", 99, "ramfs", "=") == 0);
	CHECK(uk_strnkeycmp("ramfs=1", 7, "ramfs", "=") == 5);
	CHECK(uk_strnkeycmp("ramfs=1", 5, "ramfs", "=") == 0);
	CHECK(uk_strnkeycmp("ramfs:1", 7, "ramfs", "=:") == 5);
	CHECK(uk_strnkeycmp("ramfs2", 6, "ramfs", "=") < 0);
	CHECK(uk_strnkeycmp("ram", 3, "ramfs", "=") < 0);
	CHECK(uk_strnkeycmp("ramfs", 3, "ramfs", "=") < 0);
	CHECK(uk_strnkeycmp("other", 5, "ramfs", "=") < 0);
	CHECK(uk_strnkeycmp("", 0, "", "=") == 0);
	CHECK(uk_strnkeycmp("=", 1, "", "=") < 0);
}

int main(void)
{
	command_lines();
	for (int i = 0; i < 3000; i++) {
		round_trip();
		garbage();
	}
	lists();
	keys();
	return 0;
}
