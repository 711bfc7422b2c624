/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The switch, assembled without the core's command line. */
#define __ASSEMBLY__ 1
#include "../ctx_switch.S"
