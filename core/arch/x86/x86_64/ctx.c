/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Preparing contexts that have not run yet; see ctx_switch.S. */
#include <uk/arch/ctx.h>

void _ctx_start_clear(void);
void _ctx_start_keep(void);
void _ctx_call_clear(void);
void _ctx_call_keep(void);

/* The zero where a return address would be: whoever returns from the first
 * function of a context crashes at address 0 instead of somewhere.
 */
static __uptr push_no_return(__uptr sp)
{
	sp = ALIGN_DOWN(sp, (__uptr)UKARCH_SP_ALIGN);
	return ukarch_rstack_push_packed(sp, 0);
}

void ukarch_ctx_init(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
		     __uptr ip)
{
	/* The caller may have pushed values of its own: keep sp exact. */
	ctx->sp = ukarch_rstack_push_packed(sp, ip);
	ctx->ip = (__uptr)(keep_regs ? _ctx_start_keep : _ctx_start_clear);
}

static void init_call(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
		      __uptr entry, long arg0, long arg1)
{
	sp = push_no_return(sp);
	sp = ukarch_rstack_push_packed(sp, entry);
	sp = ukarch_rstack_push_packed(sp, arg1);
	ctx->sp = ukarch_rstack_push_packed(sp, arg0);
	ctx->ip = (__uptr)(keep_regs ? _ctx_call_keep : _ctx_call_clear);
}

void ukarch_ctx_init_entry0(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry0 entry)
{
	ukarch_ctx_init(ctx, push_no_return(sp), keep_regs, (__uptr)entry);
}

void ukarch_ctx_init_entry1(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry1 entry, long arg)
{
	init_call(ctx, sp, keep_regs, (__uptr)entry, arg, 0);
}

void ukarch_ctx_init_entry2(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry2 entry, long arg0, long arg1)
{
	init_call(ctx, sp, keep_regs, (__uptr)entry, arg0, arg1);
}
