/* native: ../bbuddy.c ../../ukalloc/alloc.c ../../ukalloc/ifpages.c ../../ukalloc/compat.c ../../ukalloc/stats.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c ; -DCONFIG_LIBUKALLOC_IFSTATS=1 -DCONFIG_LIBUKALLOC_IFSTATS_GLOBAL=1 */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Random malloc() and friends on the buddy allocator: contents survive,
 * objects are aligned, all memory comes back.
 */
#include <errno.h>
#include <native.h>
#include <uk/alloc.h>
#include <uk/allocbbuddy.h>

#define MAXOBJS	2000

struct obj {
	unsigned char *p;
	size_t size;
	unsigned char tag;
};

static struct obj objs[MAXOBJS];
static unsigned int nobjs;
static struct uk_alloc *a;
static unsigned char *heap;
static size_t heapsize;

static size_t random_size(void)
{
	switch (native_random(8)) {
	case 0: return native_random(5);
	case 1: return native_random(9000);
	case 2: return 1900 + native_random(300);
	case 3: return 4096 * (1 + native_random(3)) - 40 + native_random(50);
	default: return 1 + native_random(1 + native_random(600));
	}
}

static void fill(struct obj *o)
{
	o->tag = (unsigned char)native_random(256);
	memset(o->p, o->tag, o->size);
}

static void verify(const struct obj *o, size_t size)
{
	for (size_t i = 0; i < size; i++)
		CHECK(o->p[i] == o->tag);
}

static void add(void *p, size_t size, size_t align)
{
	if (!p)
		return;
	CHECK((unsigned long)p % align == 0);
	CHECK((unsigned char *)p >= heap);
	CHECK((unsigned char *)p + size <= heap + heapsize);
	objs[nobjs] = (struct obj){ p, size, 0 };
	fill(&objs[nobjs++]);
}

static void drop(unsigned int i)
{
	verify(&objs[i], objs[i].size);
	uk_free(a, objs[i].p);
	objs[i] = objs[--nobjs];
}

static void allocate(void)
{
	size_t size = random_size(), align = 8UL << native_random(14);
	unsigned char *p;
	void *q = NULL;
	int rc;

	switch (native_random(4)) {
	case 0:
		p = uk_calloc(a, 3, size);
		for (size_t i = 0; p && i < 3 * size; i++)
			CHECK(p[i] == 0);
		add(p, 3 * size, 16);
		break;
	case 1:
		add(uk_memalign(a, align, size), size, align);
		break;
	case 2:
		rc = uk_posix_memalign(a, &q, align, size);
		CHECK(rc == 0 || rc == ENOMEM);
		CHECK((rc == 0) == !!q);
		add(q, size, align);
		break;
	default:
		errno = 0;
		p = uk_malloc(a, size);
		CHECK(p || errno == ENOMEM);
		add(p, size, 16);
	}
}

static void resize(unsigned int i)
{
	struct obj *o = &objs[i];
	size_t size = 1 + random_size();
	unsigned char *p = uk_realloc(a, o->p, size);

	if (!p) {
		verify(o, o->size);
		return;
	}
	o->p = p;
	verify(o, size < o->size ? size : o->size);
	o->size = size;
	fill(o);
}

static void run(size_t size, int steps)
{
	struct uk_alloc_stats st, all, before;
	long avail, max;

	heapsize = size;
	heap = aligned_alloc(4096, size);
	CHECK(heap);
	a = uk_allocbbuddy_init(heap, size);
	CHECK(a);
	uk_alloc_stats_get_global(&before);
	avail = uk_alloc_pavailmem(a);
	max = uk_alloc_pmaxalloc(a);
	CHECK(uk_alloc_availmem(a) == avail * 4096);
	CHECK(uk_alloc_maxalloc(a) == max * 4096 - 32);

	while (steps-- > 0) {
		unsigned long what = native_random(100);

		if (nobjs < MAXOBJS && what < 50)
			allocate();
		else if (nobjs && what < 65)
			resize((unsigned int)native_random(nobjs));
		else if (nobjs)
			drop((unsigned int)native_random(nobjs));
	}
	uk_alloc_stats_get(a, &st);
	CHECK(st.cur_nb_allocs == (long)nobjs);
	while (nobjs)
		drop((unsigned int)native_random(nobjs));
	uk_alloc_stats_get(a, &st);
	CHECK(st.cur_nb_allocs == 0 && st.cur_mem_use == 0);
	CHECK(st.tot_nb_allocs == st.tot_nb_frees && st.tot_nb_allocs > 0);
	CHECK(st.max_mem_use > 0 && (size_t)st.max_mem_use <= size);
	uk_alloc_stats_get_global(&all);
	CHECK(all.cur_nb_allocs == before.cur_nb_allocs);
	CHECK(all.cur_mem_use == before.cur_mem_use);
	CHECK(all.tot_nb_allocs == before.tot_nb_allocs + st.tot_nb_allocs);
	CHECK(all.nb_enomem == before.nb_enomem + st.nb_enomem);
	CHECK(uk_alloc_pavailmem(a) == avail);
	CHECK(uk_alloc_pmaxalloc(a) == max);
	CHECK(uk_malloc(a, (size_t)max * 4096 - 32));
	_uk_alloc_head = NULL;
	free(heap);
}

static void edges(void)
{
	void *p = (void *)1, *q;

	heap = aligned_alloc(4096, 1 << 20);
	a = uk_allocbbuddy_init(heap, 1 << 20);
	CHECK(uk_alloc_get_default() == a);
	uk_free(a, NULL);
	CHECK(!uk_malloc(a, ~0UL) && !uk_malloc(a, ~0UL - 31));
	CHECK(!uk_malloc(a, ~0UL / 2));
	CHECK(!uk_calloc(a, 1UL << 33, 1UL << 33));
	CHECK(!uk_memalign(a, 1UL << 62, 1));
	CHECK(!uk_memalign(a, 1UL << 63, 1UL << 63));
	CHECK(uk_posix_memalign(a, &p, 24, 8) == EINVAL);
	CHECK(uk_posix_memalign(a, &p, 4, 8) == EINVAL);
	CHECK(uk_posix_memalign(a, &p, 0, 8) == EINVAL);
	CHECK(p == (void *)1);
	CHECK(!uk_memalign(a, 24, 8));
	CHECK((p = uk_memalign(a, 2, 8)));
	uk_free(a, p);
	CHECK((p = uk_malloc(a, 0)) && (q = uk_malloc(a, 0)) && p != q);
	uk_free(a, p);
	CHECK(!uk_realloc(a, q, 0));
	CHECK((p = uk_realloc(a, NULL, 10)));
	CHECK(uk_realloc(a, p, 16) == p);	/* still fits */
	CHECK(!uk_realloc(a, p, ~0UL / 4));
	uk_free(a, p);
	/* a NULL allocator has nothing */
	CHECK(!uk_malloc(NULL, 1) && errno == ENOMEM);
	CHECK(uk_posix_memalign(NULL, &p, 8, 8) == ENOMEM);
	CHECK(uk_alloc_addmem(NULL, heap, 1) == -ENOTSUP);
	CHECK(uk_alloc_pavailmem(NULL) == -ENOTSUP);
	CHECK((long)uk_alloc_pavailmem_total() == uk_alloc_pavailmem(a));
	CHECK((long)uk_alloc_availmem_total() == uk_alloc_availmem(a));
	_uk_alloc_head = NULL;
	free(heap);
}

/* Small objects share pages, and take the place of those that are gone */
static void density(void)
{
	void *p[1000];
	long avail;

	heap = aligned_alloc(4096, 1 << 20);
	a = uk_allocbbuddy_init(heap, 1 << 20);
	avail = uk_alloc_pavailmem(a);
	for (int i = 0; i < 1000; i++)
		CHECK((p[i] = uk_malloc(a, 100)));
	CHECK(avail - uk_alloc_pavailmem(a) == (1000 + 30) / 31);
	for (int i = 0; i < 1000; i += 7)
		uk_free(a, p[i]);
	for (int i = 0; i < 1000; i += 7)
		CHECK((p[i] = uk_malloc(a, 128)));
	CHECK(avail - uk_alloc_pavailmem(a) == (1000 + 30) / 31);
	for (int i = 0; i < 1000; i++)
		uk_free(a, p[i]);
	CHECK(avail == uk_alloc_pavailmem(a));
	_uk_alloc_head = NULL;
	free(heap);
}

int main(void)
{
	edges();
	density();
	run(6 * 4096, 20000);
	run(40 * 4096, 40000);
	run(8 << 20, 60000);
	return 0;
}
