/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Time in the whole core is one integer: nanoseconds. */
#ifndef __UKARCH_TIME_H__
#define __UKARCH_TIME_H__

#include <uk/arch/types.h>
#include <uk/arch/limits.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UKARCH_NSEC_PER_SEC 1000000000ULL
#define UKARCH_USEC_PER_SEC 1000000ULL
#define UKARCH_MSEC_PER_SEC 1000ULL

#ifndef __ASSEMBLY__

typedef __u64 __nsec;  /* a duration, or a point of the monotonic clock */
typedef __s64 __snsec; /* a difference */

#define __PRInsec __PRIu64
#define __PRIsnsec __PRIs64
#define __NSEC_MAX __U64_MAX
#define __SNSEC_MAX __S64_MAX

#define ukarch_time_nsec_to_sec(ns) ((ns) / 1000000000ULL)
#define ukarch_time_nsec_to_msec(ns) ((ns) / 1000000ULL)
#define ukarch_time_nsec_to_usec(ns) ((ns) / 1000ULL)
/* What is left of ns after whole seconds. */
#define ukarch_time_subsec(ns) ((ns) % 1000000000ULL)

#define ukarch_time_sec_to_nsec(sec) ((sec) * 1000000000ULL)
#define ukarch_time_msec_to_nsec(msec) ((msec) * 1000000ULL)
#define ukarch_time_usec_to_nsec(usec) ((usec) * 1000ULL)

#endif /* !__ASSEMBLY__ */

#ifdef __cplusplus
}
#endif

#endif /* __UKARCH_TIME_H__ */
