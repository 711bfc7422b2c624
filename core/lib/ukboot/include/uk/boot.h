/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Leaving a running system in order. */
#ifndef __UK_BOOT_H__
#define __UK_BOOT_H__

#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Asks the boot thread to shut the system down, from any thread.
 * @return 0, or -ENOTSUP: nobody waits for requests while main runs on the
 *	boot thread itself
 */
int uk_boot_shutdown_req(enum ukplat_gstate target);

/**
 * kiln extension: what follows a return of main. Runs the term functions of
 * everything that was initialised, last first, and ends the machine; the
 * host is told the status. For a libc's exit(). Called again from a term
 * function, it goes on with those that are left; the last status counts.
 */
void uk_boot_exit(int status) __noreturn;

#ifdef __cplusplus
}
#endif

#endif /* __UK_BOOT_H__ */
