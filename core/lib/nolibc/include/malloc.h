/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The old home of memalign. */
#ifndef __NOLIBC_MALLOC_H__
#define __NOLIBC_MALLOC_H__

#include <stdlib.h>

#endif /* __NOLIBC_MALLOC_H__ */
