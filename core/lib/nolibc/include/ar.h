/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The format of archives. */
#ifndef __NOLIBC_AR_H__
#define __NOLIBC_AR_H__

#define ARMAG "!<arch>\n"
#define SARMAG 8
#define ARFMAG "`\n"

/* Every field is text, padded with spaces. */
struct ar_hdr {
	char ar_name[16];
	char ar_date[12];
	char ar_uid[6];
	char ar_gid[6];
	char ar_mode[8];
	char ar_size[10];
	char ar_fmag[2];
};

#endif /* __NOLIBC_AR_H__ */
