/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The macros every part of the core uses: minimum and maximum, alignment,
 * ranges, arrays, compile-time checks and preprocessor helpers.
 */
#ifndef __UK_ESSENTIALS_H__
#define __UK_ESSENTIALS_H__

#include <uk/config.h>
#include <uk/compiler.h>

/*
 * Preprocessor: STRINGIFY and UK_CONCAT expand their arguments first.
 * UK_NARGS counts its arguments, 0 to 25.
 */
#ifndef STRINGIFY
#define __UK_STRINGIFY(x)	#x
#define STRINGIFY(x)		__UK_STRINGIFY(x)
#endif

#ifndef UK_CONCAT
#define __UK_CONCAT(a, b)	a##b
#define UK_CONCAT(a, b)		__UK_CONCAT(a, b)
#endif

#define __UK_NARGS(z, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, \
		   s, t, u, v, w, x, y, count, ...) count
#define UK_NARGS(...) \
	__UK_NARGS(0, ##__VA_ARGS__, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, \
		   15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)

/*
 * Alignment: `align` is a power of two. These work on plain numbers and also
 * in assembly and linker scripts.
 */
#ifndef ALIGN_UP
#define ALIGN_UP(v, align)	(((v) + (align) - 1) & ~((align) - 1))
#endif
#ifndef ALIGN_DOWN
#define ALIGN_DOWN(v, align)	((v) & ~((align) - 1))
#endif
#ifndef IS_ALIGNED
#define IS_ALIGNED(v, align)	(((v) & ((align) - 1)) == 0)
#endif
#ifndef POWER_OF_2
#define POWER_OF_2(v)		((v) && !((v) & ((v) - 1)))
#endif
#ifndef DIV_ROUND_UP
#define DIV_ROUND_UP(n, d)	(((n) + (d) - 1) / (d))
#endif

/*
 * Ranges are half-open: a start and a length.
 *   IN_RANGE       is v inside?
 *   RANGE_CONTAIN  does the first range hold the whole second one?
 *   RANGE_OVERLAP  do the two share at least one value?
 */
#ifndef IN_RANGE
#define IN_RANGE(v, start, len) \
	((v) >= (start) && ((v) - (start)) < (len))
#endif
#ifndef RANGE_CONTAIN
#define RANGE_CONTAIN(start1, len1, start2, len2) \
	((start2) >= (start1) && \
	 ((start2) - (start1)) + (len2) <= (len1))
#endif
#ifndef RANGE_OVERLAP
#define RANGE_OVERLAP(start1, len1, start2, len2) \
	((start1) < ((start2) + (len2)) && (start2) < ((start1) + (len1)))
#endif

#ifndef __ASSEMBLY__

#include <uk/arch/types.h>

/* A variable each thread has its own copy of. */
#define __uk_tls		__thread

/* Smallest and largest; every argument is evaluated once. */
#ifndef MIN
#define MIN(a, b) __extension__({					\
	__typeof__(a) __min_a = (a);					\
	__typeof__(b) __min_b = (b);					\
	__min_a < __min_b ? __min_a : __min_b;				\
})
#endif
#ifndef MIN3
#define MIN3(a, b, c) __extension__({					\
	__typeof__(a) __min3_a = (a);					\
	__typeof__(b) __min3_b = (b);					\
	__typeof__(c) __min3_c = (c);					\
	MIN(MIN(__min3_a, __min3_b), __min3_c);				\
})
#endif
#ifndef MIN4
#define MIN4(a, b, c, d) __extension__({				\
	__typeof__(a) __min4_a = (a);					\
	__typeof__(b) __min4_b = (b);					\
	__typeof__(c) __min4_c = (c);					\
	__typeof__(d) __min4_d = (d);					\
	MIN3(MIN(__min4_a, __min4_b), __min4_c, __min4_d);		\
})
#endif
#ifndef MAX
#define MAX(a, b) __extension__({					\
	__typeof__(a) __max_a = (a);					\
	__typeof__(b) __max_b = (b);					\
	__max_a > __max_b ? __max_a : __max_b;				\
})
#endif
#ifndef MAX3
#define MAX3(a, b, c) __extension__({					\
	__typeof__(a) __max3_a = (a);					\
	__typeof__(b) __max3_b = (b);					\
	__typeof__(c) __max3_c = (c);					\
	MAX(MAX(__max3_a, __max3_b), __max3_c);				\
})
#endif
#ifndef MAX4
#define MAX4(a, b, c, d) __extension__({				\
	__typeof__(a) __max4_a = (a);					\
	__typeof__(b) __max4_b = (b);					\
	__typeof__(c) __max4_c = (c);					\
	__typeof__(d) __max4_d = (d);					\
	MAX3(MAX(__max4_a, __max4_b), __max4_c, __max4_d);		\
})
#endif

/* Number of elements of an array (not of a pointer). */
#ifndef ARRAY_SIZE
#define ARRAY_SIZE(x)		(sizeof(x) / sizeof((x)[0]))
#endif

/* Casts a qualifier (const, or any) away without a warning. */
#ifndef DECONST
#define DECONST(type, var)	((type)(__uptr)(const void *)(var))
#endif
#ifndef DEQUALIFY
#define DEQUALIFY(type, var)	((type)(__uptr)(const volatile void *)(var))
#endif

/* Stops the compilation if the constant expression is false. */
#ifndef UK_CTASSERT
#ifdef __cplusplus
#define UK_CTASSERT(x)		static_assert(x, #x)
#else
#define UK_CTASSERT(x)		_Static_assert(x, #x)
#endif
#endif

#endif /* !__ASSEMBLY__ */
#endif /* __UK_ESSENTIALS_H__ */
