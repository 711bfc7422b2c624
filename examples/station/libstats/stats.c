/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <stats.h>

void stats_add(struct stats *stats, int value)
{
	if (stats->count == 0 || value < stats->least)
		stats->least = value;
	if (stats->count == 0 || value > stats->greatest)
		stats->greatest = value;
	stats->sum += value;
	stats->count++;
}

int stats_mean(const struct stats *stats)
{
	return (int)(stats->sum / stats->count);
}
