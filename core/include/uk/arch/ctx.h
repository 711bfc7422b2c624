/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Execution contexts: where to continue (ip) and on which stack (sp). A
 * context that is not running has everything else on its stack.
 *
 * Extended contexts (ectx) hold the floating-point and vector registers;
 * their size depends on the processor and is known after boot.
 */
#ifndef __UKARCH_CTX_H__
#define __UKARCH_CTX_H__

#include <uk/arch/types.h>
#include <uk/arch/limits.h>
#include <uk/asm/ctx.h>

#define UKARCH_CTX_OFFSETOF_IP 0
#define UKARCH_CTX_OFFSETOF_SP 8

#ifndef __ASSEMBLY__

#include <uk/arch/lcpu.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

struct ukarch_ctx {
	__uptr ip;
	__uptr sp;
};

struct ukarch_ectx;

typedef void (*ukarch_ctx_entry0)(void);
typedef void (*ukarch_ctx_entry1)(long);
typedef void (*ukarch_ctx_entry2)(long, long);

/** The initial stack pointer for a stack of len bytes at base. */
#define ukarch_gen_sp(base, len)					\
	ALIGN_DOWN((__uptr)(base) + (__uptr)(len), UKARCH_SP_ALIGN)

/* Is there room for size more bytes below sp, in a stack that starts at
 * base? Only a type-safe comparison; the caller knows the base.
 */
static inline __uptr _ukarch_stack_push(__uptr sp, long value, __sz step)
{
	sp -= step;
	*(long *)sp = value;
	return sp;
}

/** Pushes a value; packed: next to the last one, else keeping the stack
 * aligned for a call.
 * @return the new stack pointer
 */
#define ukarch_rstack_push(sp, value)					\
	_ukarch_stack_push((__uptr)(sp), (long)(value), UKARCH_SP_ALIGN)
#define ukarch_rstack_push_packed(sp, value)				\
	_ukarch_stack_push((__uptr)(sp), (long)(value), sizeof(long))

/** The same on the stack of a context that is not running. */
#define ukarch_rctx_stackpush(ctx, value)				\
	((ctx)->sp = ukarch_rstack_push((ctx)->sp, (value)))
#define ukarch_rctx_stackpush_packed(ctx, value)			\
	((ctx)->sp = ukarch_rstack_push_packed((ctx)->sp, (value)))

/** Sets ip and sp, nothing else: the entry is jumped to with whatever the
 * registers hold.
 */
static inline void ukarch_ctx_init_bare(struct ukarch_ctx *ctx, __uptr sp,
					__uptr ip)
{
	ctx->ip = ip;
	ctx->sp = sp;
}

/**
 * Prepares a context that starts at ip, on a stack whose top is sp.
 * @param keep_regs 0: general registers are zero at the entry; otherwise
 *	they keep the values of the context that switched. The frame pointer
 *	is zero in both cases, so that a backtrace ends there.
 */
void ukarch_ctx_init(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
		     __uptr ip);

/** As ukarch_ctx_init(), entering a C function with 0, 1 or 2 arguments.
 * The function must not return.
 */
void ukarch_ctx_init_entry0(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry0 entry);
void ukarch_ctx_init_entry1(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry1 entry, long arg);
void ukarch_ctx_init_entry2(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry2 entry, long arg0, long arg1);

/** Saves the running context in store and continues load. Extended state
 * and thread pointer are the caller's business.
 */
void ukarch_ctx_switch(struct ukarch_ctx *store, struct ukarch_ctx *load);

/** Bytes and alignment an extended context must be allocated with. */
__sz ukarch_ectx_size(void);
__sz ukarch_ectx_align(void);

/** Makes a fresh area loadable: zeroed, control words at their defaults. */
void ukarch_ectx_init(struct ukarch_ectx *state);
/** Clears what a load would trip over in an area that held other data. */
void ukarch_ectx_sanitize(struct ukarch_ectx *state);
void ukarch_ectx_store(struct ukarch_ectx *state);
void ukarch_ectx_load(struct ukarch_ectx *state);
/** Crashes if the processor's extended state differs from the stored. */
void ukarch_ectx_assert_equal(struct ukarch_ectx *state);

#ifdef __cplusplus
}
#endif

#endif /* !__ASSEMBLY__ */
#endif /* __UKARCH_CTX_H__ */
