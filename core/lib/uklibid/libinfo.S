/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The build information of one library: compiled once into each of them. */
#include "info_entry.h"

entry_begin

record_begin UKLI_REC_LIBNAME
	.ascii	STR(__LIBNAME__)
record_end

#if CONFIG_LIBUKLIBID_INFO_LIB_UKVERSION
record_begin UKLI_REC_UKVERSION
	.ascii	STR(UK_VERSION)
record_end
#endif

#if CONFIG_LIBUKLIBID_INFO_LIB_UKFULLVERSION
record_begin UKLI_REC_UKFULLVERSION
	.ascii	STR(UK_FULLVERSION)
record_end
#endif

#if CONFIG_LIBUKLIBID_INFO_LIB_UKCODENAME
record_begin UKLI_REC_UKCODENAME
	.ascii	STR(UK_CODENAME)
record_end
#endif

#if CONFIG_LIBUKLIBID_INFO_LIB_COMPILER
record_begin UKLI_REC_COMPILER
	.ascii	COMPILER
record_end
#endif

#if CONFIG_LIBUKLIBID_INFO_LIB_COMPILEDATE
record_begin UKLI_REC_COMPILEDATE
	.ascii	__DATE__, " ", __TIME__
record_end
#endif

entry_end

	.section .note.GNU-stack, "", @progbits
