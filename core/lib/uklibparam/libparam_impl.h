/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Where the linker script puts the pointers to all parameters. */
#ifndef LIBPARAM_IMPL_H
#define LIBPARAM_IMPL_H

#include <uk/libparam.h>

extern struct uk_libparam_param * const uk_libparam_params_start[];
extern struct uk_libparam_param * const uk_libparam_params_end[];

#endif /* LIBPARAM_IMPL_H */
