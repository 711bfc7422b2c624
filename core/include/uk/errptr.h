/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Errors inside pointers: a function that returns a pointer can return a
 * negative errno value instead. No object lies at these addresses.
 */
#ifndef __UK_ERRPTR_H__
#define __UK_ERRPTR_H__

#include <uk/arch/types.h>

/* Error values go from -UK_ERRPTR_MAX to 0; NULL counts as error 0. */
#define UK_ERRPTR_MAX 512

#ifndef PTRISERR
#define PTRISERR(ptr) \
	((__sptr)(ptr) <= 0 && (__sptr)(ptr) >= -(__sptr)UK_ERRPTR_MAX)
#endif
#ifndef PTR2ERR
#define PTR2ERR(ptr)	((int)(__sptr)(ptr))
#endif
#ifndef ERR2PTR
#define ERR2PTR(err)	((void *)(__sptr)(err))
#endif

#endif /* __UK_ERRPTR_H__ */
