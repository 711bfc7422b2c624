/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Thread-local storage. An area holds a copy of the image's TLS template
 * and, when a libc reserved one, a thread control block (TCB):
 *
 *   area                              tlsp
 *    |  .tdata copy | .tbss zeroes  |  TCB (first word: tlsp itself)  |
 *
 * tlsp is what the processor's thread register holds.
 */
#ifndef __UKARCH_TLS_H__
#define __UKARCH_TLS_H__

#include <uk/config.h>
#include <uk/arch/types.h>

#ifndef __ASSEMBLY__

#ifdef __cplusplus
extern "C" {
#endif

/** Bytes and alignment a TLS area must be allocated with. */
__sz ukarch_tls_area_size(void);
__sz ukarch_tls_area_align(void);

/** Fills a fresh area from the template and prepares its TCB. */
void ukarch_tls_area_init(void *tls_area);

/** The thread pointer that belongs to an area, and back. */
__uptr ukarch_tls_tlsp(void *tls_area);
void *ukarch_tls_area_get(__uptr tlsp);

/** The TCB behind a thread pointer, and how many bytes are reserved. */
void *ukarch_tls_tcb_get(__uptr tlsp);
__sz ukarch_tls_tcb_size(void);

#if CONFIG_UKARCH_TLS_HAVE_TCB
/** Supplied by the libc that reserved the TCB: initialises a zeroed one. */
void ukarch_tls_tcb_init(void *tcb);
#endif

/** Hexdump of an area at debug level. */
#if CONFIG_LIBUKDEBUG_PRINTD
#define ukarch_tls_dump(tls_area)					\
	uk_hexdumpk(KLVL_INFO, (tls_area), ukarch_tls_area_size(),	\
		    UK_HXDF_ADDR | UK_HXDF_ASCIISEC, 2)
#else
#define ukarch_tls_dump(tls_area) do { (void)(tls_area); } while (0)
#endif

#ifdef __cplusplus
}
#endif

#endif /* !__ASSEMBLY__ */
#endif /* __UKARCH_TLS_H__ */
