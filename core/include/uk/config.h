/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The configuration as C sees it: one CONFIG_<SYMBOL> macro per symbol that is
 * set (1, a string or a number); a symbol that is off is not defined.
 * May be included from assembly and from linker scripts.
 */
#ifndef __UK_CONFIG_H__
#define __UK_CONFIG_H__

#include <uk/bits/config.h>

#endif /* __UK_CONFIG_H__ */
