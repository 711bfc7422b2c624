/* native: ../ifmalloc.c ../alloc.c ../compat.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c ; -DCONFIG_LIBUKALLOC_IFMALLOC=1 */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The layer over a bare malloc() and free(): those of the host. */
#include <errno.h>
#include <native.h>
#include <uk/alloc.h>
#include <uk/alloc_impl.h>

static long out, budget = 1L << 40;

static void *backend_malloc(struct uk_alloc *a, __sz size)
{
	(void)a;
	if ((long)size > budget)
		return NULL;
	out++;
	return malloc(size);
}

static void backend_free(struct uk_alloc *a, void *ptr)
{
	(void)a;
	out--;
	free(ptr);
}

int main(void)
{
	static struct uk_alloc a;
	struct { unsigned char *p; size_t n; } obj[100] = { { 0 } };
	void *p = NULL;

	uk_alloc_init_malloc_ifmalloc(&a, backend_malloc, backend_free, NULL,
				      NULL, NULL);
	CHECK(uk_alloc_get_default() == &a);
	CHECK(uk_alloc_maxalloc(&a) == -ENOTSUP);
	for (int i = 0; i < 5000; i++) {
		unsigned int k = (unsigned int)native_random(100);
		size_t n = native_random(300), align = 8;
		unsigned char *q = obj[k].p;

		for (size_t j = 0; j < obj[k].n; j++)
			CHECK(q[j] == (unsigned char)k);
		switch (native_random(5)) {
		case 0:
			q = uk_realloc(&a, q, ++n);
			CHECK(q);
			for (size_t j = 0; j < n && j < obj[k].n; j++)
				CHECK(q[j] == (unsigned char)k);
			break;
		case 1:
			uk_free(&a, q);
			align = 1UL << native_random(13);
			q = uk_memalign(&a, align, n);
			break;
		case 2:
			uk_free(&a, q);
			q = uk_palloc(&a, 2);
			align = 4096;
			n = 8192;
			break;
		case 3:
			uk_free(&a, q);
			q = uk_calloc(&a, n, 1);
			align = 16;
			for (size_t j = 0; j < n; j++)
				CHECK(!q[j]);
			break;
		default:
			uk_free(&a, q);
			q = uk_malloc(&a, n);
			align = 16;
		}
		CHECK(q && !((unsigned long)q % align));
		memset(q, (int)k, n);
		obj[k].p = q;
		obj[k].n = n;
	}
	for (int k = 0; k < 100; k++)
		uk_free(&a, obj[k].p);
	CHECK(out == 0);

	budget = 100;
	CHECK(!uk_malloc(&a, 101) && errno == ENOMEM);
	CHECK(uk_posix_memalign(&a, &p, 64, 64) == ENOMEM);
	CHECK(uk_posix_memalign(&a, &p, 3, 64) == EINVAL);
	CHECK(!uk_malloc(&a, ~0UL) && !uk_palloc(&a, ~0UL));
	CHECK(!uk_calloc(&a, 1UL << 40, 1UL << 40));
	p = uk_malloc(&a, 8);
	CHECK(!uk_realloc(&a, p, 1000));
	CHECK(!uk_realloc(&a, p, 0) && out == 0);
	return 0;
}
