/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The platform's console: kernel messages (k) and debug messages (d). */
#ifndef __UKPLAT_CONSOLE_H__
#define __UKPLAT_CONSOLE_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Writes len bytes; "\n" goes out as "\r\n".
 * @return the number of bytes taken, or a negative errno
 */
int ukplat_coutk(const char *buf, unsigned int len);
int ukplat_coutd(const char *buf, unsigned int len);

/** Reads at most maxlen waiting bytes; 0 when there are none. */
int ukplat_cink(char *buf, unsigned int maxlen);

#define UK_ANSI_MOD_RESET "\033[0m"
#define UK_ANSI_MOD_BOLD "\033[1m"
#define UK_ANSI_MOD_UNDERLINE "\033[4m"

#define UK_ANSI_MOD_COLORFG(color) "\033[3" color "m"
#define UK_ANSI_MOD_COLORBG(color) "\033[4" color "m"

#define UK_ANSI_COLOR_BLACK "0"
#define UK_ANSI_COLOR_RED "1"
#define UK_ANSI_COLOR_GREEN "2"
#define UK_ANSI_COLOR_YELLOW "3"
#define UK_ANSI_COLOR_BLUE "4"
#define UK_ANSI_COLOR_MAGENTA "5"
#define UK_ANSI_COLOR_CYAN "6"
#define UK_ANSI_COLOR_WHITE "7"
#define UK_ANSI_COLOR_DEFAULT "9"

#ifdef __cplusplus
}
#endif

#endif /* __UKPLAT_CONSOLE_H__ */
