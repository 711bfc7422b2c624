/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Who we are. */
#ifndef __UK_VERSION_H__
#define __UK_VERSION_H__

#ifdef __cplusplus
extern "C" {
#endif

/** Writes the configured banner to the kernel console. */
void uk_version(void);

#ifdef __cplusplus
}
#endif

#endif /* __UK_VERSION_H__ */
