/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Spin locks that also keep interrupts out. */
#ifndef __UKPLAT_SPINLOCK_H__
#define __UKPLAT_SPINLOCK_H__

#include <uk/arch/spinlock.h>
#include <uk/plat/lcpu.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ukplat_spin_lock_irq(lock)					\
	do {								\
		ukplat_lcpu_disable_irq();				\
		ukarch_spin_lock(lock);					\
	} while (0)

#define ukplat_spin_unlock_irq(lock)					\
	do {								\
		ukarch_spin_unlock(lock);				\
		ukplat_lcpu_enable_irq();				\
	} while (0)

#define ukplat_spin_lock_irqsave(lock, flags)				\
	do {								\
		(flags) = ukplat_lcpu_save_irqf();			\
		ukarch_spin_lock(lock);					\
	} while (0)

#define ukplat_spin_unlock_irqrestore(lock, flags)			\
	do {								\
		ukarch_spin_unlock(lock);				\
		ukplat_lcpu_restore_irqf(flags);			\
	} while (0)

#ifdef __cplusplus
}
#endif

#endif /* __UKPLAT_SPINLOCK_H__ */
