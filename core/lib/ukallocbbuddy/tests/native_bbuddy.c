/* native: ../bbuddy.c ../../ukalloc/alloc.c ../../ukalloc/ifpages.c ../../ukalloc/compat.c ../../ukalloc/stats.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c ; -DCONFIG_LIBUKALLOCBBUDDY_FREELIST_SANITY=1 -DCONFIG_LIBUKALLOC_IFSTATS=1 */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Random palloc() and pfree() against a list of what is out. The allocator
 * checks its own free lists after each operation.
 */
#include <errno.h>
#include <native.h>
#include <uk/alloc.h>
#include <uk/allocbbuddy.h>

#define PAGE	4096UL
#define MAXRUNS	512

struct run {
	unsigned char *p;
	unsigned long pages;
	unsigned char tag;
};

static struct run runs[MAXRUNS];
static unsigned int nruns;

/* The first and last bytes of each page belong to the owner */
static void tag_run(struct run *r)
{
	r->tag = (unsigned char)native_random(256);
	for (unsigned long i = 0; i < r->pages; i++) {
		memset(r->p + i * PAGE, r->tag, 64);
		memset(r->p + i * PAGE + PAGE - 64, r->tag, 64);
	}
}

static void check_run(const struct run *r)
{
	for (unsigned long i = 0; i < r->pages; i++) {
		for (int j = 0; j < 64; j++) {
			CHECK(r->p[i * PAGE + j] == r->tag);
			CHECK(r->p[i * PAGE + PAGE - 1 - j] == r->tag);
		}
	}
}

static void take(struct uk_alloc *a, unsigned long pages)
{
	long before = uk_alloc_pavailmem(a);
	long max = uk_alloc_pmaxalloc(a);
	unsigned char *p = uk_palloc(a, pages);

	if ((long)pages <= max)
		CHECK(p);
	else
		CHECK(!p);
	if (!p) {
		CHECK(errno == ENOMEM);
		CHECK(uk_alloc_pavailmem(a) == before);
		return;
	}
	CHECK(!((unsigned long)p % PAGE));
	CHECK(uk_alloc_pavailmem(a) == before - (long)pages);
	for (unsigned int i = 0; i < nruns; i++)
		CHECK(p >= runs[i].p + runs[i].pages * PAGE
		      || p + pages * PAGE <= runs[i].p);
	runs[nruns] = (struct run){ p, pages, 0 };
	tag_run(&runs[nruns++]);
}

static void give(struct uk_alloc *a, unsigned int i)
{
	long before = uk_alloc_pavailmem(a);

	check_run(&runs[i]);
	uk_pfree(a, runs[i].p, runs[i].pages);
	CHECK(uk_alloc_pavailmem(a) == before + (long)runs[i].pages);
	runs[i] = runs[--nruns];
}

static void churn(struct uk_alloc *a, int steps, unsigned long maxpages)
{
	long avail = uk_alloc_pavailmem(a), max = uk_alloc_pmaxalloc(a);

	while (steps-- > 0) {
		if (nruns < MAXRUNS && native_random(100) < 55)
			take(a, 1 + native_random(1 + native_random(maxpages)));
		else if (nruns)
			give(a, (unsigned int)native_random(nruns));
	}
	while (nruns)
		give(a, (unsigned int)native_random(nruns));
	CHECK(uk_alloc_pavailmem(a) == avail);
	CHECK(uk_alloc_pmaxalloc(a) == max);
}

/* Every page can be handed out once, and all of them come back */
static void exhaust(struct uk_alloc *a)
{
	long avail = uk_alloc_pavailmem(a), max = uk_alloc_pmaxalloc(a);

	while (nruns < MAXRUNS && uk_alloc_pavailmem(a))
		take(a, 1);
	if (!uk_alloc_pavailmem(a)) {
		CHECK((long)nruns == avail);
		CHECK(!uk_palloc(a, 1));
	}
	while (nruns)
		give(a, (unsigned int)native_random(nruns));
	CHECK(uk_alloc_pavailmem(a) == avail);
	CHECK(uk_alloc_pmaxalloc(a) == max);
}

static void powers_of_two_are_aligned(struct uk_alloc *a)
{
	for (unsigned long pages = 1; pages <= 32; pages *= 2) {
		unsigned char *p = uk_palloc(a, pages);

		CHECK(p && !((unsigned long)p % (pages * PAGE)));
		uk_pfree(a, p, pages);
	}
}

static void one_range(unsigned long size, unsigned long shift)
{
	unsigned char *mem = aligned_alloc(1UL << 20, 1UL << 22);
	struct uk_alloc *a;
	unsigned long touched = 0;

	CHECK(mem);
	memset(mem, 0xa5, 1UL << 22);
	_uk_alloc_head = NULL;
	a = uk_allocbbuddy_init(mem + shift, size);
	CHECK(a);
	for (unsigned long i = 0; i < (1UL << 22); i++)
		touched += mem[i] != 0xa5;
	CHECK(touched < 1024);	/* the tables, and no memory it manages */
	CHECK(uk_alloc_pavailmem(a) >= (long)(size / PAGE) - 3);
	CHECK(uk_alloc_pmaxalloc(a) == uk_alloc_pavailmem(a));
	if (size > 64 * 2 * PAGE)
		powers_of_two_are_aligned(a);
	exhaust(a);
	churn(a, 6000, size / PAGE);
	churn(a, 6000, 4);
	for (unsigned long i = 0; i < shift; i++)
		CHECK(mem[i] == 0xa5);
	for (unsigned long i = shift + size; i < (1UL << 22); i++)
		CHECK(mem[i] == 0xa5);
	free(mem);
}

static void several_ranges(void)
{
	unsigned char *mem = aligned_alloc(PAGE, 400 * PAGE);
	struct uk_alloc *a = uk_allocbbuddy_init(mem, 8 * PAGE);
	long avail;

	CHECK(a);
	avail = uk_alloc_pavailmem(a);
	CHECK(avail == 7);
	CHECK(uk_alloc_addmem(a, mem + 100 * PAGE, 100 * PAGE) == 0);
	CHECK(uk_alloc_addmem(a, mem + 20 * PAGE + 17, 10 * PAGE) == 0);
	CHECK(uk_alloc_addmem(a, mem + 300 * PAGE, 100 * PAGE + 1) == 0);
	CHECK(uk_alloc_pavailmem(a) == avail + 99 + 9 + 99);
	/* No room for the table and a page, no whole page, wraps around */
	CHECK(uk_alloc_addmem(a, mem + 50 * PAGE, PAGE) == -ENOMEM);
	CHECK(uk_alloc_addmem(a, mem + 50 * PAGE + 1, 100) == -EINVAL);
	CHECK(uk_alloc_addmem(a, mem + 50 * PAGE, ~0UL) == -EINVAL);
	exhaust(a);
	churn(a, 8000, 120);
	churn(a, 8000, 6);
	_uk_alloc_head = NULL;
	free(mem);
}

static void too_small(void)
{
	unsigned char *mem = aligned_alloc(PAGE, 4 * PAGE);

	CHECK(!uk_allocbbuddy_init(mem, 0));
	CHECK(!uk_allocbbuddy_init(mem, 100));
	CHECK(!uk_allocbbuddy_init(mem, PAGE));
	CHECK(!uk_allocbbuddy_init(mem + 1, 2 * PAGE - 2));
	CHECK(uk_allocbbuddy_init(mem, 2 * PAGE));
	free(mem);
}

int main(void)
{
	const unsigned long sizes[] = { 2, 3, 7, 24, 100, 333, 512 };

	for (unsigned int i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		one_range(sizes[i] * PAGE, 0);
		one_range(sizes[i] * PAGE, 16 + native_random(PAGE - 16));
		one_range(sizes[i] * PAGE + native_random(PAGE),
			  native_random(300) * PAGE + 8);
	}
	_uk_alloc_head = NULL;
	several_ranges();
	too_small();
	return 0;
}
