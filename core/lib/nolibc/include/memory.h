/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The old name of string.h. */
#ifndef __NOLIBC_MEMORY_H__
#define __NOLIBC_MEMORY_H__

#include <string.h>

#endif /* __NOLIBC_MEMORY_H__ */
