/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Integers between the host's byte order and the network's. */
#include <arpa/inet.h>
#include <endian.h>

uint16_t htons(uint16_t x)
{
	return htobe16(x);
}

uint16_t ntohs(uint16_t x)
{
	return be16toh(x);
}

uint32_t htonl(uint32_t x)
{
	return htobe32(x);
}

uint32_t ntohl(uint32_t x)
{
	return be32toh(x);
}
