/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Extended state: the x87, SSE and AVX registers. Compiled without use of
 * them.
 *
 * XSAVEOPT is not used: it leaves out what has not changed since the last
 * XRSTOR from the same address, and so loses registers when the area was
 * overwritten in between, as an area on a stack is.
 */
#include <string.h>
#include <uk/arch/ctx.h>
#include <uk/assert.h>
#include <uk/essentials.h>

/* Sizes of the standard layout. */
#define LEGACY_SIZE 512
#define HEADER_SIZE 64

#define FCW_DEFAULT 0x037f   /* x87: all exceptions masked, 64-bit precision */
#define MXCSR_DEFAULT 0x1f80 /* SSE: all exceptions masked */

#define CPUID1_ECX_OSXSAVE (1U << 27)

enum method {
	UNKNOWN,
	FXSAVE,
	XSAVE,
};

struct ukarch_ectx {
	__u16 fcw, fsw, ftw, fop;
	__u64 fip, fdp;
	__u32 mxcsr, mxcsr_mask;
	__u8 x87[128];
	__u8 xmm[256];
	__u8 unused[96];
	/* only by the XSAVE family: */
	__u64 in_use; /* components that are not in their initial state */
	__u64 compact;
	__u64 reserved[6];
	__u8 extended[];
};
UK_CTASSERT(__offsetof(struct ukarch_ectx, in_use) == LEGACY_SIZE);

#define IN_USE_X87 1UL
#define IN_USE_SSE 2UL
#define IN_USE_AVX 4UL

static enum method method;
static __u32 size = LEGACY_SIZE;
static __u64 enabled; /* components the processor saves and loads */

static void cpuid(__u32 leaf, __u32 sub, __u32 *a, __u32 *b, __u32 *c)
{
	__u32 d;

	__asm__ __volatile__("cpuid" : "=a"(*a), "=b"(*b), "=c"(*c), "=d"(d)
			     : "0"(leaf), "2"(sub));
}

/* The platform has set up the processor when this is first called. */
static enum method probe(void)
{
	__u32 a, b, c, enabled_size, lo, hi;

	if (likely(method))
		return method;
	cpuid(1, 0, &a, &b, &c);
	if (!(c & CPUID1_ECX_OSXSAVE))
		return method = FXSAVE;
	cpuid(0xd, 0, &a, &enabled_size, &c);
	size = enabled_size;
	__asm__ __volatile__("xgetbv" : "=a"(lo), "=d"(hi) : "c"(0));
	enabled = lo | (__u64)hi << 32;
	return method = XSAVE;
}

__sz ukarch_ectx_size(void)
{
	probe();
	return size;
}

__sz ukarch_ectx_align(void)
{
	return UKARCH_ECTX_ALIGN;
}

void ukarch_ectx_sanitize(struct ukarch_ectx *state)
{
	UK_ASSERT(IS_ALIGNED((__uptr)state, UKARCH_ECTX_ALIGN));

	/* A load refuses a header with unknown bits, and a store keeps them. */
	if (probe() != FXSAVE) {
		state->in_use &= enabled;
		state->compact = 0;
		memset(state->reserved, 0, sizeof(state->reserved));
	}
}

void ukarch_ectx_init(struct ukarch_ectx *state)
{
	UK_ASSERT(IS_ALIGNED((__uptr)state, UKARCH_ECTX_ALIGN));

	memset(state, 0, ukarch_ectx_size());
	state->fcw = FCW_DEFAULT;
	state->mxcsr = MXCSR_DEFAULT;
}

void ukarch_ectx_store(struct ukarch_ectx *state)
{
	UK_ASSERT(IS_ALIGNED((__uptr)state, UKARCH_ECTX_ALIGN));

	if (probe() == FXSAVE)
		__asm__ __volatile__("fxsave64 (%0)" : : "r"(state)
				     : "memory");
	else
		__asm__ __volatile__("xsave64 (%0)" : : "r"(state), "a"(~0),
				     "d"(~0) : "memory");
}

void ukarch_ectx_load(struct ukarch_ectx *state)
{
	UK_ASSERT(IS_ALIGNED((__uptr)state, UKARCH_ECTX_ALIGN));

	if (probe() == FXSAVE)
		__asm__ __volatile__("fxrstor64 (%0)" : : "r"(state)
				     : "memory");
	else
		__asm__ __volatile__("xrstor64 (%0)" : : "r"(state),
				     "a"(~0), "d"(~0) : "memory");
}

/* Compares a part of two areas; in an area that marks the component unused
 * the bytes mean nothing and count as zero.
 */
static int equal(const __u8 *a, int a_used, const __u8 *b, int b_used,
		 __sz len)
{
	__sz i;

	for (i = 0; i < len; i++)
		if ((a_used ? a[i] : 0) != (b_used ? b[i] : 0))
			return 0;
	return 1;
}

void ukarch_ectx_assert_equal(struct ukarch_ectx *state)
{
	__u8 area[UKARCH_ECTX_SIZE] __align(UKARCH_ECTX_ALIGN);
	struct ukarch_ectx *now = (struct ukarch_ectx *)area;
	__u64 a = ~0UL, b = ~0UL;
	__u32 avx_size = 0, avx_offset = 0, c;
	int same;

	UK_ASSERT(ukarch_ectx_size() <= sizeof(area));
	ukarch_ectx_init(now);
	ukarch_ectx_store(now);
	if (probe() != FXSAVE) {
		a = state->in_use;
		b = now->in_use;
		cpuid(0xd, 2, &avx_size, &avx_offset, &c);
		if (avx_offset + avx_size > size)
			avx_size = 0;
	}
	same = state->mxcsr == now->mxcsr &&
	       equal(state->xmm, a & IN_USE_SSE, now->xmm, b & IN_USE_SSE,
		     sizeof(state->xmm)) &&
	       equal(state->x87, a & IN_USE_X87, now->x87, b & IN_USE_X87,
		     sizeof(state->x87)) &&
	       equal((__u8 *)state + avx_offset, a & IN_USE_AVX,
		     (__u8 *)now + avx_offset, b & IN_USE_AVX, avx_size);
	if (unlikely(!same))
		UK_CRASH("Extended state was changed\n");
}
