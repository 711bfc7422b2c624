/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Byte order of the network. */
#ifndef __NOLIBC_ARPA_INET_H__
#define __NOLIBC_ARPA_INET_H__

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

uint16_t htons(uint16_t x);
uint16_t ntohs(uint16_t x);
uint32_t htonl(uint32_t x);
uint32_t ntohl(uint32_t x);

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_ARPA_INET_H__ */
