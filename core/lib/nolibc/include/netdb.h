/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Names of hosts and services. nolibc holds h_errno; the functions come from
 * the network stack.
 */
#ifndef __NOLIBC_NETDB_H__
#define __NOLIBC_NETDB_H__

#include <uk/config.h>
#include <nolibc/types.h>

struct sockaddr;

struct hostent {
	char *h_name;
	char **h_aliases;
	int h_addrtype;
	int h_length;
	char **h_addr_list;
};
#define h_addr h_addr_list[0]

struct servent {
	char *s_name;
	char **s_aliases;
	int s_port;
	char *s_proto;
};

struct addrinfo {
	int ai_flags;
	int ai_family;
	int ai_socktype;
	int ai_protocol;
	socklen_t ai_addrlen;
	struct sockaddr *ai_addr;
	char *ai_canonname;
	struct addrinfo *ai_next;
};

#define HOST_NOT_FOUND 1
#define TRY_AGAIN 2
#define NO_RECOVERY 3
#define NO_DATA 4
#define NO_ADDRESS NO_DATA

#define AI_PASSIVE 0x01
#define AI_CANONNAME 0x02
#define AI_NUMERICHOST 0x04
#define AI_NUMERICSERV 0x400

#define EAI_BADFLAGS (-1)
#define EAI_NONAME (-2)
#define EAI_AGAIN (-3)
#define EAI_FAIL (-4)
#define EAI_FAMILY (-6)
#define EAI_SOCKTYPE (-7)
#define EAI_SERVICE (-8)
#define EAI_MEMORY (-10)
#define EAI_SYSTEM (-11)
#define EAI_OVERFLOW (-12)

#ifdef __cplusplus
extern "C" {
#endif

extern int h_errno;

#if CONFIG_HAVE_NW_STACK
struct hostent *gethostbyname(const char *name);
int getaddrinfo(const char *node, const char *service,
		const struct addrinfo *hints, struct addrinfo **result);
void freeaddrinfo(struct addrinfo *list);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_NETDB_H__ */
