/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Sorting and searching. Heap sort: no recursion, no memory, and no input that
 * makes it slow.
 */
#include <stdlib.h>

typedef int (*cmp_r_t)(const void *, const void *, void *);

/* What the functions below need to know of the array. */
struct heap {
	char *base;
	size_t size;
	cmp_r_t cmp;
	void *arg;
};

static void swap(char *a, char *b, size_t size)
{
	char c;

	for (; size; size--, a++, b++) {
		c = *a;
		*a = *b;
		*b = c;
	}
}

/*
 * Restores the heap below element `root` of n: first down to a leaf along the
 * larger children, then up to where the root belongs. Elements come from the
 * end of the heap, so they belong far down, and this takes half of the
 * comparisons.
 */
static void sift(const struct heap *h, size_t root, size_t n)
{
	size_t at = root, child;

	while ((child = 2 * at + 1) < n) {
		if (child + 1 < n &&
		    h->cmp(h->base + child * h->size,
			   h->base + (child + 1) * h->size, h->arg) < 0)
			child++;
		at = child;
	}
	while (at != root && h->cmp(h->base + root * h->size,
				    h->base + at * h->size, h->arg) > 0)
		at = (at - 1) / 2;
	/* the path above moves up by one, the root takes its end */
	for (; at != root; at = (at - 1) / 2)
		swap(h->base + root * h->size, h->base + at * h->size,
		     h->size);
}

void qsort_r(void *base, size_t n, size_t size,
	     int (*cmp)(const void *, const void *, void *), void *arg)
{
	struct heap h = { base, size, cmp, arg };
	size_t i;

	for (i = n / 2; i-- > 0;)
		sift(&h, i, n);
	for (i = n; i-- > 1;) {
		swap(h.base, h.base + i * size, size);
		sift(&h, 0, i);
	}
}

static int call_plain(const void *a, const void *b, void *arg)
{
	return (*(int (**)(const void *, const void *))arg)(a, b);
}

void qsort(void *base, size_t n, size_t size,
	   int (*cmp)(const void *, const void *))
{
	qsort_r(base, n, size, call_plain, &cmp);
}

void *bsearch(const void *key, const void *base, size_t n, size_t size,
	      int (*cmp)(const void *, const void *))
{
	const char *mid;
	int order;

	while (n) {
		mid = (const char *)base + n / 2 * size;
		order = cmp(key, mid);
		if (order == 0)
			return (void *)mid;
		if (order > 0) {
			base = mid + size;
			n--;
		}
		n /= 2;
	}
	return NULL;
}
