/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Short names for compiler attributes and builtins. A name that is already
 * defined (some libc headers bring a few of them) is left alone.
 */
#ifndef __UK_COMPILER_H__
#define __UK_COMPILER_H__

#include <uk/config.h>

#ifndef __ASSEMBLY__

/* Layout and placement of types and objects. */
#ifndef __packed
#define __packed		__attribute__((packed))
#endif
#ifndef __align
#define __align(bytes)		__attribute__((aligned(bytes)))
#endif
#ifndef __section
#define __section(name)		__attribute__((section(name)))
#endif
#ifndef __may_alias
#define __may_alias		__attribute__((may_alias))
#endif

/* Linkage: definitions that yield, other names for one symbol. */
#ifndef __weak
#define __weak			__attribute__((weak))
#endif
#ifndef __alias
#define __alias(target, name) \
	extern __typeof__(target) name __attribute__((alias(#target)))
#endif
#ifndef __weak_alias
#define __weak_alias(target, name) \
	extern __typeof__(target) name __attribute__((weak, alias(#target)))
#endif

/* What may be unused, what must be kept although nothing refers to it. */
#ifndef __used
#define __used			__attribute__((used))
#endif
#ifndef __unused
#define __unused		__attribute__((unused))
#endif
#ifndef __maybe_unused
#define __maybe_unused		__attribute__((unused))
#endif

/* How a function may be called, checked, compiled. */
#ifndef __noreturn
#define __noreturn		__attribute__((noreturn))
#endif
#ifndef __noinline
#define __noinline		__attribute__((noinline))
#endif
#ifndef __naked
#define __naked			__attribute__((naked))
#endif
#ifndef __nonnull
#define __nonnull		__attribute__((nonnull))
#endif
#ifndef __check_result
#define __check_result		__attribute__((warn_unused_result))
#endif
#ifndef __printf
#define __printf(fmt, args)	__attribute__((format(printf, fmt, args)))
#endif
#ifndef __scanf
#define __scanf(fmt, args)	__attribute__((format(scanf, fmt, args)))
#endif

/* Marks a case that runs on into the next one. */
#ifndef __fallthrough
#define __fallthrough		__attribute__((fallthrough))
#endif

/* Entries of .init_array; for the core's own start-up see uk/ctors.h. */
#ifndef __constructor
#define __constructor		__attribute__((constructor))
#endif
#ifndef __constructor_prio
#define __constructor_prio(p)	__attribute__((constructor(p)))
#endif

/* From a member to its structure and back. */
#ifndef __offsetof
#define __offsetof(type, member)	__builtin_offsetof(type, member)
#endif
#ifndef __containerof
#define __containerof(ptr, type, member) ({				\
	__typeof__(((type *)0)->member) const *__co_ptr = (ptr);	\
	(type *)((char *)(__UINTPTR_TYPE__)__co_ptr			\
		 - __offsetof(type, member));				\
})
#endif

/* Callers: return and frame address, level 0 is this function. */
#ifndef __return_addr
#define __return_addr(level) \
	__builtin_extract_return_addr(__builtin_return_address(level))
#endif
#ifndef __frame_addr
#define __frame_addr(level)	__builtin_frame_address(level)
#endif

#endif /* !__ASSEMBLY__ */
#endif /* __UK_COMPILER_H__ */
