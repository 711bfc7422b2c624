/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Thread-local storage, the x86_64 way (variant II): the thread pointer
 * points behind the thread's variables, at the TCB. The first word there is
 * the thread pointer itself, because code reads it by %fs:0.
 */
#include <string.h>
#include <uk/arch/limits.h>
#include <uk/arch/tls.h>
#include <uk/essentials.h>

/* Reserved by a libc (ukarch_tls_tcb_reserve), else just that word. */
#ifndef TCB_SIZE
#define TCB_SIZE 8
#endif

/* From the linker script; the last is an absolute number. */
extern char _tls_start[], _etdata[], _tls_end[], _tls_align[];

#define TDATA_LEN ((__sz)(_etdata - _tls_start))
#define TLS_LEN ((__sz)(_tls_end - _tls_start))
#define TLS_ALIGN ((__sz)_tls_align)
/* Variables are addressed as if their block ended at the thread pointer
 * after rounding its size up.
 */
#define TLS_SPACE ALIGN_UP(TLS_LEN, TLS_ALIGN)

__sz ukarch_tls_area_size(void)
{
	return TLS_SPACE + TCB_SIZE;
}

__sz ukarch_tls_area_align(void)
{
	return TLS_ALIGN;
}

__uptr ukarch_tls_tlsp(void *tls_area)
{
	return (__uptr)tls_area + TLS_SPACE;
}

void *ukarch_tls_area_get(__uptr tlsp)
{
	return (void *)(tlsp - TLS_SPACE);
}

void *ukarch_tls_tcb_get(__uptr tlsp)
{
	return (void *)tlsp;
}

__sz ukarch_tls_tcb_size(void)
{
	return TCB_SIZE;
}

void ukarch_tls_area_init(void *tls_area)
{
	__uptr tlsp = ukarch_tls_tlsp(tls_area);

	memset(tls_area, 0, ukarch_tls_area_size());
	memcpy(tls_area, _tls_start, TDATA_LEN);
	*(__uptr *)tlsp = tlsp;
#if CONFIG_UKARCH_TLS_HAVE_TCB
	ukarch_tls_tcb_init((void *)tlsp);
#endif
}
