/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <south.h>

const char *greeting(void);

const char *south_says(void)
{
	return greeting();
}
