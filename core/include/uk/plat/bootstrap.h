/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* How a machine starts and how it ends. */
#ifndef __UKPLAT_BOOTSTRAP_H__
#define __UKPLAT_BOOTSTRAP_H__

#include <uk/arch/types.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Called by the platform on the boot stack when the machine is usable;
 * provided by the boot library.
 */
void ukplat_entry(int argc, char *argv[]) __noreturn;

/**
 * The same for a platform that has one string instead of a vector.
 * @param arg0 argv[0], or NULL if the string begins with it
 * @param argb the string; it is cut into arguments in place
 * @param argb_len its length, or 0 if it is zero-terminated
 */
void ukplat_entry_argp(char *arg0, char *argb, __sz argb_len) __noreturn;

enum ukplat_gstate {
	UKPLAT_HALT,
	UKPLAT_RESTART,
	UKPLAT_SUSPEND,
	UKPLAT_CRASH,
};

/** Ends the machine. CRASH is what the host sees as a failure. */
void ukplat_terminate(enum ukplat_gstate request) __noreturn;

#define ukplat_halt() ukplat_terminate(UKPLAT_HALT)
#define ukplat_restart() ukplat_terminate(UKPLAT_RESTART)
#define ukplat_crash() ukplat_terminate(UKPLAT_CRASH)

/** @return -EBUSY: no platform here can suspend */
int ukplat_suspend(void);

/**
 * kiln extension, for the boot library and a libc's exit(): remembers the
 * application's result. ukplat_terminate(UKPLAT_HALT) hands its low byte to
 * the host if the host listens. Called again, the last value counts.
 */
void ukplat_exit_status_set(int status);

#ifdef __cplusplus
}
#endif

#endif /* __UKPLAT_BOOTSTRAP_H__ */
