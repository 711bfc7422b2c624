/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Numbers from text, memory, sorting, random numbers, the end. */
#ifndef __NOLIBC_STDLIB_H__
#define __NOLIBC_STDLIB_H__

#include <uk/config.h>
#include <uk/compiler.h>
#include <nolibc/types.h>

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 0x7fffffff
#define MB_CUR_MAX ((size_t)1)

typedef struct {
	int quot;
	int rem;
} div_t;

typedef struct {
	long quot;
	long rem;
} ldiv_t;

typedef struct {
	long long quot;
	long long rem;
} lldiv_t;

#ifdef __cplusplus
extern "C" {
#endif

int atoi(const char *str);
long atol(const char *str);
long long atoll(const char *str);
long strtol(const char *str, char **end, int base);
unsigned long strtoul(const char *str, char **end, int base);
long long strtoll(const char *str, char **end, int base);
unsigned long long strtoull(const char *str, char **end, int base);

#if CONFIG_LIBNOLIBC_FLOAT
/* Correctly rounded; a long double has the precision of a double. */
double atof(const char *str);
float strtof(const char *str, char **end);
double strtod(const char *str, char **end);
long double strtold(const char *str, char **end);
#endif

#if CONFIG_LIBUKALLOC
/* Memory of the default allocator. */
void *malloc(size_t size);
void *calloc(size_t n, size_t size);
void *realloc(void *ptr, size_t size);
void *reallocarray(void *ptr, size_t n, size_t size);
void *memalign(size_t align, size_t size);
void *aligned_alloc(size_t align, size_t size);
int posix_memalign(void **out, size_t align, size_t size);
void free(void *ptr);
#endif

/* In place, O(n log n) in the worst case, not stable. */
void qsort(void *base, size_t n, size_t size,
	   int (*cmp)(const void *, const void *));
void qsort_r(void *base, size_t n, size_t size,
	     int (*cmp)(const void *, const void *, void *), void *arg);
void *bsearch(const void *key, const void *base, size_t n, size_t size,
	      int (*cmp)(const void *, const void *));

/* Pseudo-random numbers, 0 to RAND_MAX; not for secrets. */
int rand(void);
void srand(unsigned int seed);
int rand_r(unsigned int *seed);
long random(void);
void srandom(unsigned int seed);
char *initstate(unsigned int seed, char *state, size_t n);
char *setstate(char *state);

/*
 * exit runs the functions given to atexit (up to 32), last one first, then ends
 * the machine as a return from main does; the host gets the low byte of the
 * status. _Exit skips the functions. abort ends the machine as crashed.
 */
int atexit(void (*fn)(void));
void exit(int status) __noreturn;
void _Exit(int status) __noreturn;
void abort(void) __noreturn;

#if CONFIG_LIBPOSIX_ENVIRON
char *getenv(const char *name);
int setenv(const char *name, const char *value, int overwrite);
int unsetenv(const char *name);
int putenv(char *entry);
int clearenv(void);
#endif

#if CONFIG_LIBPOSIX_PROCESS
int system(const char *command);
#endif

static inline int abs(int i)
{
	return i < 0 ? -i : i;
}

static inline long labs(long i)
{
	return i < 0 ? -i : i;
}

static inline long long llabs(long long i)
{
	return i < 0 ? -i : i;
}

static inline div_t div(int num, int den)
{
	div_t r = { num / den, num % den };

	return r;
}

static inline ldiv_t ldiv(long num, long den)
{
	ldiv_t r = { num / den, num % den };

	return r;
}

static inline lldiv_t lldiv(long long num, long long den)
{
	lldiv_t r = { num / den, num % den };

	return r;
}

#ifdef __cplusplus
}
#endif

#endif /* __NOLIBC_STDLIB_H__ */
