/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Assembler macros that write an entry and records of uk/libid/info.h:
 *   entry_begin
 *   record_begin UKLI_REC_COMPILER
 *   .ascii COMPILER
 *   record_end
 *   entry_end
 */
#ifndef INFO_ENTRY_H
#define INFO_ENTRY_H

#include <uk/config.h>
#include <uk/libid/info.h>

#define STR_(x)	#x
#define STR(x)	STR_(x)

#ifdef __clang__
#define COMPILER	"Clang ", __clang_version__
#else
#define COMPILER	"GCC ", __VERSION__
#endif

.macro entry_begin
	.section .uk_libinfo, "a", @progbits
.Lentry:
	.long	.Lentry_end - .Lentry
	.short	UKLI_VERSION
.endm

.macro entry_end
.Lentry_end:
.endm

/* Numeric labels: 8 is the start of the record, 9 its end */
.macro record_begin type
8:
	.short	\type
	.long	9f - 8b
.endm

/* The zero byte after a text */
.macro record_end
	.byte	0
9:
.endm

.macro record_u32 type, value
	.short	\type
	.long	10
	.long	\value
.endm

#endif /* INFO_ENTRY_H */
