/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Users. */
#ifndef __NOLIBC_PWD_H__
#define __NOLIBC_PWD_H__

#include <uk/config.h>
#include <nolibc/types.h>

struct passwd {
	char *pw_name;
	char *pw_passwd;
	uid_t pw_uid;
	gid_t pw_gid;
	char *pw_gecos;
	char *pw_dir;
	char *pw_shell;
};

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBPOSIX_USER
struct passwd *getpwnam(const char *name);
struct passwd *getpwuid(uid_t uid);
int getpwnam_r(const char *name, struct passwd *pwd, char *buf, size_t n,
	       struct passwd **result);
int getpwuid_r(uid_t uid, struct passwd *pwd, char *buf, size_t n,
	       struct passwd **result);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_PWD_H__ */
