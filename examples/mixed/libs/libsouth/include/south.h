/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#ifndef SOUTH_H
#define SOUTH_H

const char *south_says(void);

#endif /* SOUTH_H */
