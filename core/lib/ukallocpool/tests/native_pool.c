/* native: ../pool.c ../../ukallocregion/region.c ../../ukalloc/alloc.c ../../ukalloc/compat.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <errno.h>
#include <native.h>
#include <uk/alloc.h>
#include <uk/allocpool.h>
#include <uk/allocregion.h>

#define MAX	200

static struct uk_alloc *parent;
static unsigned char *out[MAX + 1];
static unsigned int nout;

static void check_tag(const unsigned char *p, size_t len)
{
	for (size_t i = 1; i < len; i++)
		CHECK(p[i] == p[0]);
}

static void add(struct uk_allocpool *p, unsigned char *obj, size_t align)
{
	size_t len = uk_allocpool_objlen(p);

	CHECK(!((unsigned long)obj % align));
	for (unsigned int i = 0; i < nout; i++)
		CHECK(obj + len <= out[i] || obj >= out[i] + len);
	memset(obj, (int)native_random(256), len);
	out[nout++] = obj;
}

static unsigned char *drop(struct uk_allocpool *p)
{
	unsigned int i = (unsigned int)native_random(nout);
	unsigned char *obj = out[i];

	check_tag(obj, uk_allocpool_objlen(p));
	out[i] = out[--nout];
	return obj;
}

static void step(struct uk_allocpool *p, unsigned int count, size_t align)
{
	struct uk_alloc *a = uk_allocpool2ukalloc(p);
	void *batch[8], *obj;
	unsigned int n, got;

	switch (native_random(5)) {
	case 0:
		obj = uk_allocpool_take(p);
		CHECK(!obj == (nout == count));
		if (obj)
			add(p, obj, align);
		break;
	case 1:
		obj = uk_malloc(a, native_random(uk_allocpool_objlen(p) + 1));
		CHECK(!obj == (nout == count));
		if (obj)
			add(p, obj, align);
		break;
	case 2:
		n = (unsigned int)native_random(9);
		got = uk_allocpool_take_batch(p, batch, n);
		CHECK(got == (n < count - nout ? n : count - nout));
		for (unsigned int i = 0; i < got; i++)
			add(p, batch[i], align);
		break;
	case 3:
		n = (unsigned int)native_random(nout < 8 ? nout + 1 : 9);
		for (unsigned int i = 0; i < n; i++)
			batch[i] = drop(p);
		uk_allocpool_return_batch(p, batch, n);
		break;
	default:
		if (nout)
			uk_free(a, drop(p));
	}
	CHECK(uk_allocpool_availcount(p) == count - nout);
	CHECK(uk_alloc_availmem(a)
	      == (__ssz)((count - nout) * uk_allocpool_objlen(p)));
}

static void random_run(void)
{
	unsigned int count = (unsigned int)native_random(MAX + 1);
	size_t len = 1 + native_random(100), align = 1UL << native_random(8);
	struct uk_allocpool *p = uk_allocpool_alloc(parent, count, len, align);
	struct uk_alloc *a = uk_allocpool2ukalloc(p);
	void *q;

	CHECK(p && uk_allocpool_availcount(p) == count);
	CHECK(uk_allocpool_objlen(p) >= len);
	CHECK(!(uk_allocpool_objlen(p) % align));
	for (int i = 0; i < 500; i++)
		step(p, count, align);
	while (nout)
		uk_allocpool_return(p, drop(p));

	CHECK(!uk_malloc(a, uk_allocpool_objlen(p) + 1));
	CHECK(!uk_memalign(a, 4096, 1));
	q = uk_malloc(a, 1);
	if (q) {
		CHECK(uk_realloc(a, q, uk_allocpool_objlen(p)) == q);
		CHECK(!uk_realloc(a, q, uk_allocpool_objlen(p) + 1));
		CHECK(!uk_realloc(a, q, 0));
	}
	CHECK(uk_allocpool_availcount(p) == count);
	uk_allocpool_free(p);
}

int main(void)
{
	static unsigned char mem[1 << 22];
	unsigned char buf[1000];
	struct uk_allocpool *p;

	parent = uk_allocregion_init(mem, sizeof(mem));
	CHECK(parent);
	for (int i = 0; i < 60; i++)
		random_run();
	CHECK(!uk_allocpool_alloc(parent, 1u << 30, 4096, 8));
	CHECK(!uk_allocpool_alloc(NULL, 1, 1, 1));
	/* the product of both wraps around to little */
	CHECK(!uk_allocpool_alloc(parent, 1u << 31, 1UL << 33, 8));

	/* as many as fit; reqmem is always enough */
	CHECK(!uk_allocpool_init(buf, 8, 8, 8));
	p = uk_allocpool_init(buf + 1, sizeof(buf) - 1, 30, 8);
	CHECK(p && uk_allocpool_objlen(p) == 32);
	CHECK(uk_allocpool_availcount(p) > 0);
	for (unsigned int n = 0; n < 10; n++) {
		size_t need = uk_allocpool_reqmem(n, 24, 16);

		CHECK(need <= sizeof(buf) - 8);
		p = uk_allocpool_init(buf + n % 8, need, 24, 16);
		CHECK(p && uk_allocpool_availcount(p) >= n);
	}
	/* a pool is no candidate for the default allocator */
	CHECK(uk_alloc_get_default() == parent && !parent->next);
	return 0;
}
