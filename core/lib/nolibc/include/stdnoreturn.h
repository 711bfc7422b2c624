/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The keyword noreturn. */
#ifndef __NOLIBC_STDNORETURN_H__
#define __NOLIBC_STDNORETURN_H__

#ifndef __cplusplus
#define noreturn _Noreturn
#endif

#endif /* __NOLIBC_STDNORETURN_H__ */
