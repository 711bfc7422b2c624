/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Nothing is hidden behind feature macros here; for includers only. */
#ifndef __NOLIBC_FEATURES_H__
#define __NOLIBC_FEATURES_H__

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#endif /* __NOLIBC_FEATURES_H__ */
