/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Part of native_libparam.c: a parameter named after its library. */
#undef UK_LIBPARAM_LIBPREFIX
#undef __LIBNAME__
#define __LIBNAME__ libother
#include <uk/libparam.h>

int other_level;

UK_LIBPARAM_PARAM_ALIAS(level, &other_level, int, "Level");
