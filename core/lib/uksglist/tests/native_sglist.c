/* native: ../sglist.c ../../ukallocregion/region.c ../../ukalloc/alloc.c ../../ukalloc/compat.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Lists against the sequence of bytes they describe. Physical and virtual
 * addresses are the same here, so what is adjacent is joined.
 */
#include <errno.h>
#include <native.h>
#include <uk/alloc.h>
#include <uk/allocregion.h>
#include <uk/sglist.h>

#define MAXBYTES	4000

static unsigned char mem[1 << 22], data[1 << 16]
	__attribute__((aligned(4096)));
static struct uk_alloc *a;

struct model {
	unsigned char *byte[MAXBYTES];	/* address of each byte */
	size_t n;
};

static void expect(struct uk_sglist *sg, const struct model *m)
{
	size_t k = 0;

	CHECK(sg->sg_nseg <= sg->sg_maxseg);
	CHECK(uk_sglist_length(sg) == m->n);
	for (int i = 0; i < sg->sg_nseg; i++) {
		CHECK(sg->sg_segs[i].ss_len > 0);
		for (size_t j = 0; j < sg->sg_segs[i].ss_len; j++)
			CHECK((unsigned char *)sg->sg_segs[i].ss_paddr + j
			      == m->byte[k++]);
	}
}

static void model_append(struct model *m, unsigned char *p, size_t len)
{
	while (len-- > 0)
		m->byte[m->n++] = p++;
}

static void append(struct uk_sglist *sg, struct model *m)
{
	unsigned char *p = data + native_random(sizeof(data) - 400);
	size_t len = native_random(200);
	int rc;

	if (m->n && native_random(3) == 0)
		p = m->byte[m->n - 1] + 1;
	if (m->n + len > MAXBYTES || p + len > data + sizeof(data))
		return;
	rc = uk_sglist_append(sg, p, len);
	CHECK(rc == 0 || (rc == -EFBIG && sg->sg_nseg == sg->sg_maxseg));
	if (!rc)
		model_append(m, p, len);
	expect(sg, m);
}

static void slices(struct uk_sglist *sg, struct model *m)
{
	size_t off = native_random(m->n + 1);
	size_t len = native_random(m->n - off + 1);
	struct model part = { .n = 0 };
	struct uk_sglist *s = NULL, *copy;
	int rc;

	for (size_t i = 0; i < len; i++)
		part.byte[part.n++] = m->byte[off + i];
	CHECK(uk_sglist_slice(sg, &s, a, off, len) == 0);
	CHECK(!s == !len);
	CHECK(uk_sglist_slice(sg, &s, a, off, m->n - off + 1) == -EINVAL);
	CHECK(uk_sglist_slice(sg, &s, a, ~0UL, 2) == -EINVAL);
	if (s) {
		expect(s, &part);
		CHECK(uk_sglist_slice(sg, &s, a, 0, 1) == -EINVAL);
		s->sg_maxseg = s->sg_nseg - 1;
		uk_sglist_reset(s);
		rc = uk_sglist_slice(sg, &s, a, off, len);
		CHECK(rc == -EFBIG && s->sg_nseg == 0);
		uk_sglist_free(s, a);
	}

	copy = uk_sglist_clone(sg, a);
	expect(copy, m);
	rc = uk_sglist_append_sglist(copy, sg, off, m->n - off + 1);
	CHECK(rc == -EINVAL || rc == -EFBIG);
	expect(copy, m);
	uk_sglist_free(copy, a);
}

static void split_and_join(struct uk_sglist *sg, struct model *m)
{
	size_t len = native_random(m->n + 20);
	struct model front = *m, back = { .n = 0 };
	struct uk_sglist *head = NULL;

	if (len < m->n) {
		front.n = len;
		for (size_t i = len; i < m->n; i++)
			back.byte[back.n++] = m->byte[i];
	}
	uk_sglist_hold(sg);
	CHECK(uk_sglist_split(sg, &head, a, len) == -EDOM && !head);
	uk_sglist_free(sg, a);	/* the hold */
	expect(sg, m);
	CHECK(uk_sglist_split(sg, &head, a, len) == 0);
	expect(sg, &back);
	if (!head)
		return;
	expect(head, &front);
	if (uk_sglist_join(head, sg) == 0) {
		CHECK(sg->sg_nseg == 0);
		expect(head, m);
		CHECK(uk_sglist_join(sg, head) == 0);
	} else {
		expect(head, &front);
		expect(sg, &back);
		m->n = 0;
		uk_sglist_reset(sg);
	}
	uk_sglist_free(head, a);
	expect(sg, m);
}

static void fixed(void)
{
	struct uk_sglist_seg seg[3];
	struct uk_sglist sg, none;

	uk_sglist_init(&sg, 3, seg);
	uk_sglist_init(&none, 0, NULL);
	CHECK(uk_sglist_append(&none, data, 1) == -EINVAL);
	CHECK(uk_sglist_join(&none, &sg) == 0);
	CHECK(uk_sglist_append(&sg, data, 3 * 4096) == 0 && sg.sg_nseg == 1);
	CHECK(uk_sglist_join(&none, &sg) == -EFBIG);
	CHECK(uk_sglist_count(data, 3 * 4096) == 1);
	CHECK(uk_sglist_count(data, 0) == 0);
	CHECK(!uk_sglist_build(a, data, 0, 3));
	CHECK(uk_sglist_build(a, data, 5000, 1)->sg_segs[0].ss_len == 5000);
	CHECK(!uk_sglist_build(a, data, 5000, 0));
	CHECK(!uk_sglist_alloc(NULL, 3));
}

int main(void)
{
	for (int round = 0; round < 60; round++) {
		static struct model m;
		struct uk_sglist *sg;

		_uk_alloc_head = NULL;
		a = uk_allocregion_init(mem, sizeof(mem));
		sg = uk_sglist_alloc(a, 1 + (int)native_random(30));
		m.n = 0;
		for (int i = 0; i < 60; i++) {
			append(sg, &m);
			if (native_random(3) == 0)
				slices(sg, &m);
			if (native_random(4) == 0)
				split_and_join(sg, &m);
		}
	}
	fixed();
	return 0;
}
