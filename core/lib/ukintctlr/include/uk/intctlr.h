/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Interrupts: drivers register handlers for lines, an interrupt controller
 * driver registers itself and reports what arrives.
 */
#ifndef __UK_INTCTLR_H__
#define __UK_INTCTLR_H__

#include <uk/alloc.h>
#include <uk/arch/lcpu.h>
#include <uk/arch/types.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Triggers of a line. */
enum uk_intctlr_irq_trigger {
	UK_INTCTLR_IRQ_TRIGGER_NONE, /* leave as it is */
	UK_INTCTLR_IRQ_TRIGGER_EDGE,
	UK_INTCTLR_IRQ_TRIGGER_LEVEL,
	UK_INTCTLR_IRQ_TRIGGER_MAX
};

struct uk_intctlr_irq {
	unsigned int id;
	unsigned int trigger; /* enum uk_intctlr_irq_trigger */
};

/* What a controller's driver implements; a NULL operation is refused. */
struct uk_intctlr_driver_ops {
	int (*configure_irq)(struct uk_intctlr_irq *irq);
	int (*fdt_xlat)(const void *fdt, int nodeoffset, __u32 index,
			struct uk_intctlr_irq *irq);
	void (*mask_irq)(unsigned int irq);
	void (*unmask_irq)(unsigned int irq);
};

struct uk_intctlr_desc {
	const char *name;
	struct uk_intctlr_driver_ops *ops;
};

/** The data of event UK_INTCTLR_EVENT_IRQ, which is raised before the
 * handlers are called and can take their place.
 */
struct uk_intctlr_event_irq_data {
	struct __regs *regs;
	unsigned long irq;
};

/**
 * Runs in interrupt context, interrupts disabled, without floating point.
 * @return 1 if the interrupt was the handler's own, else 0
 */
typedef int (*uk_intctlr_irq_handler_func_t)(void *arg);

/** Finds the machine's controller, resets it and registers its driver;
 * provided by the driver. All lines are masked afterwards.
 * @return 0 or a negative errno
 */
int uk_intctlr_probe(void);

/** Called by the driver: there is one controller.
 * @return 0, or -EBUSY if there is one already
 */
int uk_intctlr_register(struct uk_intctlr_desc *intctlr);

/** Called once there is a heap, before anybody registers a handler. */
int uk_intctlr_init(struct uk_alloc *a);

/** Called by the driver for each interrupt, in interrupt context. */
void uk_intctlr_irq_handle(struct __regs *regs, unsigned int irq);

/**
 * Adds a handler and unmasks the line. Handlers are called in the order of
 * their registration until one says that the interrupt was its own.
 * @return 0, -EINVAL for a line that does not exist, -ENOMEM if it has
 *	LIBUKINTCTLR_MAX_HANDLERS_PER_IRQ handlers already
 */
int uk_intctlr_irq_register(unsigned int irq,
			    uk_intctlr_irq_handler_func_t handler, void *arg);

/** Removes a handler; the last one masks the line.
 * @return 0, -EINVAL, or -ENOENT if it is not registered
 */
int uk_intctlr_irq_unregister(unsigned int irq,
			      uk_intctlr_irq_handler_func_t handler);

void uk_intctlr_irq_mask(unsigned int irq);
void uk_intctlr_irq_unmask(unsigned int irq);

/** Sets the trigger; 0, or -ENOTSUP if the controller cannot. */
int uk_intctlr_irq_configure(struct uk_intctlr_irq *irq);

/** Reads a line from a device tree node; 0, or -ENOTSUP. */
int uk_intctlr_irq_fdt_xlat(const void *fdt, int nodeoffset, __u32 index,
			    struct uk_intctlr_irq *irq);

/**
 * Reserves lines that no device is wired to.
 * @param irqs receives count line numbers
 * @return 0, or -ENOSPC if there are not that many
 */
int uk_intctlr_irq_alloc(unsigned int *irqs, __sz count);
int uk_intctlr_irq_free(unsigned int *irqs, __sz count);

#ifdef __cplusplus
}
#endif

#endif /* __UK_INTCTLR_H__ */
