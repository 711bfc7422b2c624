/* native: ../libparam.c ../../ukargparse/argparse.c other_library.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c ; -DUK_LIBPARAM_LIBPREFIX=my -Wl,-T,../libparam.ld */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The grammar of parameters: one line per case, with what it leaves behind. */
#include <errno.h>
#include <native.h>
#include <stdbool.h>
#include <uk/argparse.h>
#include <uk/libparam.h>

static bool flag;
static __s8 s8;
static __u8 u8;
static __s16 s16;
static __u16 u16;
static __s32 s32;
static __u32 u32;
static __s64 s64;
static __u64 u64;
static __uptr uptr;
static char *text;
static char *list[3];
static __u16 numbers[4];
static int whole;

UK_LIBPARAM_PARAM(flag, bool, "A flag");
UK_LIBPARAM_PARAM(s8, __s8, NULL);
UK_LIBPARAM_PARAM(u8, uchar, NULL);
UK_LIBPARAM_PARAM(s16, __s16, NULL);
UK_LIBPARAM_PARAM(u16, __u16, NULL);
UK_LIB_PARAM(s32, __s32);
UK_LIBPARAM_PARAM(u32, uint, NULL);
UK_LIBPARAM_PARAM(s64, __s64, NULL);
UK_LIBPARAM_PARAM(u64, __u64, NULL);
UK_LIBPARAM_PARAM(uptr, __uptr, NULL);
UK_LIB_PARAM_STR(text);
UK_LIBPARAM_PARAM_ARR(list, charp, 3, "Some texts");
UK_LIBPARAM_PARAM_ARR_ALIAS(num, &numbers, __u16, 4, "Some numbers");
UK_LIBPARAM_PARAM_ALIAS(int, &whole, int, NULL);

/* Another source file, without UK_LIBPARAM_LIBPREFIX, in libother */
extern int other_level;

static char line_buf[512];

/* Parse a line; on the console, only messages of this parse */
static int parse(const char *line, int flags)
{
	char *argv[32];
	int argc;

	flag = false;
	s8 = 0, u8 = 0, s16 = 0, u16 = 0, s32 = 0, u32 = 0;
	s64 = 0, u64 = 0, uptr = 0, whole = 0, other_level = 0;
	text = NULL;
	memset(list, 0, sizeof(list));
	memset(numbers, 0, sizeof(numbers));
	native_coutk[0] = '\0';
	strcpy(line_buf, line);
	argc = uk_argparse(line_buf, argv, 32);
	return uk_libparam_parse(argc, argv, flags);
}

/* A good line of `n` words that ends before the last one, "--" */
static void good(const char *line)
{
	const char *end = strstr(line, " --");

	CHECK(parse(line, UK_LIBPARAM_F_STRICT | UK_LIBPARAM_F_USAGE) >= 0);
	CHECK(end);
	CHECK_TEXT(native_coutk, "");
}

/* A bad line: reported, skipped; what follows is still read */
static void bad(const char *word, const char *message)
{
	char line[256];

	snprintf(line, sizeof(line), "%s my.u8=7 --", word);
	CHECK(parse(line, 0) > 0);
	CHECK(u8 == 7);
	CHECK(strstr(native_coutk, message));
	CHECK(parse(line, UK_LIBPARAM_F_STRICT) == -EINVAL);
	CHECK(u8 == 0);
}

static void the_end(void)
{
	CHECK(parse("", 0) == 0);
	CHECK(parse("-- my.u8=1", 0) == 0 && u8 == 0);
	CHECK(parse("my.u8=1 -- my.s8=1", 0) == 1 && u8 == 1 && s8 == 0);
	CHECK(parse("my.u8=1 my.s8=2", 0) == 2 && u8 == 1 && s8 == 2);
	CHECK(parse("my.u8=1 a -- b", UK_LIBPARAM_F_SCAN) == 2 && u8 == 0);
	CHECK_TEXT(native_coutk, "");
	CHECK(parse("a b c", UK_LIBPARAM_F_SCAN) == 3);
	CHECK_TEXT(native_coutk, "");
	CHECK(parse("a my.u8=1 my.s8=2", UK_LIBPARAM_F_SCAN) == 3);
	CHECK_TEXT(native_coutk, "ERR:  [test] parameter \"my.u8=1\" is"
		   " ignored: no word \"--\" follows it\n");
	CHECK(parse("help --", UK_LIBPARAM_F_SCAN | UK_LIBPARAM_F_USAGE)
	      == 1);
}

static void bools(void)
{
	static const char * const yes[] = { "", "=on", "=yes", "=true", "=1",
					    "=42", "=-1", "=0x10", "=ON" };
	static const char * const no[] = { "=off", "=no", "=false", "=0",
					   "=0x0", "=False" };
	char line[64];

	for (unsigned int i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
		snprintf(line, sizeof(line), "my.flag%s --", yes[i]);
		good(line);
		CHECK(flag);
	}
	for (unsigned int i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
		snprintf(line, sizeof(line), "my.flag my.flag%s --", no[i]);
		good(line);
		CHECK(!flag);
	}
	bad("my.flag=maybe", "parameter my.flag: \"maybe\" is no bool\n");
	bad("my.flag=", "parameter my.flag: \"\" is no bool\n");
	bad("my.flag=1x", "\"1x\" is no bool\n");
}

static void scalars(void)
{
	good("my.s8=-128 my.u8=0xff my.s16=-32768 my.u16=65535 --");
	CHECK(s8 == -128 && u8 == 255 && s16 == -32768 && u16 == 65535);
	good("my.s32=-2147483648 my.u32=4294967295 --");
	CHECK(s32 == -2147483647 - 1 && u32 == 4294967295u);
	good("my.s64=-9223372036854775808 my.u64=18446744073709551615 --");
	CHECK(s64 == (__s64)(1UL << 63) && u64 == ~0UL);
	good("my.uptr=0xffff800000000000 my.int=-017 --");
	CHECK(uptr == 0xffff800000000000UL && whole == -15);
	good("my.u8=1 my.u8=2 --");
	CHECK(u8 == 2);

	bad("my.s8=128", "parameter my.s8: \"128\" is no __s8\n");
	bad("my.s8=-129", "is no __s8\n");
	bad("my.u16=65536", "is no __u16\n");
	bad("my.u16=-1", "is no __u16\n");
	bad("my.u32=4294967296", "is no __u32\n");
	bad("my.s32=2147483648", "is no __s32\n");
	bad("my.u64=18446744073709551616", "is no __u64\n");
	bad("my.s64=9223372036854775808", "is no __s64\n");
	bad("my.s16=", "parameter my.s16: \"\" is no __s16\n");
	bad("my.s16='1 '", "\"1 \" is no __s16\n");
	bad("my.s16=' 1'", "\" 1\" is no __s16\n");
	bad("my.s16=12a", "is no __s16\n");
	bad("my.s16", "parameter my.s16: missing value\n");
	bad("my.s16=[ 1 ] my.s16=[ x ]", "\"x\" is no __s16\n");
}

static void texts(void)
{
	good("my.text=abc --");
	CHECK_TEXT(text, "abc");
	CHECK(text > line_buf && text < line_buf + sizeof(line_buf));
	good("my.text= --");
	CHECK_TEXT(text, "");
	good("my.text='two words' --");
	CHECK_TEXT(text, "two words");
	good("'my.text=a=b c' --");
	CHECK_TEXT(text, "a=b c");
	bad("my.text", "parameter my.text: missing value\n");
}

static void arrays(void)
{
	good("my.list=a my.list=b --");
	CHECK_TEXT(list[0], "a");
	CHECK_TEXT(list[1], "b");
	CHECK(!list[2]);
	good("my.list=[ a 'b c' my.x=1 ] my.u8=1 --");
	CHECK_TEXT(list[0], "a");
	CHECK_TEXT(list[1], "b c");
	CHECK_TEXT(list[2], "my.x=1");
	CHECK(u8 == 1);
	good("my.list=[ a ] my.list=b my.list=[ ] my.list=[ c ] --");
	CHECK_TEXT(list[2], "c");
	good("my.num=[ 1 0x2 ] my.num=3 my.num=[ 04 ] --");
	CHECK(numbers[0] == 1 && numbers[3] == 4);

	bad("my.list=[ a b c d ]", "parameter my.list: more than 3 values\n");
	bad("my.num=[ 1 x 3 ]", "parameter my.num: \"x\" is no __u16\n");
	CHECK(parse("my.num=[ 1 x 3 ] --", 0) == 5);
	CHECK(numbers[0] == 1 && numbers[1] == 3);
	/* a list that is not closed takes all the rest up to "--" */
	CHECK(parse("my.list=[ a my.u8=1 -- ] my.s8=1", 0) == 3);
	CHECK(u8 == 0 && s8 == 0 && !list[0]);
	CHECK(strstr(native_coutk, "parameter my.list: missing \"]\"\n"));
}

static void names(void)
{
	good("other.level=3 --");	/* from the library's name */
	CHECK(other_level == 3);
	bad("libother.level=3", "unknown parameter \"libother.level=3\"\n");
	bad("my.u88=1", "unknown parameter");
	bad("my.u=1", "unknown parameter");
	bad("y.u8=1", "unknown parameter");
	bad("my=1", "unknown parameter");
	bad(".u8=1", "unknown parameter");
	bad("my.=1", "unknown parameter");
	bad("=", "unknown parameter");
	bad("help", "unknown parameter");	/* without F_USAGE */
	CHECK(parse("nobody.list=[ a my.u8=1 ] my.s8=1 --", 0) == 5);
	CHECK(u8 == 0 && s8 == 1);
}

static void usage(void)
{
	CHECK(parse("my.u8=5 help my.s8=1 --", UK_LIBPARAM_F_USAGE) == -EINTR);
	CHECK(u8 == 5 && s8 == 1);
	CHECK(strstr(native_coutk, "  my.flag=bool  A flag\n"));
	CHECK(strstr(native_coutk, "  my.list=[ charp ... ]  Some texts\n"));
	CHECK(strstr(native_coutk, "  my.s64=__s64\n"));
	CHECK(strstr(native_coutk, "  other.level=__s32  Level\n"));
}

int main(void)
{
	the_end();
	bools();
	scalars();
	texts();
	arrays();
	names();
	usage();
	return 0;
}
