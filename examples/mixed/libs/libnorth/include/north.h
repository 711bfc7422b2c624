/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#ifndef NORTH_H
#define NORTH_H

const char *north_says(void);

#endif /* NORTH_H */
