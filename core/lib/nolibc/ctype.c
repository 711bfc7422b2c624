/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Character classes, by comparison: ranges are smaller than a table. */
#include <ctype.h>

/* Is c in first..last? */
static inline int within(int c, int first, int last)
{
	return (unsigned int)(c - first) <= (unsigned int)(last - first);
}

int isdigit(int c)
{
	return within(c, '0', '9');
}

int islower(int c)
{
	return within(c, 'a', 'z');
}

int isupper(int c)
{
	return within(c, 'A', 'Z');
}

int isalpha(int c)
{
	return within(c | 0x20, 'a', 'z');
}

int isalnum(int c)
{
	return isalpha(c) || isdigit(c);
}

int isxdigit(int c)
{
	return isdigit(c) || within(c | 0x20, 'a', 'f');
}

int isblank(int c)
{
	return c == ' ' || c == '\t';
}

int isspace(int c)
{
	return c == ' ' || within(c, '\t', '\r');
}

int iscntrl(int c)
{
	return within(c, 0, 0x1f) || c == 0x7f;
}

int isprint(int c)
{
	return within(c, 0x20, 0x7e);
}

int isgraph(int c)
{
	return within(c, 0x21, 0x7e);
}

int ispunct(int c)
{
	return isgraph(c) && !isalnum(c);
}

int tolower(int c)
{
	return isupper(c) ? c | 0x20 : c;
}

int toupper(int c)
{
	return islower(c) ? c & ~0x20 : c;
}
