/* native: ../streambuf.c ../../ukallocregion/region.c ../../ukalloc/alloc.c ../../ukalloc/compat.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <native.h>
#include <uk/alloc.h>
#include <uk/allocregion.h>
#include <uk/streambuf.h>

/* Random writes against a plain array */
static void random_run(int flags)
{
	size_t size = native_random(100), used = 0;
	char *buf = malloc(size + 1), model[300];
	struct uk_streambuf sb;
	int truncated = 0;

	buf[size] = 'E';
	uk_streambuf_init(&sb, buf, size, flags);
	for (int i = 0; i < 30; i++) {
		char text[32];
		size_t len = native_random(12), at, n, want;

		at = used && (flags & UK_STREAMBUF_C_TERMSHIFT) ? used - 1
								: used;
		memset(text, 'a' + i % 26, sizeof(text));
		text[len] = '\0';
		CHECK(uk_streambuf_seek(&sb) == at);
		CHECK(uk_streambuf_len(&sb) == used);
		CHECK(uk_streambuf_left(&sb) == size - at);
		switch (native_random(4)) {
		case 0:
			want = len + 1;
			n = uk_streambuf_strcpy(&sb, text);
			break;
		case 1:
			want = len + 1;
			n = uk_streambuf_printf(&sb, "%.*s%s", (int)len / 2,
						text, text + len / 2);
			break;
		case 2:
			want = len;
			n = uk_streambuf_memcpy(&sb, text, len);
			break;
		default:
			want = n = len;
			if (!uk_streambuf_reserve(&sb, len)) {
				CHECK(len > size - at);
				continue;
			}
			memcpy(buf + at, text, len);
		}
		CHECK(n == (want < size - at ? want : size - at));
		truncated |= n < want;
		if (n) {
			memcpy(model + at, text, n);
			if (want == len + 1)
				model[at + n - 1] = '\0';
			used = at + n;
		}
		CHECK(uk_streambuf_len(&sb) == used);
		CHECK(!memcmp(buf, model, used));
		CHECK(uk_streambuf_istruncated(&sb) == truncated);
	}
	CHECK(buf[size] == 'E');
	uk_streambuf_reset(&sb);
	CHECK(!uk_streambuf_len(&sb) && !uk_streambuf_istruncated(&sb));
	free(buf);
}

static void fixed(void)
{
	static char mem[2000];
	struct uk_alloc *a = uk_allocregion_init(mem, sizeof(mem));
	struct uk_streambuf *p;
	struct uk_streambuf sb;
	char buf[16] = "xxxxxxxxxxxxxxx";

	uk_streambuf_init(&sb, buf, sizeof(buf), UK_STREAMBUF_C_TERMSHIFT
						 | UK_STREAMBUF_C_WIPEZERO);
	CHECK(!memcmp(buf, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16));
	CHECK(uk_streambuf_strcpy(&sb, "test1") == 6);
	CHECK(uk_streambuf_printf(&sb, "-%d", 2) == 3);
	CHECK_TEXT(uk_streambuf_buf(&sb), "test1-2");
	CHECK(uk_streambuf_len(&sb) == 8 && uk_streambuf_left(&sb) == 9);
	CHECK(uk_streambuf_strcpy(&sb, "too long for it") == 9);
	CHECK_TEXT(buf, "test1-2too long");
	CHECK(uk_streambuf_istruncated(&sb));

	uk_streambuf_init(&sb, buf, sizeof(buf), 0);
	uk_streambuf_strcpy(&sb, "a");
	uk_streambuf_strcpy(&sb, "b");
	CHECK(!memcmp(buf, "a\0b", 4) && uk_streambuf_len(&sb) == 4);

	p = uk_streambuf_alloc(a, 100, 0);
	CHECK(p && uk_streambuf_buflen(p) == 100);
	uk_streambuf_free(p);
	p = uk_streambuf_alloc2(a, buf, sizeof(buf), 0);
	CHECK(p && uk_streambuf_buf(p) == buf);
	uk_streambuf_free(p);
	uk_streambuf_free(NULL);
	CHECK(!uk_streambuf_alloc(a, 5000, 0));
	CHECK(!uk_streambuf_alloc(a, ~0UL, 0));
	_uk_alloc_head = NULL;
}

int main(void)
{
	for (int i = 0; i < 2000; i++)
		random_run(i % 4);
	fixed();
	return 0;
}
