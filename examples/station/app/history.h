/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#ifndef HISTORY_H
#define HISTORY_H

#include <uk/config.h>

#if CONFIG_APPSTATION_HISTORY
/** Keeps a reading; the oldest one goes when there are four already. */
void history_add(int value);
/** Takes the oldest reading out: 1, or 0 when there is none. */
int history_take(int *value);
#else
static inline void history_add(int value)
{
	(void)value;
}

static inline int history_take(int *value)
{
	(void)value;
	return 0;
}
#endif

#endif /* HISTORY_H */
