/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The processor's thread pointer. */
#ifndef __UKPLAT_TLS_H__
#define __UKPLAT_TLS_H__

#include <uk/arch/types.h>
#include <uk/arch/tls.h>

#ifdef __cplusplus
extern "C" {
#endif

__uptr ukplat_tlsp_get(void);
void ukplat_tlsp_set(__uptr tlsp);

/** Activates an initialised TLS area. */
#define ukplat_tls_set(tls_area) ukplat_tlsp_set(ukarch_tls_tlsp(tls_area))

/** Calls fn(arg) with another thread pointer in place. */
static inline void ukplat_tlsp_exec(__uptr tlsp, void (*fn)(void *),
				    void *arg)
{
	__uptr own = ukplat_tlsp_get();

	ukplat_tlsp_set(tlsp);
	fn(arg);
	ukplat_tlsp_set(own);
}

#ifdef __cplusplus
}
#endif

#endif /* __UKPLAT_TLS_H__ */
