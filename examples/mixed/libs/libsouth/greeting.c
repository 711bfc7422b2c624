/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */

/* The other library has a function of this name too. */
const char *greeting(void);

const char *greeting(void)
{
	return "greetings from the south";
}
