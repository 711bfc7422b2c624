/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Splitting of command lines and of lists like "a:b:c" or "key=value,...".
 * Works in place, allocates nothing, safe in any context.
 */
#ifndef __UK_ARGPARSE_H__
#define __UK_ARGPARSE_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Split a line into words, in place.
 *
 * Words are separated by white space (space, tab, newline, carriage return,
 * vertical tab, form feed). '...' and "..." quote white space and the other
 * kind of quote; the quotes are removed, and a quoted part may stand in the
 * middle of a word. A backslash outside of '...' takes the next character
 * as it is. A missing closing quote is taken as standing at the end. ""
 * is an empty word.
 *
 * @param argb      the line; is changed, and the words point into it
 * @param maxlen    look at no more than this many characters; argb[maxlen]
 *                  must be writable, because the last word is ended there
 * @param argv      receives the words; not ended by a NULL
 * @param maxcount  room in `argv`; the rest of the line is ignored
 * @return number of words stored
 */
int uk_argnparse(char *argb, __sz maxlen, char *argv[], int maxcount);

/** As uk_argnparse(), for a line that is ended by a zero byte. */
static inline int uk_argparse(char *argb, char *argv[], int maxcount)
{
	return uk_argnparse(argb, (__sz)-1, argv, maxcount);
}

/**
 * Take the next field off a list, in place: for
 *   while ((field = uk_nextarg(&list, ':')))
 *
 * @param argptr     the rest of the list; moved behind the field, NULL once
 *                   the last field was taken
 * @param separator  the character between fields
 * @return the field, ended by a zero byte; NULL if it is empty or if there
 *         is none (then *argptr was NULL before the call, or pointed to "")
 */
char *uk_nextarg(char **argptr, int separator);

/**
 * As uk_nextarg(), but does not change the list: the field starts where
 * *argptr pointed before the call, and the result is its length.
 * *argptr becomes NULL once the last field was taken.
 */
__sz uk_nextarg_r(const char **argptr, int separator);

/**
 * Does a field start with a keyword?
 *
 * @param str         the field
 * @param len         characters of it to look at (stops at a zero byte)
 * @param key         the keyword
 * @param separators  characters that may follow the keyword
 * @return < 0: no; 0: the field is the keyword and nothing else;
 *         > 0: yes, and this is the offset of the separator after it
 */
__ssz uk_strnkeycmp(const char *str, __sz len, const char *key,
		    const char separators[]);

#ifdef __cplusplus
}
#endif

#endif /* __UK_ARGPARSE_H__ */
