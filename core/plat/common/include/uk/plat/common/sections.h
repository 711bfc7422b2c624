/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* What the linker script says about the image. */
#ifndef __PLAT_CMN_SECTIONS_H__
#define __PLAT_CMN_SECTIONS_H__

#include <uk/arch/types.h>

extern char _base_addr[];
extern char _text[], _etext[];
extern char _rodata[], _erodata[];
extern char _data[], _edata[];
extern char __bss_start[], _end[];

#define __BASE_ADDR ((__uptr)_base_addr)
#define __TEXT ((__uptr)_text)
#define __ETEXT ((__uptr)_etext)
#define __RODATA ((__uptr)_rodata)
#define __ERODATA ((__uptr)_erodata)
#define __DATA ((__uptr)_data)
#define __EDATA ((__uptr)_edata)
#define __BSS_START ((__uptr)__bss_start)
#define __END ((__uptr)_end)

#endif /* __PLAT_CMN_SECTIONS_H__ */
