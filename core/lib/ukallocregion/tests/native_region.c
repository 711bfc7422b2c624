/* native: ../region.c ../../ukalloc/alloc.c ../../ukalloc/compat.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <errno.h>
#include <native.h>
#include <uk/alloc.h>
#include <uk/allocregion.h>

static void check_bytes(const unsigned char *p, size_t n, unsigned char tag)
{
	while (n-- > 0)
		CHECK(p[n] == tag);
}

/* Objects follow each other; old ones keep their contents to the end */
static void random_run(size_t size, unsigned long maxobj)
{
	unsigned char *mem = malloc(size + 64), *p;
	struct { unsigned char *p; size_t n; } obj[300];
	struct uk_alloc *a;
	unsigned char *low;
	unsigned int n = 0;

	_uk_alloc_head = NULL;
	a = uk_allocregion_init(mem + 3, size);
	CHECK(a && uk_alloc_get_default() == a);
	low = (unsigned char *)a;
	while (n < 300) {
		size_t len = native_random(maxobj), align = 16;
		__ssz avail = uk_alloc_availmem(a);

		switch (native_random(4)) {
		case 0:
			align = 8UL << native_random(8);
			p = uk_memalign(a, align, len);
			break;
		case 1:
			p = uk_calloc(a, 1, len);
			if (p)
				check_bytes(p, len, 0);
			break;
		case 2:
			if (!n)
				continue;
			len++;
			p = uk_realloc(a, obj[n - 1].p, len);
			if (!p)
				break;
			check_bytes(p, len < obj[n - 1].n ? len
							  : obj[n - 1].n,
				    (unsigned char)(n - 1));
			if (p == obj[--n].p)
				low = p;	/* resized where it is */
			break;
		default:
			p = uk_malloc(a, len);
			CHECK(p || (__ssz)len > avail || !avail);
		}
		if (!p) {
			CHECK(errno == ENOMEM);
			break;
		}
		CHECK(!((unsigned long)p % align) && p >= low);
		CHECK(p + len <= mem + 3 + size);
		memset(p, (int)n, len);
		uk_free(a, p);
		obj[n].p = p;
		obj[n++].n = len;
		low = p + len;
	}
	for (unsigned int i = 0; i < n; i++)
		check_bytes(obj[i].p, obj[i].n, (unsigned char)i);
	free(mem);
}

int main(void)
{
	unsigned char mem[1024], *p, *q;
	struct uk_alloc *a;

	CHECK(!uk_allocregion_init(mem, 16));
	a = uk_allocregion_init(mem, sizeof(mem));
	CHECK(uk_alloc_addmem(a, mem, 10) == -ENOTSUP);
	CHECK(!uk_malloc(a, ~0UL) && !uk_malloc(a, ~0UL - 15));
	CHECK(!uk_memalign(a, 1UL << 63, 1));
	p = uk_malloc(a, 40);
	memset(p, 7, 40);
	q = uk_malloc(a, 40);
	CHECK(uk_realloc(a, q, 48) == q);	/* the last one grows */
	q = uk_realloc(a, p, 100);
	CHECK(q != p);
	check_bytes(q, 40, 7);
	CHECK(!uk_realloc(a, p, 5000));
	CHECK(!uk_palloc(a, 1));
	for (int i = 0; i < 50; i++)
		random_run(600 + native_random(8000), 1 + native_random(200));
	_uk_alloc_head = NULL;
	return 0;
}
