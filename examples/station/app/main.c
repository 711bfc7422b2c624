/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <stdio.h>
#include <stdlib.h>
#include <uk/config.h>
#include <uk/libparam.h>
#include <stats.h>
#include "history.h"

#if CONFIG_APPSTATION_FAHRENHEIT
#define UNIT "F"
#define IN_UNIT(tenths) ((tenths) * 9 / 5 + 320)
#else
#define UNIT "C"
#define IN_UNIT(tenths) (tenths)
#endif

static int count = 6;
static char *place = "roof";

UK_LIBPARAM_PARAM(count, int, "Number of readings");
UK_LIBPARAM_PARAM(place, charp, "Where the station stands");

/* A thermometer that always tells the same story, in tenths of a degree. */
static int read_thermometer(int at)
{
	return 187 + 29 * at % 64;
}

static void print_tenths(const char *name, int celsius)
{
	int value = IN_UNIT(celsius);

	printf("%s %d.%d %s\n", name, value / 10, abs(value % 10), UNIT);
}

int main(void)
{
	struct stats stats = STATS_NONE;

	for (int i = 0; i < count; i++) {
		int value = read_thermometer(i);

		stats_add(&stats, value);
		history_add(value);
	}
	printf("%s: %d readings\n", place, stats.count);
	if (stats.count == 0)
		return 1;
	print_tenths("least", stats.least);
	print_tenths("mean", stats_mean(&stats));
	print_tenths("greatest", stats.greatest);
	for (int value; history_take(&value);)
		print_tenths("lately", value);
	return 0;
}
