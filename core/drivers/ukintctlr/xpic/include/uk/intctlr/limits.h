/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* How many lines the controller has. */
#ifndef __UK_INTCTLR_LIMITS_H__
#define __UK_INTCTLR_LIMITS_H__

#define UK_INTCTLR_MAX_IRQ 16
/* Every line has a wire: none can be handed out. */
#define UK_INTCTLR_FIRST_DYNAMIC_IRQ UK_INTCTLR_MAX_IRQ

#endif /* __UK_INTCTLR_LIMITS_H__ */
