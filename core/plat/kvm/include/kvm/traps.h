/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Exceptions: what they are called and what becomes of them. */
#ifndef __KVM_TRAPS_H__
#define __KVM_TRAPS_H__

#include <uk/arch/traps.h>

/* The console says why already: one report is enough. */
extern int kvm_reported;

/** Writes what happened to the kernel console: the exception, its cause, the
 * registers and a backtrace. Needs nothing but a working console.
 * @param name what the exception is called
 */
void kvm_report(const struct ukarch_trap_ctx *ctx, const char *name);

/** For a crash without an exception, like a failed assertion: a backtrace.
 * Does nothing if there was a report already.
 * @param frame the frame of the function that ends the machine
 */
void kvm_report_caller(const void *frame);

#endif /* __KVM_TRAPS_H__ */
