/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <errno.h>
#include <uk/arch/ctx.h>
#include <uk/assert.h>
#include <uk/config.h>
#include <uk/event.h>
#include <uk/intctlr.h>
#include <uk/intctlr/limits.h>
#include <uk/plat/lcpu.h>
#include <uk/print.h>

UK_EVENT(UK_INTCTLR_EVENT_IRQ);

#define IRQ_COUNT UK_INTCTLR_MAX_IRQ
/* Lines from here on have no wire; they can be handed out. */
#define IRQ_DYNAMIC UK_INTCTLR_FIRST_DYNAMIC_IRQ
#define HANDLERS CONFIG_LIBUKINTCTLR_MAX_HANDLERS_PER_IRQ

struct handler {
	uk_intctlr_irq_handler_func_t func; /* NULL: end of the list */
	void *arg;
};

static struct handler handlers[IRQ_COUNT][HANDLERS];
static struct uk_intctlr_desc *ctlr;

int uk_intctlr_register(struct uk_intctlr_desc *intctlr)
{
	if (ctlr)
		return -EBUSY;
	ctlr = intctlr;
	uk_pr_info("Interrupt controller: %s, %d lines\n", ctlr->name,
		   IRQ_COUNT);
	return 0;
}

int uk_intctlr_init(struct uk_alloc *a __unused)
{
	/* The table needs no heap. */
	return ctlr ? 0 : -ENODEV;
}

void uk_intctlr_irq_mask(unsigned int irq)
{
	UK_ASSERT(ctlr && irq < IRQ_COUNT);
	ctlr->ops->mask_irq(irq);
}

void uk_intctlr_irq_unmask(unsigned int irq)
{
	UK_ASSERT(ctlr && irq < IRQ_COUNT);
	ctlr->ops->unmask_irq(irq);
}

int uk_intctlr_irq_configure(struct uk_intctlr_irq *irq)
{
	if (!ctlr || irq->id >= IRQ_COUNT)
		return -EINVAL;
	if (!ctlr->ops->configure_irq)
		return -ENOTSUP;
	return ctlr->ops->configure_irq(irq);
}

int uk_intctlr_irq_fdt_xlat(const void *fdt, int nodeoffset, __u32 index,
			    struct uk_intctlr_irq *irq)
{
	if (!ctlr || !ctlr->ops->fdt_xlat)
		return -ENOTSUP;
	return ctlr->ops->fdt_xlat(fdt, nodeoffset, index, irq);
}

int uk_intctlr_irq_register(unsigned int irq,
			    uk_intctlr_irq_handler_func_t func, void *arg)
{
	struct handler *list;
	unsigned long flags;
	int i;

	if (irq >= IRQ_COUNT || !func || !ctlr)
		return -EINVAL;
	list = handlers[irq];
	flags = ukplat_lcpu_save_irqf();
	for (i = 0; i < HANDLERS && list[i].func; i++)
		;
	if (i < HANDLERS) {
		list[i].arg = arg;
		list[i].func = func;
	}
	ukplat_lcpu_restore_irqf(flags);
	if (i == HANDLERS)
		return -ENOMEM;
	uk_intctlr_irq_unmask(irq);
	return 0;
}

int uk_intctlr_irq_unregister(unsigned int irq,
			      uk_intctlr_irq_handler_func_t func)
{
	struct handler *list;
	unsigned long flags;
	int i, rc = -ENOENT;

	if (irq >= IRQ_COUNT || !func || !ctlr)
		return -EINVAL;
	list = handlers[irq];
	flags = ukplat_lcpu_save_irqf();
	for (i = 0; i < HANDLERS && list[i].func != func; i++)
		;
	if (i < HANDLERS) {
		rc = 0;
		for (; i < HANDLERS - 1; i++)
			list[i] = list[i + 1];
		list[i] = (struct handler){ NULL, NULL };
		if (!list[0].func)
			uk_intctlr_irq_mask(irq);
	}
	ukplat_lcpu_restore_irqf(flags);
	return rc;
}

/* A dynamic line is taken while its first handler slot holds this. */
static int reserved(void *arg __unused)
{
	return 0;
}

int uk_intctlr_irq_alloc(unsigned int *irqs, __sz count)
{
	unsigned int irq;
	__sz n = 0;

	for (irq = IRQ_DYNAMIC; irq < IRQ_COUNT && n < count; irq++)
		if (!handlers[irq][0].func)
			irqs[n++] = irq;
	if (n < count)
		return -ENOSPC;
	for (n = 0; n < count; n++)
		handlers[irqs[n]][0].func = reserved;
	return 0;
}

int uk_intctlr_irq_free(unsigned int *irqs, __sz count)
{
	__sz n;

	for (n = 0; n < count; n++)
		if (irqs[n] < IRQ_DYNAMIC || irqs[n] >= IRQ_COUNT)
			return -EINVAL;
	for (n = 0; n < count; n++)
		uk_intctlr_irq_unregister(irqs[n], reserved);
	return 0;
}

static int call_handler(const struct handler *h)
{
#if CONFIG_LIBUKINTCTLR_ISR_ECTX_ASSERTIONS
	__u8 area[UKARCH_ECTX_SIZE] __align(UKARCH_ECTX_ALIGN);
	struct ukarch_ectx *ectx = (struct ukarch_ectx *)area;
	int rc;

	ukarch_ectx_init(ectx);
	ukarch_ectx_store(ectx);
	rc = h->func(h->arg);
	ukarch_ectx_assert_equal(ectx);
	return rc;
#else
	return h->func(h->arg);
#endif
}

void uk_intctlr_irq_handle(struct __regs *regs, unsigned int irq)
{
	struct uk_intctlr_event_irq_data data = { regs, irq };
	const struct handler *list;
	int i, rc;

	UK_ASSERT(irq < IRQ_COUNT);

	rc = uk_raise_event(UK_INTCTLR_EVENT_IRQ, &data);
	if (unlikely(rc < 0))
		UK_CRASH("IRQ event handler failed: %d\n", rc);
	if (rc == UK_EVENT_HANDLED)
		return;

	list = handlers[irq];
	for (i = 0; i < HANDLERS && list[i].func; i++)
		if (call_handler(&list[i]) == 1)
			return;
	/* Lines are masked without a handler, so all of them declined: on a
	 * shared line that is usual, the device may be quiet already.
	 */
}
