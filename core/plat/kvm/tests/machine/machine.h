/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#ifndef MACHINE_H
#define MACHINE_H

/** Crashes in the way that is named.
 * @return -1 if there is no way of that name
 */
int crash(const char *how);

#endif /* MACHINE_H */
