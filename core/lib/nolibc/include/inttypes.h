/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Conversions of the types of stdint.h for printf and scanf. */
#ifndef __NOLIBC_INTTYPES_H__
#define __NOLIBC_INTTYPES_H__

#include <stdint.h>
#include <nolibc/types.h>

/* How long the 64-bit, fast (16 and 32), maximal and pointer types are. */
#if __SIZEOF_LONG__ == 8
#define __NOLIBC_PRI64 "l"
#define __NOLIBC_PRIFAST "l"
#define __NOLIBC_PRIMAX "l"
#define __NOLIBC_PRIPTR "l"
#else
#define __NOLIBC_PRI64 "ll"
#define __NOLIBC_PRIFAST ""
#define __NOLIBC_PRIMAX "ll"
#define __NOLIBC_PRIPTR ""
#endif

#define PRId8 "d"
#define PRIdLEAST8 "d"
#define PRIdFAST8 "d"
#define PRId16 "d"
#define PRIdLEAST16 "d"
#define PRIdFAST16 __NOLIBC_PRIFAST "d"
#define PRId32 "d"
#define PRIdLEAST32 "d"
#define PRIdFAST32 __NOLIBC_PRIFAST "d"
#define PRId64 __NOLIBC_PRI64 "d"
#define PRIdLEAST64 __NOLIBC_PRI64 "d"
#define PRIdFAST64 __NOLIBC_PRI64 "d"
#define PRIdMAX __NOLIBC_PRIMAX "d"
#define PRIdPTR __NOLIBC_PRIPTR "d"

#define PRIi8 "i"
#define PRIiLEAST8 "i"
#define PRIiFAST8 "i"
#define PRIi16 "i"
#define PRIiLEAST16 "i"
#define PRIiFAST16 __NOLIBC_PRIFAST "i"
#define PRIi32 "i"
#define PRIiLEAST32 "i"
#define PRIiFAST32 __NOLIBC_PRIFAST "i"
#define PRIi64 __NOLIBC_PRI64 "i"
#define PRIiLEAST64 __NOLIBC_PRI64 "i"
#define PRIiFAST64 __NOLIBC_PRI64 "i"
#define PRIiMAX __NOLIBC_PRIMAX "i"
#define PRIiPTR __NOLIBC_PRIPTR "i"

#define PRIo8 "o"
#define PRIoLEAST8 "o"
#define PRIoFAST8 "o"
#define PRIo16 "o"
#define PRIoLEAST16 "o"
#define PRIoFAST16 __NOLIBC_PRIFAST "o"
#define PRIo32 "o"
#define PRIoLEAST32 "o"
#define PRIoFAST32 __NOLIBC_PRIFAST "o"
#define PRIo64 __NOLIBC_PRI64 "o"
#define PRIoLEAST64 __NOLIBC_PRI64 "o"
#define PRIoFAST64 __NOLIBC_PRI64 "o"
#define PRIoMAX __NOLIBC_PRIMAX "o"
#define PRIoPTR __NOLIBC_PRIPTR "o"

#define PRIu8 "u"
#define PRIuLEAST8 "u"
#define PRIuFAST8 "u"
#define PRIu16 "u"
#define PRIuLEAST16 "u"
#define PRIuFAST16 __NOLIBC_PRIFAST "u"
#define PRIu32 "u"
#define PRIuLEAST32 "u"
#define PRIuFAST32 __NOLIBC_PRIFAST "u"
#define PRIu64 __NOLIBC_PRI64 "u"
#define PRIuLEAST64 __NOLIBC_PRI64 "u"
#define PRIuFAST64 __NOLIBC_PRI64 "u"
#define PRIuMAX __NOLIBC_PRIMAX "u"
#define PRIuPTR __NOLIBC_PRIPTR "u"

#define PRIx8 "x"
#define PRIxLEAST8 "x"
#define PRIxFAST8 "x"
#define PRIx16 "x"
#define PRIxLEAST16 "x"
#define PRIxFAST16 __NOLIBC_PRIFAST "x"
#define PRIx32 "x"
#define PRIxLEAST32 "x"
#define PRIxFAST32 __NOLIBC_PRIFAST "x"
#define PRIx64 __NOLIBC_PRI64 "x"
#define PRIxLEAST64 __NOLIBC_PRI64 "x"
#define PRIxFAST64 __NOLIBC_PRI64 "x"
#define PRIxMAX __NOLIBC_PRIMAX "x"
#define PRIxPTR __NOLIBC_PRIPTR "x"

#define PRIX8 "X"
#define PRIXLEAST8 "X"
#define PRIXFAST8 "X"
#define PRIX16 "X"
#define PRIXLEAST16 "X"
#define PRIXFAST16 __NOLIBC_PRIFAST "X"
#define PRIX32 "X"
#define PRIXLEAST32 "X"
#define PRIXFAST32 __NOLIBC_PRIFAST "X"
#define PRIX64 __NOLIBC_PRI64 "X"
#define PRIXLEAST64 __NOLIBC_PRI64 "X"
#define PRIXFAST64 __NOLIBC_PRI64 "X"
#define PRIXMAX __NOLIBC_PRIMAX "X"
#define PRIXPTR __NOLIBC_PRIPTR "X"

#define SCNd8 "hhd"
#define SCNdLEAST8 "hhd"
#define SCNdFAST8 "hhd"
#define SCNd16 "hd"
#define SCNdLEAST16 "hd"
#define SCNdFAST16 __NOLIBC_PRIFAST "d"
#define SCNd32 "d"
#define SCNdLEAST32 "d"
#define SCNdFAST32 __NOLIBC_PRIFAST "d"
#define SCNd64 __NOLIBC_PRI64 "d"
#define SCNdLEAST64 __NOLIBC_PRI64 "d"
#define SCNdFAST64 __NOLIBC_PRI64 "d"
#define SCNdMAX __NOLIBC_PRIMAX "d"
#define SCNdPTR __NOLIBC_PRIPTR "d"

#define SCNi8 "hhi"
#define SCNiLEAST8 "hhi"
#define SCNiFAST8 "hhi"
#define SCNi16 "hi"
#define SCNiLEAST16 "hi"
#define SCNiFAST16 __NOLIBC_PRIFAST "i"
#define SCNi32 "i"
#define SCNiLEAST32 "i"
#define SCNiFAST32 __NOLIBC_PRIFAST "i"
#define SCNi64 __NOLIBC_PRI64 "i"
#define SCNiLEAST64 __NOLIBC_PRI64 "i"
#define SCNiFAST64 __NOLIBC_PRI64 "i"
#define SCNiMAX __NOLIBC_PRIMAX "i"
#define SCNiPTR __NOLIBC_PRIPTR "i"

#define SCNo8 "hho"
#define SCNoLEAST8 "hho"
#define SCNoFAST8 "hho"
#define SCNo16 "ho"
#define SCNoLEAST16 "ho"
#define SCNoFAST16 __NOLIBC_PRIFAST "o"
#define SCNo32 "o"
#define SCNoLEAST32 "o"
#define SCNoFAST32 __NOLIBC_PRIFAST "o"
#define SCNo64 __NOLIBC_PRI64 "o"
#define SCNoLEAST64 __NOLIBC_PRI64 "o"
#define SCNoFAST64 __NOLIBC_PRI64 "o"
#define SCNoMAX __NOLIBC_PRIMAX "o"
#define SCNoPTR __NOLIBC_PRIPTR "o"

#define SCNu8 "hhu"
#define SCNuLEAST8 "hhu"
#define SCNuFAST8 "hhu"
#define SCNu16 "hu"
#define SCNuLEAST16 "hu"
#define SCNuFAST16 __NOLIBC_PRIFAST "u"
#define SCNu32 "u"
#define SCNuLEAST32 "u"
#define SCNuFAST32 __NOLIBC_PRIFAST "u"
#define SCNu64 __NOLIBC_PRI64 "u"
#define SCNuLEAST64 __NOLIBC_PRI64 "u"
#define SCNuFAST64 __NOLIBC_PRI64 "u"
#define SCNuMAX __NOLIBC_PRIMAX "u"
#define SCNuPTR __NOLIBC_PRIPTR "u"

#define SCNx8 "hhx"
#define SCNxLEAST8 "hhx"
#define SCNxFAST8 "hhx"
#define SCNx16 "hx"
#define SCNxLEAST16 "hx"
#define SCNxFAST16 __NOLIBC_PRIFAST "x"
#define SCNx32 "x"
#define SCNxLEAST32 "x"
#define SCNxFAST32 __NOLIBC_PRIFAST "x"
#define SCNx64 __NOLIBC_PRI64 "x"
#define SCNxLEAST64 __NOLIBC_PRI64 "x"
#define SCNxFAST64 __NOLIBC_PRI64 "x"
#define SCNxMAX __NOLIBC_PRIMAX "x"
#define SCNxPTR __NOLIBC_PRIPTR "x"


typedef struct {
	intmax_t quot;
	intmax_t rem;
} imaxdiv_t;

#ifdef __cplusplus
extern "C" {
#endif

intmax_t strtoimax(const char *str, char **end, int base);
uintmax_t strtoumax(const char *str, char **end, int base);

static inline intmax_t imaxabs(intmax_t i)
{
	return i < 0 ? -i : i;
}

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_INTTYPES_H__ */
