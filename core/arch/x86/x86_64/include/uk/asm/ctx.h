/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#ifndef __UKARCH_CTX_H__
#error "include uk/arch/ctx.h instead"
#endif

#ifndef __UKASM_CTX_H__
#define __UKASM_CTX_H__

#define UKARCH_SP_ALIGN 16
#define UKARCH_SP_ALIGN_MASK (UKARCH_SP_ALIGN - 1)

/* Room for the x87, SSE and AVX state in the standard XSAVE layout. */
#define UKARCH_ECTX_SIZE 832
#define UKARCH_ECTX_ALIGN 64

#endif /* __UKASM_CTX_H__ */
