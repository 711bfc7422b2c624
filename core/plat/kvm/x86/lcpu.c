/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The processor: interrupts on and off, sleeping, thread pointer. */
#include <uk/assert.h>
#include <uk/plat/common/lcpu.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/plat/tls.h>
#include <kvm/clock.h>
#include <kvm/setup.h>
#include <x86/cpu.h>

UK_CTASSERT(__offsetof(struct lcpu, auxsp) == LCPU_AUXSP_OFFSET);

static struct lcpu lcpu;

void kvm_lcpu_init(void)
{
	__u32 a, b, c, d;

	cpuid(1, 0, &a, &b, &c, &d);
	lcpu.id = b >> 24;
	wrmsrl(X86_MSR_GS_BASE, (__uptr)&lcpu);
}

__lcpuid ukplat_lcpu_id(void)
{
	return lcpu.id;
}

__uptr ukplat_lcpu_get_auxsp(void)
{
	return lcpu.auxsp;
}

void ukplat_lcpu_set_auxsp(__uptr auxsp)
{
	lcpu.auxsp = auxsp;
}

void ukplat_lcpu_enable_irq(void)
{
	local_irq_enable();
}

void ukplat_lcpu_disable_irq(void)
{
	local_irq_disable();
}

unsigned long ukplat_lcpu_save_irqf(void)
{
	unsigned long flags = local_save_flags();

	local_irq_disable();
	return flags;
}

void ukplat_lcpu_restore_irqf(unsigned long flags)
{
	if (flags & X86_EFLAGS_IF)
		local_irq_enable();
	else
		local_irq_disable();
}

int ukplat_lcpu_irqs_disabled(void)
{
	return !(local_save_flags() & X86_EFLAGS_IF);
}

void ukplat_lcpu_irqs_handle_pending(void)
{
	/* The interrupt controller delivers by itself. */
}

void ukplat_lcpu_halt(void)
{
	for (;;) {
		local_irq_disable();
		halt();
	}
}

void ukplat_lcpu_halt_irq(void)
{
	UK_ASSERT(ukplat_lcpu_irqs_disabled());

	/* sti takes effect after the next instruction: an interrupt that is
	 * already pending wakes the hlt and cannot slip in before it.
	 */
	__asm__ __volatile__("sti; hlt; cli" : : : "memory");
}

void ukplat_lcpu_halt_irq_until(__nsec until)
{
	__nsec now = ukplat_monotonic_clock();

	UK_ASSERT(ukplat_lcpu_irqs_disabled());

	if (until <= now) {
		/* Too late to sleep, but let pending interrupts in. */
		__asm__ __volatile__("sti; nop; cli" : : : "memory");
		return;
	}
	pit_oneshot(until - now);
	ukplat_lcpu_halt_irq();
}

__uptr ukplat_tlsp_get(void)
{
	return rdmsrl(X86_MSR_FS_BASE);
}

void ukplat_tlsp_set(__uptr tlsp)
{
	wrmsrl(X86_MSR_FS_BASE, tlsp);
}
