/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Readable dumps of memory: to the debug console (d), the kernel console
 * (k), a stdio stream (f; the plain name means standard output) or a
 * string (s, sn). The C variants use the layout of `hexdump -C`, with
 * groups of eight bytes.
 *
 * One line is
 *   [prefix][address:  ]group group ...[  |text|]
 * Bytes are shown in memory order, whatever the group size.
 */
#ifndef __UK_HEXDUMP_H__
#define __UK_HEXDUMP_H__

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <uk/arch/types.h>
#include <uk/config.h>
#include <uk/print.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UK_HXDF_ADDR		(1)	/* address column */
#define UK_HXDF_ASCIISEC	(2)	/* text column */
#define UK_HXDF_GRPBYTE		(4)	/* groups of 1 byte (default) */
#define UK_HXDF_GRPWORD		(8)	/* groups of 2 bytes */
#define UK_HXDF_GRPDWORD	(16)	/* groups of 4 bytes */
#define UK_HXDF_GRPQWORD	(32)	/* groups of 8 bytes */
#define UK_HXDF_COMPRESS	(64)	/* repeated lines become one "*" */

#define _UK_HXDF_CANON							\
	(UK_HXDF_ADDR | UK_HXDF_ASCIISEC | UK_HXDF_GRPQWORD | UK_HXDF_COMPRESS)

/**
 * Dump to a string; always ends it with a zero byte if `size` > 0.
 * @param str            receives the dump
 * @param size           bytes available at `str`
 * @param data           start of the memory to dump
 * @param len            bytes to dump
 * @param addr0          address to print for the first byte
 * @param flags          UK_HXDF_*
 * @param grps_per_line  groups in one line (0 counts as 1; a line holds at
 *                       most 64 bytes)
 * @param line_prefix    printed at the start of every line, may be NULL
 * @return characters written without the zero byte; the dump is cut at the
 *         last line that fits
 */
int uk_hexdumpsn(char *str, size_t size, const void *data, size_t len,
		 size_t addr0, int flags, unsigned int grps_per_line,
		 const char *line_prefix);

/** Dump to a string that is known to be long enough. */
static inline int uk_hexdumps(char *str, const void *data, size_t len,
			      size_t addr0, int flags,
			      unsigned int grps_per_line,
			      const char *line_prefix)
{
	return uk_hexdumpsn(str, SIZE_MAX - (size_t)(uintptr_t)str, data, len,
			    addr0, flags, grps_per_line, line_prefix);
}

/** Dump to a stream: characters written, negative if the stream fails. */
int uk_hexdumpf(FILE *fp, const void *data, size_t len, size_t addr0,
		int flags, unsigned int grps_per_line,
		const char *line_prefix);

#define uk_hexdump(data, len, flags, grps_per_line)			\
	uk_hexdumpf(stdout, (data), (len), (size_t)(uintptr_t)(data),	\
		    (flags), (grps_per_line), NULL)

/* Use uk_hexdumpk() and uk_hexdumpd() instead of these. */
void _uk_hexdumpk(int lvl, __u16 libid, const char *srcname,
		  unsigned int srcline, const void *data, size_t len,
		  size_t addr0, int flags, unsigned int grps_per_line,
		  const char *line_prefix);
void _uk_hexdumpd(__u16 libid, const char *srcname, unsigned int srcline,
		  const void *data, size_t len, size_t addr0, int flags,
		  unsigned int grps_per_line, const char *line_prefix);

/* Dump as debug messages, addresses are the real ones. */
#if defined(UK_DEBUG) || CONFIG_LIBUKDEBUG_PRINTD
#define uk_hexdumpd(data, len, flags, grps_per_line)			\
	_uk_hexdumpd(_UK_PRINT_LIBID, __STR_BASENAME__, __LINE__,	\
		     (data), (len), (size_t)(uintptr_t)(data), (flags),	\
		     (grps_per_line), NULL)
#else
#define uk_hexdumpd(data, len, flags, grps_per_line)			\
	do {								\
		(void)(data); (void)(len); (void)(flags);		\
		(void)(grps_per_line);					\
	} while (0)
#endif

/* Dump as kernel messages of level `lvl`, addresses are the real ones. */
#if CONFIG_LIBUKDEBUG_PRINTK
#define uk_hexdumpk(lvl, data, len, flags, grps_per_line)		\
	do {								\
		if ((lvl) <= KLVL_MAX)					\
			_uk_hexdumpk((lvl), _UK_PRINT_LIBID,		\
				     __STR_BASENAME__, __LINE__,	\
				     (data), (len),			\
				     (size_t)(uintptr_t)(data),		\
				     (flags), (grps_per_line), NULL);	\
	} while (0)
#else
#define uk_hexdumpk(lvl, data, len, flags, grps_per_line)		\
	do {								\
		(void)(lvl); (void)(data); (void)(len); (void)(flags);	\
		(void)(grps_per_line);					\
	} while (0)
#endif

#define uk_hexdumpCsn(str, size, data, len, addr0)			\
	uk_hexdumpsn((str), (size), (data), (len), (addr0),		\
		     _UK_HXDF_CANON, 2, NULL)
#define uk_hexdumpCs(str, data, len, addr0)				\
	uk_hexdumps((str), (data), (len), (addr0), _UK_HXDF_CANON, 2, NULL)
#define uk_hexdumpCf(fp, data, len, addr0)				\
	uk_hexdumpf((fp), (data), (len), (addr0), _UK_HXDF_CANON, 2, NULL)
#define uk_hexdumpC(data, len)						\
	uk_hexdump((data), (len), _UK_HXDF_CANON, 2)
#define uk_hexdumpCd(data, len)						\
	uk_hexdumpd((data), (len), _UK_HXDF_CANON, 2)
#define uk_hexdumpCk(lvl, data, len)					\
	uk_hexdumpk((lvl), (data), (len), _UK_HXDF_CANON, 2)

#ifdef __cplusplus
}
#endif

#endif /* __UK_HEXDUMP_H__ */
