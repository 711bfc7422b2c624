/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#ifndef STATS_H
#define STATS_H

#ifdef __cplusplus
extern "C" {
#endif

struct stats {
	int count;
	int least;
	int greatest;
	long long sum;
};

/* Before the first number. */
#define STATS_NONE { 0, 0, 0, 0 }

void stats_add(struct stats *stats, int value);
/** Rounded towards zero; at least one number must have been added. */
int stats_mean(const struct stats *stats);

#ifdef __cplusplus
}
#endif

#endif /* STATS_H */
