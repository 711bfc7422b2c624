/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Stands in for the application's main, if there is none. */
#include <stdio.h>
#include <uk/compiler.h>

int __weak main(int argc __unused, char *argv[] __unused)
{
	printf("This image has no main function.\n"
	       "Does a Makefile.uk add the source file that defines it, and\n"
	       "does its library's exportsyms.uk, if any, list main?\n");
	return 1;
}
