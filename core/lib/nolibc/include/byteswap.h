/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Reversal of bytes. */
#ifndef __NOLIBC_BYTESWAP_H__
#define __NOLIBC_BYTESWAP_H__

#define bswap_16(x) __builtin_bswap16(x)
#define bswap_32(x) __builtin_bswap32(x)
#define bswap_64(x) __builtin_bswap64(x)

#endif /* __NOLIBC_BYTESWAP_H__ */
