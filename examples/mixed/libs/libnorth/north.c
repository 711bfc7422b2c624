/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <north.h>

const char *greeting(void);

const char *north_says(void)
{
	return greeting();
}
