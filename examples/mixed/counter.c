/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */

/* Makefile.uk gives each variant its NAME and its STEP. */
int NAME(void);

int NAME(void)
{
	static int value;

	value += STEP;
	return value;
}
