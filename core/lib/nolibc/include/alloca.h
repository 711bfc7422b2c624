/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Memory on the stack, gone when the function returns. */
#ifndef __NOLIBC_ALLOCA_H__
#define __NOLIBC_ALLOCA_H__

#include <nolibc/types.h>

#undef alloca
#define alloca(size) __builtin_alloca(size)

#endif /* __NOLIBC_ALLOCA_H__ */
