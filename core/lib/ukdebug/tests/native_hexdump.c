/* native: ../hexdump.c ../print.c ../assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <native.h>
#include <uk/hexdump.h>

static char out[4096];

static const char *dump(const void *data, size_t len, size_t addr, int flags,
			unsigned int grps)
{
	int n = uk_hexdumpsn(out, sizeof(out), data, len, addr, flags, grps,
			     NULL);

	CHECK(n == (int)strlen(out));
	return out;
}

static void layouts(void)
{
	static const char text[] = "0123456789abcdef\x7f\x80 ~";

	CHECK_TEXT(dump(text, 0, 0, 0, 4), "");
	CHECK_TEXT(dump(text, 5, 0, 0, 4), "30 31 32 33\n34\n");
	CHECK_TEXT(dump(text, 5, 0, UK_HXDF_GRPBYTE | UK_HXDF_ASCIISEC, 4),
		   "30 31 32 33  |0123|\n34           |4|\n");
	CHECK_TEXT(dump(text, 6, 0, UK_HXDF_GRPWORD, 2), "3031 3233\n3435\n");
	CHECK_TEXT(dump(text, 5, 0x1000, UK_HXDF_GRPDWORD | UK_HXDF_ADDR, 1),
		   "00001000  30313233\n00001004  34\n");
	CHECK_TEXT(dump(text, 1, 0x100000000, UK_HXDF_ADDR, 0),
		   "0000000100000000  30\n");
	CHECK_TEXT(dump(text, 20, 0x10, UK_HXDF_ADDR | UK_HXDF_ASCIISEC
					| UK_HXDF_GRPQWORD, 2),
		   "00000010  3031323334353637 3839616263646566"
		   "  |0123456789abcdef|\n"
		   "00000020  7f80207e                         "
		   "  |.. ~|\n");
}

static void compress(void)
{
	char data[5 * 8];

	memset(data, 0, sizeof(data));
	CHECK_TEXT(dump(data, 40, 0, UK_HXDF_ADDR | UK_HXDF_COMPRESS
				     | UK_HXDF_GRPQWORD, 1),
		   "00000000  0000000000000000\n*\n"
		   "00000020  0000000000000000\n");
	data[16] = 1;
	CHECK_TEXT(dump(data, 40, 0, UK_HXDF_ADDR | UK_HXDF_COMPRESS
				     | UK_HXDF_GRPQWORD, 1),
		   "00000000  0000000000000000\n*\n"
		   "00000010  0100000000000000\n"
		   "00000018  0000000000000000\n"
		   "00000020  0000000000000000\n");
}

/* A string gets whole lines only, and never more than its size */
static void bounds(void)
{
	char data[16] = { 0 };

	for (size_t size = 0; size < 60; size++) {
		char *str = malloc(size + 1);
		int n;

		str[size] = 'E';
		n = uk_hexdumpsn(str, size, data, 16, 0, 0, 4, "# ");
		CHECK(str[size] == 'E');
		CHECK(n == (size == 0 ? 0 : (int)((size - 1) / 14 * 14)
			    < 56 ? (int)((size - 1) / 14 * 14) : 56));
		if (size)
			CHECK((int)strlen(str) == n);
		free(str);
	}
}

/* Parse what was written: the bytes come back */
static void round_trip(void)
{
	unsigned char data[300] = { 0 }, back[300];
	size_t len = native_random(300), n = 0;
	int flags = 4 << native_random(4);
	char *p = out;

	for (size_t i = 0; i < len; i++)
		data[i] = (unsigned char)native_random(256);
	dump(data, len, 0, flags, (unsigned int)native_random(70));
	while (*p) {
		unsigned int b;

		if (*p == ' ' || *p == '\n') {
			p++;
			continue;
		}
		CHECK(sscanf(p, "%2x", &b) == 1);
		back[n++] = (unsigned char)b;
		p += 2;
	}
	CHECK(n == len && !memcmp(data, back, len));
}

static void consoles(void)
{
	FILE *fp = tmpfile();
	long n;

	uk_hexdumpk(KLVL_ERR, "ab", 2, UK_HXDF_GRPWORD, 1);
	CHECK_TEXT(native_coutk, "ERR:  [test] 6162\n");
	_uk_hexdumpd(UKLIBID_NONE, NULL, 0, "abc", 3, 0, 0, 2, "p: ");
	CHECK(strstr(native_coutk, "dbg:  p: 61 62\ndbg:  p: 63\n")
	      || strstr(native_coutd, "dbg:  p: 61 62\ndbg:  p: 63\n"));
	n = uk_hexdumpCf(fp, "abcdefgh", 8, 0);
	CHECK(n == ftell(fp) && n > 0);
	rewind(fp);
	CHECK(fgets(out, sizeof(out), fp));
	CHECK_TEXT(out, "00000000  6162636465666768                   "
			"|abcdefgh|\n");
	fclose(fp);
	fp = fopen("/dev/full", "w");
	setbuf(fp, NULL);
	CHECK(uk_hexdumpf(fp, "a", 1, 0, 0, 1, "x") == -1);
	fclose(fp);
}

int main(void)
{
	layouts();
	compress();
	bounds();
	for (int i = 0; i < 500; i++)
		round_trip();
	consoles();
	return 0;
}
