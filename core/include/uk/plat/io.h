/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Addresses as devices see them. */
#ifndef __UKPLAT_IO_H__
#define __UKPLAT_IO_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The physical address behind a pointer; memory is mapped one to one. */
static inline __paddr_t ukplat_virt_to_phys(const volatile void *address)
{
	return (__paddr_t)address;
}

#ifdef __cplusplus
}
#endif

#endif /* __UKPLAT_IO_H__ */
