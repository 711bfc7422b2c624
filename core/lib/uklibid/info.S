/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The build information of the whole image. */
#include "info_entry.h"

#if CONFIG_OPTIMIZE_PIE
#define OPT_PIE	UKLI_OPT_PIE
#else
#define OPT_PIE	0
#endif
#if CONFIG_OPTIMIZE_DEADELIM
#define OPT_DCE	UKLI_OPT_DCE
#else
#define OPT_DCE	0
#endif
#if CONFIG_OPTIMIZE_LTO
#define OPT_LTO	UKLI_OPT_LTO
#else
#define OPT_LTO	0
#endif

entry_begin

#if CONFIG_LIBUKLIBID_INFO_UKFULLVERSION
record_begin UKLI_REC_UKFULLVERSION
	.ascii	STR(UK_FULLVERSION)
record_end
#else
record_begin UKLI_REC_UKVERSION
	.ascii	STR(UK_VERSION)
record_end
#endif

#if CONFIG_LIBUKLIBID_INFO_UKCODENAME
record_begin UKLI_REC_UKCODENAME
	.ascii	STR(UK_CODENAME)
record_end
#endif

#if CONFIG_LIBUKLIBID_INFO_COMPILER
record_begin UKLI_REC_COMPILER
	.ascii	COMPILER
record_end
#endif

#if CONFIG_LIBUKLIBID_INFO_COMPILEDATE
record_begin UKLI_REC_COMPILEDATE
	.ascii	__DATE__, " ", __TIME__
record_end
#endif

#if CONFIG_LIBUKLIBID_INFO_COMPILEDBY
record_begin UKLI_REC_COMPILEDBY
	.ascii	CONFIG_LIBUKLIBID_INFO_COMPILEDBY_CUSTOM_TEXT
record_end
record_begin UKLI_REC_COMPILEDBYASSOC
	.ascii	CONFIG_LIBUKLIBID_INFO_COMPILEDBYASSOC_TEXT
record_end
#endif

record_u32 UKLI_REC_COMPILEOPTS, (OPT_PIE | OPT_DCE | OPT_LTO)

entry_end

	.section .note.GNU-stack, "", @progbits
