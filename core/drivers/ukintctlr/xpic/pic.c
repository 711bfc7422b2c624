/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The 8259: a primary chip with lines 0 to 7, whose line 2 is the secondary
 * chip with lines 8 to 15.
 */
#include <uk/arch/types.h>
#include <uk/intctlr.h>
#include <uk/intctlr/xpic.h>
#include <uk/plat/lcpu.h>

#define PRIMARY_CMD 0x20
#define PRIMARY_DATA 0x21
#define SECONDARY_CMD 0xa0
#define SECONDARY_DATA 0xa1

#define LINES 8
#define CASCADE 2
#define VECTOR_BASE 32

#define ICW1_INIT_ICW4 0x11
#define ICW4_8086 0x01
#define OCW2_EOI 0x20
#define OCW3_READ_ISR 0x0b

static __u16 masked = 0xffff & ~(1 << CASCADE);

static inline void outb(__u16 port, __u8 v)
{
	__asm__ __volatile__("outb %0, %1" : : "a"(v), "Nd"(port));
}

static inline __u8 inb(__u16 port)
{
	__u8 v;

	__asm__ __volatile__("inb %1, %0" : "=a"(v) : "Nd"(port));
	return v;
}

static void write_mask(void)
{
	outb(PRIMARY_DATA, masked & 0xff);
	outb(SECONDARY_DATA, masked >> 8);
}

/* A handler that changes the mask must not come in between. */
static void mask_irq(unsigned int irq)
{
	unsigned long flags = ukplat_lcpu_save_irqf();

	masked |= 1U << irq;
	write_mask();
	ukplat_lcpu_restore_irqf(flags);
}

static void unmask_irq(unsigned int irq)
{
	unsigned long flags = ukplat_lcpu_save_irqf();

	masked &= ~(1U << irq);
	write_mask();
	ukplat_lcpu_restore_irqf(flags);
}

static struct uk_intctlr_driver_ops ops = {
	.mask_irq = mask_irq,
	.unmask_irq = unmask_irq,
};

static struct uk_intctlr_desc desc = {
	.name = "i8259",
	.ops = &ops,
};

int uk_intctlr_probe(void)
{
	outb(PRIMARY_CMD, ICW1_INIT_ICW4);
	outb(SECONDARY_CMD, ICW1_INIT_ICW4);
	outb(PRIMARY_DATA, VECTOR_BASE);
	outb(SECONDARY_DATA, VECTOR_BASE + LINES);
	outb(PRIMARY_DATA, 1 << CASCADE);
	outb(SECONDARY_DATA, CASCADE);
	outb(PRIMARY_DATA, ICW4_8086);
	outb(SECONDARY_DATA, ICW4_8086);
	write_mask();
	return uk_intctlr_register(&desc);
}

/* The lowest line of each chip also reports interrupts that vanished before
 * they were taken. Then it is not in service.
 */
static int is_spurious(unsigned int irq)
{
	__u16 cmd = irq < LINES ? PRIMARY_CMD : SECONDARY_CMD;

	if (irq % LINES != LINES - 1)
		return 0;
	outb(cmd, OCW3_READ_ISR);
	return !(inb(cmd) & (1 << (LINES - 1)));
}

void uk_intctlr_xpic_handle_irq(struct __regs *regs, unsigned int irq)
{
	int spurious = is_spurious(irq);

	if (!spurious) {
		uk_intctlr_irq_handle(regs, irq);
		if (irq >= LINES)
			outb(SECONDARY_CMD, OCW2_EOI);
	}
	/* The primary chip has seen the cascade line in any case. */
	if (!spurious || irq >= LINES)
		outb(PRIMARY_CMD, OCW2_EOI);
}
