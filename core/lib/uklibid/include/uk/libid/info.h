/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Build information that travels in the image: section .uk_libinfo.
 *
 * The section is a sequence of entries, in no particular order: one for the
 * whole image (it has no LIBNAME record) and one for each library. An entry
 * is a header followed by records, all packed and little endian. The `len`
 * fields count the whole entry and the whole record, their own heads
 * included. Texts end with a zero byte.
 */
#ifndef __UK_LIBID_INFO_H__
#define __UK_LIBID_INFO_H__

#define UKLI_VERSION			1

/* Record types */
#define UKLI_REC_LIBNAME		0x0001
#define UKLI_REC_COMMENT		0x0002
#define UKLI_REC_VERSION		0x0003
#define UKLI_REC_LICENSE		0x0004
#define UKLI_REC_GITDESC		0x0005
#define UKLI_REC_UKVERSION		0x0006
#define UKLI_REC_UKFULLVERSION		0x0007
#define UKLI_REC_UKCODENAME		0x0008
#define UKLI_REC_UKCONFIG		0x0009
#define UKLI_REC_UKCONFIGGZ		0x000a
#define UKLI_REC_COMPILER		0x000b
#define UKLI_REC_COMPILEDATE		0x000c
#define UKLI_REC_COMPILEDBY		0x000d
#define UKLI_REC_COMPILEDBYASSOC	0x000e
#define UKLI_REC_COMPILEOPTS		0x000f	/* one __u32, flags below */

#define UKLI_OPT_PIE			0x1
#define UKLI_OPT_DCE			0x2
#define UKLI_OPT_LTO			0x4

#ifndef __ASSEMBLY__
#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_libinfo_rec {
	__u16 type;
	__u32 len;
	char data[];
} __attribute__((packed));

struct uk_libinfo_hdr {
	__u32 len;
	__u16 version;
	struct uk_libinfo_rec recs[];
} __attribute__((packed));

extern const struct uk_libinfo_hdr uk_libinfo_start[];
extern const struct uk_libinfo_hdr uk_libinfo_end[];

#define _uk_libinfo_next(iter)						\
	((__typeof__(iter))((const char *)(iter) + (iter)->len))

/* Visit all entries, and all records of an entry. */
#define uk_libinfo_hdr_foreach(hdr)					\
	for ((hdr) = uk_libinfo_start; (hdr) < uk_libinfo_end;		\
	     (hdr) = _uk_libinfo_next(hdr))
#define uk_libinfo_rec_foreach(hdr, rec)				\
	for ((rec) = (hdr)->recs;					\
	     (const void *)(rec) < (const void *)_uk_libinfo_next(hdr);	\
	     (rec) = _uk_libinfo_next(rec))

#ifdef __cplusplus
}
#endif
#endif /* !__ASSEMBLY__ */

#endif /* __UK_LIBID_INFO_H__ */
