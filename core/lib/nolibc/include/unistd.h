/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * POSIX calls. Each group needs the library that provides it; without that
 * library it is not declared.
 */
#ifndef __NOLIBC_UNISTD_H__
#define __NOLIBC_UNISTD_H__

#include <uk/config.h>
#include <uk/compiler.h>
#include <nolibc/types.h>

#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2

#ifndef SEEK_SET
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif

#define F_OK 0
#define R_OK 4
#define W_OK 2
#define X_OK 1

#define _SC_CLK_TCK 2
#define _SC_OPEN_MAX 4
#define _SC_PAGESIZE 30
#define _SC_PAGE_SIZE 30
#define _SC_NPROCESSORS_CONF 83
#define _SC_NPROCESSORS_ONLN 84
#define _SC_PHYS_PAGES 85
#define _SC_AVPHYS_PAGES 86

#ifdef __cplusplus
extern "C" {
#endif

void _exit(int status) __noreturn;

extern char *optarg;
extern int optind, opterr, optopt;
int getopt(int argc, char *const argv[], const char *optstring);

#if CONFIG_LIBPOSIX_ENVIRON
extern char **environ;
#endif

#if CONFIG_LIBPOSIX_FDTAB
int close(int fd);
int dup(int fd);
int dup2(int oldfd, int newfd);
int dup3(int oldfd, int newfd, int flags);
#endif

#if CONFIG_LIBPOSIX_FDIO
ssize_t read(int fd, void *buf, size_t n);
ssize_t write(int fd, const void *buf, size_t n);
ssize_t pread(int fd, void *buf, size_t n, off_t offset);
ssize_t pwrite(int fd, const void *buf, size_t n, off_t offset);
off_t lseek(int fd, off_t offset, int whence);
#endif

#if CONFIG_LIBPOSIX_PIPE
int pipe(int fds[2]);
int pipe2(int fds[2], int flags);
#endif

#if CONFIG_LIBVFSCORE
int access(const char *path, int mode);
int chdir(const char *path);
int fchdir(int fd);
int chown(const char *path, uid_t uid, gid_t gid);
int fchown(int fd, uid_t uid, gid_t gid);
int lchown(const char *path, uid_t uid, gid_t gid);
int fsync(int fd);
int fdatasync(int fd);
int ftruncate(int fd, off_t length);
int truncate(const char *path, off_t length);
char *getcwd(char *buf, size_t n);
int link(const char *from, const char *to);
int symlink(const char *target, const char *path);
ssize_t readlink(const char *path, char *buf, size_t n);
int rmdir(const char *path);
int unlink(const char *path);
void sync(void);
#endif

#if CONFIG_LIBPOSIX_PROCESS
pid_t getpid(void);
pid_t getppid(void);
pid_t getpgrp(void);
pid_t getpgid(pid_t pid);
pid_t getsid(pid_t pid);
pid_t setsid(void);
int setpgid(pid_t pid, pid_t pgid);
#endif

#if CONFIG_LIBPOSIX_USER
uid_t getuid(void);
uid_t geteuid(void);
gid_t getgid(void);
gid_t getegid(void);
int setuid(uid_t uid);
int setgid(gid_t gid);
int getgroups(int n, gid_t list[]);
#endif

#if CONFIG_LIBPOSIX_SYSINFO
long sysconf(int name);
int gethostname(char *name, size_t n);
int sethostname(const char *name, size_t n);
int getpagesize(void);
#endif

#if CONFIG_LIBPOSIX_TIME
unsigned int sleep(unsigned int seconds);
int usleep(useconds_t usec);
#endif

#if CONFIG_LIBUKSIGNAL
unsigned int alarm(unsigned int seconds);
int pause(void);
#endif

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_UNISTD_H__ */
