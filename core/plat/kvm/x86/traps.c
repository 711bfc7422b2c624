/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Descriptor tables, and what happens when the processor uses them:
 * interrupts go to the interrupt controller, exceptions become events, and an
 * exception that no event handler takes ends the machine with a report.
 */
#include <stddef.h>
#include <uk/arch/ctx.h>
#include <uk/arch/traps.h>
#include <uk/event.h>
#include <uk/intctlr/xpic.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/console.h>
#include <kvm/layout.h>
#include <kvm/setup.h>
#include <kvm/traps.h>
#include <x86/cpu.h>

UK_EVENT(UKARCH_TRAP_INVALID_OP);
UK_EVENT(UKARCH_TRAP_DEBUG);
UK_EVENT(UKARCH_TRAP_PAGE_FAULT);
UK_EVENT(UKARCH_TRAP_BUS_ERROR);
UK_EVENT(UKARCH_TRAP_MATH);
UK_EVENT(UKARCH_TRAP_SECURITY);
UK_EVENT(UKARCH_TRAP_X86_GP);

#define VECTORS 256
#define EXCEPTIONS 32

struct gate {
	__u64 lo, hi;
};

/* Bits of a gate's low word besides address and stack. */
#define GATE_INTERRUPT ((__u64)KVM_CS << 16 | 0x8eUL << 40)
#define GATE_IST(n) ((__u64)(n) << 32)
#define IST_IRQ 1
#define IST_TRAP 2
#define IST_CRITICAL 3

struct tss {
	__u32 reserved0;
	__u64 rsp[3];
	__u64 reserved1;
	__u64 ist[7];
	__u64 reserved2;
	__u16 reserved3;
	__u16 iomap;
} __packed;

#define DESC_TSS (0x89UL << 40) /* present, available 64-bit TSS */

extern __u64 kvm_gdt[];
extern char kvm_trap_stubs[][8];

static struct gate idt[VECTORS] __align(16);
static struct tss tss __align(8);

struct exception {
	const char *name;
	const struct uk_event *event; /* NULL: nobody can take it */
	__u8 error_code;              /* the processor gives one */
};

#define E(name, event) { name, UK_EVENT_PTR(event), 0 }
#define E_CODE(name, event) { name, UK_EVENT_PTR(event), 1 }

static const struct exception exceptions[EXCEPTIONS] = {
	[TRAP_divide_error] = E("divide error", UKARCH_TRAP_MATH),
	[TRAP_debug] = E("debug exception", UKARCH_TRAP_DEBUG),
	[TRAP_nmi] = { "non-maskable interrupt", NULL, 0 },
	[TRAP_int3] = E("breakpoint", UKARCH_TRAP_DEBUG),
	[TRAP_overflow] = E("overflow", UKARCH_TRAP_MATH),
	[TRAP_bounds] = { "bound range exceeded", NULL, 0 },
	[TRAP_invalid_op] = E("invalid opcode", UKARCH_TRAP_INVALID_OP),
	[TRAP_no_device] = E("device not available", UKARCH_TRAP_MATH),
	[TRAP_double_fault] = { "double fault", NULL, 1 },
	[TRAP_invalid_tss] = { "invalid TSS", NULL, 1 },
	[TRAP_no_segment] = E_CODE("segment not present",
				   UKARCH_TRAP_BUS_ERROR),
	[TRAP_stack_error] = E_CODE("stack segment fault",
				    UKARCH_TRAP_BUS_ERROR),
	[TRAP_gp_fault] = E_CODE("general protection fault",
				 UKARCH_TRAP_X86_GP),
	[TRAP_page_fault] = E_CODE("page fault", UKARCH_TRAP_PAGE_FAULT),
	[TRAP_coproc_error] = E("x87 floating-point error", UKARCH_TRAP_MATH),
	[TRAP_alignment_check] = E_CODE("alignment check",
					UKARCH_TRAP_BUS_ERROR),
	[TRAP_machine_check] = { "machine check", NULL, 0 },
	[TRAP_simd_error] = E("SIMD floating-point error", UKARCH_TRAP_MATH),
	[TRAP_virt_error] = { "virtualization exception", NULL, 0 },
	[21] = E_CODE("control protection exception", UKARCH_TRAP_SECURITY),
	[TRAP_security_error] = E_CODE("security exception",
				       UKARCH_TRAP_SECURITY),
};

static void set_ist(unsigned int vector, __u64 ist)
{
	idt[vector].lo = (idt[vector].lo & ~GATE_IST(7)) | GATE_IST(ist);
}

void kvm_traps_init(const __uptr ist[3])
{
	struct {
		__u16 limit;
		__u64 base;
	} __packed idtr = { sizeof(idt) - 1, (__uptr)idt };
	__uptr addr = (__uptr)kvm_trap_stubs;
	__u64 base, lo;
	int i;

	/* Stubs lie side by side within 64 KiB, the image below 4 GiB. */
	lo = (addr & 0xffff) | (addr & 0xffff0000) << 32 | GATE_INTERRUPT |
	     GATE_IST(IST_IRQ);
#pragma GCC unroll 8
	for (i = 0; i < VECTORS; i++) {
		idt[i].lo = lo;
		lo += sizeof(kvm_trap_stubs[0]);
	}
	for (i = 0; i < EXCEPTIONS; i++) /* from IRQ to TRAP: 1 to 2 */
		idt[i].lo += GATE_IST(IST_TRAP - IST_IRQ);
	set_ist(TRAP_debug, IST_CRITICAL);
	set_ist(TRAP_nmi, IST_CRITICAL);
	set_ist(TRAP_int3, IST_CRITICAL);
	set_ist(TRAP_double_fault, IST_CRITICAL);
	set_ist(TRAP_machine_check, IST_CRITICAL);

	tss.ist[IST_IRQ - 1] = ist[0];
	tss.ist[IST_TRAP - 1] = ist[1];
	tss.ist[IST_CRITICAL - 1] = ist[2];
	tss.iomap = sizeof(tss);
	base = (__uptr)&tss;
	kvm_gdt[KVM_TSS / 8] = (sizeof(tss) - 1) | (base & 0xffffff) << 16 |
			       DESC_TSS | (base >> 24 & 0xff) << 56;
	kvm_gdt[KVM_TSS / 8 + 1] = base >> 32;

	__asm__ __volatile__("ltr %w0" : : "r"(KVM_TSS));
	__asm__ __volatile__("lidt %0" : : "m"(idtr));
}

/* An exception inside the report: say so and give up. */
static void nested(void)
{
	static const char msg[] = "\n*** another exception while reporting\n";

	ukplat_coutk(msg, sizeof(msg) - 1);
	ukplat_crash();
}

static void exception(int vector, struct __regs *regs)
{
	static const struct exception unexpected = {
		"interrupt that nobody asked for", NULL, 0
	};
	static int reporting;
	/* Handlers are ordinary code, the interrupted code was too. */
	__u8 ectx_area[UKARCH_ECTX_SIZE] __align(UKARCH_ECTX_ALIGN);
	struct ukarch_ectx *ectx = (struct ukarch_ectx *)ectx_area;
	const struct exception *e =
		vector < EXCEPTIONS ? &exceptions[vector] : &unexpected;
	struct ukarch_trap_ctx ctx = {
		.regs = regs,
		.trapnr = vector,
	};

	if (e->error_code)
		ctx.error_code = regs->orig_rax;
	if (vector == TRAP_page_fault)
		ctx.fault_address = read_cr2();

	if (e->event) {
		ukarch_ectx_init(ectx);
		ukarch_ectx_store(ectx);
		if (uk_raise_event_ptr(e->event, &ctx) > 0) {
			ukarch_ectx_load(ectx);
			return;
		}
	}

	if (reporting++)
		nested();
	kvm_report(&ctx, e->name ? e->name : "unknown exception");
	ukplat_crash();
}

/** Called by trap_entry.S; see there. */
void kvm_trap(long vec, struct __regs *regs)
{
	unsigned int vector = vec & 0xff;

	if (vector - KVM_IRQ_VECTOR < KVM_IRQ_COUNT)
		uk_intctlr_xpic_handle_irq(regs, vector - KVM_IRQ_VECTOR);
	else
		exception(vector, regs);
}
