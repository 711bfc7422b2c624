/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <stdio.h>
#include <uk/print.h>

int main(int argc, char *argv[])
{
	uk_pr_info("argc = %d\n", argc);
	for (int i = 0; i < argc; i++)
		uk_pr_debug("argument %d is \"%s\"\n", i, argv[i]);
	printf("Hello from an image that speaks!\n");
	return 0;
}
