/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <string.h>
#include <uk/argparse.h>
#include <uk/assert.h>

static int is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/*
 * Words only become shorter, so each is moved down in place: `in` reads,
 * `out` writes and never overtakes it.
 */
int uk_argnparse(char *argb, __sz maxlen, char *argv[], int maxcount)
{
	__sz in = 0, out = 0;
	int argc = 0;
	char quote;

	UK_ASSERT(argb);
	UK_ASSERT(maxcount <= 0 || argv);

	while (argc < maxcount) {
		while (in < maxlen && is_space(argb[in]))
			in++;
		if (in >= maxlen || argb[in] == '\0')
			break;

		out = in;
		argv[argc++] = &argb[out];
		for (quote = 0; in < maxlen && argb[in] != '\0'; in++) {
			char c = argb[in];

			if (c == '\\' && quote != '\'' && in + 1 < maxlen
			    && argb[in + 1] != '\0') {
				argb[out++] = argb[++in];
			} else if (quote ? c == quote : c == '"' || c == '\'') {
				quote = quote ? 0 : c;
			} else if (!quote && is_space(c)) {
				in++;
				break;
			} else {
				argb[out++] = c;
			}
		}
		argb[out] = '\0';
	}
	return argc;
}

__sz uk_nextarg_r(const char **argptr, int separator)
{
	const char *arg, *sep;

	UK_ASSERT(argptr);

	arg = *argptr;
	if (!arg)
		return 0;
	for (sep = arg; *sep != '\0' && *sep != (char)separator; sep++)
		;
	*argptr = *sep == '\0' ? (const char *)0 : sep + 1;
	return (__sz)(sep - arg);
}

char *uk_nextarg(char **argptr, int separator)
{
	char *arg;
	__sz len;

	UK_ASSERT(argptr);

	arg = *argptr;
	if (!arg)
		return (char *)0;
	len = uk_nextarg_r((const char **)argptr, separator);
	arg[len] = '\0';
	return len ? arg : (char *)0;
}

__ssz uk_strnkeycmp(const char *str, __sz len, const char *key,
		    const char separators[])
{
	__sz i;

	UK_ASSERT(str && key && separators);

	for (i = 0; key[i] != '\0'; i++) {
		if (i >= len || str[i] != key[i])
			return -1;
	}
	if (i >= len || str[i] == '\0')
		return 0;
	/* an empty keyword has no place to put the separator's offset */
	return i > 0 && strchr(separators, str[i]) ? (__ssz)i : -1;
}
