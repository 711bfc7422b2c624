/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Atomic operations on integers and pointers of 1, 2, 4 and 8 bytes.
 * All of them are sequentially consistent and safe in interrupt context.
 * UK_ACCESS_ONCE and friends only stop the compiler from caching,
 * splitting or repeating an access; they order nothing.
 */
#ifndef __UK_ATOMIC_H__
#define __UK_ATOMIC_H__

#include <uk/arch/types.h>

/* Load or store the object at `src` / `dst`. */
#define uk_load_n(src)		__atomic_load_n(src, __ATOMIC_SEQ_CST)
#define uk_store_n(dst, value)	__atomic_store_n(dst, value, __ATOMIC_SEQ_CST)

/* Add or subtract; the value before. */
#define uk_fetch_add(src, value) \
	__atomic_fetch_add(src, value, __ATOMIC_SEQ_CST)
#define uk_fetch_sub(src, value) \
	__atomic_fetch_sub(src, value, __ATOMIC_SEQ_CST)

/* Add or subtract; the value after. */
#define uk_add_fetch(src, value) \
	__atomic_add_fetch(src, value, __ATOMIC_SEQ_CST)
#define uk_sub_fetch(src, value) \
	__atomic_sub_fetch(src, value, __ATOMIC_SEQ_CST)

/* Count up or down by one; the value before. */
#define uk_inc(src)		uk_fetch_add(src, 1)
#define uk_dec(src)		uk_fetch_sub(src, 1)

/* Bitwise or / and; the value before. */
#define uk_or(src, value)	__atomic_fetch_or(src, value, __ATOMIC_SEQ_CST)
#define uk_and(src, value)	__atomic_fetch_and(src, value, __ATOMIC_SEQ_CST)

/* Store `*src` (or the value `v`) in `*dst`; the value before. */
#define uk_exchange(dst, src)						\
	(__extension__ ({						\
		__typeof__(*(dst)) _uk_prev;				\
		__atomic_exchange(dst, src, &_uk_prev, __ATOMIC_SEQ_CST); \
		_uk_prev;						\
	}))
#define uk_exchange_n(dst, v)	__atomic_exchange_n(dst, v, __ATOMIC_SEQ_CST)

/*
 * Store `des` in `*dst` if that holds `*exp`: nonzero. Otherwise zero, and
 * `*exp` receives what was found.
 */
#define uk_compare_exchange_n(dst, exp, des)				\
	__atomic_compare_exchange_n(dst, exp, des, 0,			\
				    __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)

/*
 * Store `new` in `*ptr` if that holds `old`. The result is `new` when the
 * store happened and `old` when it did not (so use it with old != new).
 */
#define uk_compare_exchange_sync(ptr, old, new)				\
	(__extension__ ({						\
		__typeof__(*(ptr)) _uk_old = (old);			\
		const __typeof__(*(ptr)) _uk_exp = _uk_old;		\
		const __typeof__(*(ptr)) _uk_new = (new);		\
		uk_compare_exchange_n(ptr, &_uk_old, _uk_new)		\
			? _uk_new : _uk_exp;				\
	}))

#define UK_ACCESS_ONCE(x)	(*(volatile __typeof__(x) *)&(x))

#define UK_READ_ONCE(x)							\
	(__extension__ ({						\
		__typeof__(x) _uk_val = UK_ACCESS_ONCE(x);		\
		_uk_val;						\
	}))
#define UK_WRITE_ONCE(x, v)	(UK_ACCESS_ONCE(x) = (v))

#endif /* __UK_ATOMIC_H__ */
