/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Strings: sets of characters, tokens, substrings, comparison without case. */
#include <string.h>
#include <ctype.h>

size_t strspn(const char *s, const char *accept)
{
	const char *p = s;

	while (*p && strchr(accept, *p))
		p++;
	return p - s;
}

size_t strcspn(const char *s, const char *reject)
{
	const char *p = s;

	while (*p && !strchr(reject, *p))
		p++;
	return p - s;
}

char *strpbrk(const char *s, const char *accept)
{
	s += strcspn(s, accept);
	return *s ? (char *)s : NULL;
}

char *strsep(char **s, const char *delim)
{
	char *token = *s;

	if (!token)
		return NULL;
	*s = strpbrk(token, delim);
	if (*s)
		*(*s)++ = '\0';
	return token;
}

char *strtok_r(char *s, const char *delim, char **state)
{
	char *token = s ? s : *state;

	if (!token)
		return NULL;
	token += strspn(token, delim);
	*state = token;
	return *token ? strsep(state, delim) : (*state = NULL);
}

char *strtok(char *s, const char *delim)
{
	static char *state;

	return strtok_r(s, delim, &state);
}

char *strstr(const char *haystack, const char *needle)
{
	size_t n = strlen(needle);

	if (!n)
		return (char *)haystack;
	for (; (haystack = strchr(haystack, *needle)); haystack++) {
		if (!strncmp(haystack, needle, n))
			return (char *)haystack;
	}
	return NULL;
}

int strncasecmp(const char *a, const char *b, size_t n)
{
	int x, y;

	for (; n; n--, a++, b++) {
		x = tolower((unsigned char)*a);
		y = tolower((unsigned char)*b);
		if (x != y || !x)
			return x - y;
	}
	return 0;
}

int strcasecmp(const char *a, const char *b)
{
	return strncasecmp(a, b, (size_t)-1);
}

int strcoll(const char *a, const char *b)
{
	return strcmp(a, b);
}
