/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <stdio.h>
#include <uk/config.h>

#if CONFIG_APPHELLOWORLD_SPINNER
#include <uk/plat/time.h>

#define STEP_NSEC 250000000ULL

static void spin(void)
{
	static const char step[] = "|/-\\";
	unsigned int at = 0;

	for (;;) {
		__nsec next = ukplat_monotonic_clock() + STEP_NSEC;

		while (ukplat_monotonic_clock() < next)
			;
		printf("\r%c", step[at++ % 4]);
		fflush(stdout);
	}
}
#endif

int main(int argc, char *argv[])
{
	printf("Hello from kiln!\n");
#if CONFIG_APPHELLOWORLD_PRINTARGS
	printf("Arguments:");
	for (int i = 0; i < argc; i++)
		printf(" \"%s\"", argv[i]);
	printf("\n");
#else
	(void)argc;
	(void)argv;
#endif
#if CONFIG_APPHELLOWORLD_SPINNER
	spin();
#endif
	return 0;
}
