/* native: ../memregion.c ; -I../include */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Region lists against a model: an array with one cell per byte of a small
 * memory. Random claims must leave list and model equal.
 */
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <uk/plat/common/memregion.h>

#define CAPACITY 64
#define SPACE 0x40000UL /* bytes of the model */
#define STEP 0x400UL    /* claims are multiples of it */
#define CELLS (SPACE / STEP)

#define FREE UKPLAT_MEMRT_FREE
#define STACK UKPLAT_MEMRT_STACK
#define INITRD UKPLAT_MEMRT_INITRD
#define RESERVED UKPLAT_MEMRT_RESERVED

static struct ukplat_memregion_list *list;

static void reset(void)
{
	free(list);
	list = calloc(1, sizeof(*list) + CAPACITY * sizeof(list->mrds[0]));
	assert(list);
	list->capacity = CAPACITY;
}

static int claim(__u64 base, __u64 end, __u16 type)
{
	struct ukplat_memregion_desc m = {
		.pbase = base, .vbase = base, .len = end - base, .type = type,
		.flags = UKPLAT_MEMRF_READ,
	};

	return ukplat_memregion_list_claim(list, &m);
}

static void expect(__u32 i, __u64 base, __u64 end, __u16 type)
{
	assert(i < list->count);
	assert(list->mrds[i].pbase == base);
	assert(list->mrds[i].vbase == base);
	assert(list->mrds[i].len == end - base);
	assert(list->mrds[i].type == type);
}

static void check_invariants(void)
{
	__u32 i;

	assert(list->count <= list->capacity);
	for (i = 0; i < list->count; i++) {
		assert(list->mrds[i].len > 0);
		assert(list->mrds[i].vbase == list->mrds[i].pbase);
		if (i)
			assert(list->mrds[i - 1].pbase + list->mrds[i - 1].len
			       <= list->mrds[i].pbase);
	}
}

/* A loader's map with an image in the middle of free memory. */
static void test_boot_map(void)
{
	reset();
	assert(claim(0x10000, 0x18000, UKPLAT_MEMRT_KERNEL) == 0);
	assert(claim(0x1000, 0x30000, FREE) == 0);
	assert(list->count == 3);
	expect(0, 0x1000, 0x10000, FREE);
	expect(1, 0x10000, 0x18000, UKPLAT_MEMRT_KERNEL);
	expect(2, 0x18000, 0x30000, FREE);

	/* a hole that firmware wants, across image and free memory */
	assert(claim(0x17000, 0x19000, RESERVED) == 0);
	expect(1, 0x10000, 0x17000, UKPLAT_MEMRT_KERNEL);
	expect(2, 0x17000, 0x19000, RESERVED);
	expect(3, 0x19000, 0x30000, FREE);

	/* free memory cannot take anything back */
	assert(claim(0, 0x40000, FREE) == 0);
	assert(list->count == 4);
	expect(0, 0, 0x10000, FREE);
	expect(3, 0x19000, 0x40000, FREE);
}

static void test_merge(void)
{
	reset();
	assert(claim(0x1000, 0x2000, FREE) == 0);
	assert(claim(0x3000, 0x4000, FREE) == 0);
	assert(claim(0x2000, 0x3000, FREE) == 0);
	assert(list->count == 1);
	expect(0, 0x1000, 0x4000, FREE);

	/* two modules that touch stay two */
	assert(claim(0x1000, 0x2000, INITRD) == 0);
	assert(claim(0x2000, 0x3000, INITRD) == 0);
	assert(list->count == 3);
	expect(0, 0x1000, 0x2000, INITRD);
	expect(1, 0x2000, 0x3000, INITRD);
}

static void test_bad(void)
{
	__u32 i;

	reset();
	assert(claim(0x1000, 0x1000, FREE) == -EINVAL);
	assert(claim(0x1000, 0x800, FREE) == -EINVAL);
	assert(list->count == 0);
	for (i = 0; i < CAPACITY; i++)
		assert(claim(i * 0x2000, i * 0x2000 + 0x1000, FREE) == 0);
	assert(claim(0x1000000, 0x1001000, FREE) == -ENOMEM);
	/* splitting needs room as well */
	assert(claim(0x400, 0x800, RESERVED) == -ENOMEM);
	check_invariants();
}

static void test_trim(void)
{
	reset();
	assert(claim(0x100, 0x2f00, FREE) == 0);
	assert(claim(0x4001, 0x5fff, FREE) == 0); /* no whole page */
	assert(claim(0x7001, 0x7010, STACK) == 0);
	ukplat_memregion_list_trim(list, FREE);
	assert(list->count == 2);
	expect(0, 0x1000, 0x2000, FREE);
	expect(1, 0x7001, 0x7010, STACK);
}

static void test_take(void)
{
	reset();
	assert(claim(0x1000, 0x3000, FREE) == 0);
	assert(claim(0x8000, 0x20000, FREE) == 0);
	/* rounded up to pages, from the first region that is big enough */
	assert(ukplat_memregion_list_take(list, 0x2001, STACK,
					  UKPLAT_MEMRF_READ) == 0x8000);
	expect(1, 0x8000, 0xb000, STACK);
	expect(2, 0xb000, 0x20000, FREE);
	/* a whole region; the next stacks become one with the first */
	assert(ukplat_memregion_list_take(list, 0x2000, STACK,
					  UKPLAT_MEMRF_READ) == 0x1000);
	assert(ukplat_memregion_list_take(list, 0x1000, STACK,
					  UKPLAT_MEMRF_READ) == 0xb000);
	assert(list->count == 3);
	expect(0, 0x1000, 0x3000, STACK);
	expect(1, 0x8000, 0xc000, STACK);
	assert(ukplat_memregion_list_take(list, 0x15000, STACK, 0)
	       == (__paddr_t)-1);
	assert(ukplat_memregion_list_take(list, 0, STACK, 0)
	       == (__paddr_t)-1);
	check_invariants();
}

static void test_take_full(void)
{
	__u32 i;

	reset();
	for (i = 0; i < CAPACITY; i++)
		assert(claim(i * 0x4000, i * 0x4000 + 0x2000, FREE) == 0);
	assert(ukplat_memregion_list_take(list, 0x1000, STACK, 0)
	       == (__paddr_t)-1);
	expect(0, 0, 0x2000, FREE); /* nothing is lost */
	assert(ukplat_memregion_list_take(list, 0x2000, STACK, 0) == 0);
}

static int rank(__u16 type)
{
	return type == 0 ? -1 : type == FREE ? 0 : type == RESERVED ? 2 : 1;
}

static void test_random(unsigned int seed)
{
	static const __u16 types[] = { FREE, STACK, INITRD, RESERVED };
	__u16 model[CELLS] = { 0 };
	unsigned int n, i, r, a, b;
	__u16 type, cell;

	srand(seed);
	reset();
	for (n = 0; n < 24; n++) {
		a = rand() % CELLS;
		b = a + 1 + rand() % (CELLS - a);
		type = types[rand() % 4];
		if (claim(a * STEP, b * STEP, type) == -ENOMEM)
			return;
		for (i = a; i < b; i++)
			if (rank(type) > rank(model[i]))
				model[i] = type;
		check_invariants();
		for (i = 0; i < CELLS; i++) {
			cell = 0;
			for (r = 0; r < list->count; r++)
				if (i * STEP >= list->mrds[r].pbase &&
				    i * STEP < list->mrds[r].pbase +
				    list->mrds[r].len)
					cell = list->mrds[r].type;
			assert(cell == model[i]);
		}
	}
}

int main(void)
{
	unsigned int seed;

	test_boot_map();
	test_merge();
	test_bad();
	test_trim();
	test_take();
	test_take_full();
	for (seed = 0; seed < 500; seed++)
		test_random(seed);
	free(list);
	printf("memregion: ok\n");
	return 0;
}
