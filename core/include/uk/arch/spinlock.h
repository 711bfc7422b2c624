/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Spin locks. With one processor there is nobody to spin for: the lock is
 * an empty object and only keeps the compiler in order.
 */
#ifndef __UKARCH_SPINLOCK_H__
#define __UKARCH_SPINLOCK_H__

#include <uk/config.h>
#include <uk/arch/lcpu.h>

#ifndef __ASSEMBLY__

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_HAVE_SMP
#error "spin locks for more than one processor are not there yet"
#endif

typedef struct __spinlock {
	/* empty */
} __spinlock;

#define UKARCH_SPINLOCK_INITIALIZER() {}

#define ukarch_spin_init(lock) (void)(lock)
#define ukarch_spin_lock(lock) do { barrier(); (void)(lock); } while (0)
#define ukarch_spin_unlock(lock) do { barrier(); (void)(lock); } while (0)
#define ukarch_spin_trylock(lock) ({ barrier(); (void)(lock); 1; })
#define ukarch_spin_is_locked(lock) ({ barrier(); (void)(lock); 0; })

#ifdef __cplusplus
}
#endif

#endif /* !__ASSEMBLY__ */
#endif /* __UKARCH_SPINLOCK_H__ */
