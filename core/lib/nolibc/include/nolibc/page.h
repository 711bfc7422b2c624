/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The page size, without the rest of uk/arch/limits.h. */
#ifndef __NOLIBC_NOLIBC_PAGE_H__
#define __NOLIBC_NOLIBC_PAGE_H__

#include <uk/arch/types.h>
#include <uk/arch/limits.h>

#endif /* __NOLIBC_NOLIBC_PAGE_H__ */
