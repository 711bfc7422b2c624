/* native: ../ring.c ../../ukallocregion/region.c ../../ukalloc/alloc.c ../../ukalloc/compat.c ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c ; -pthread */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <native.h>
#include <pthread.h>
#include <uk/alloc.h>
#include <uk/allocregion.h>
#include <uk/ring.h>

static unsigned char mem[1 << 20];
static struct uk_alloc *a;

/* Against a queue of numbers; counters wrap around on the way */
static void single(int size)
{
	struct uk_ring *br = uk_ring_alloc(size, a);
	unsigned long in = 1, out = 1, drops = 0;

	CHECK(br && uk_ring_empty(br) && !uk_ring_full(br));
	br->br_prod_head = br->br_prod_tail = (__u32)-20;
	br->br_cons_head = br->br_cons_tail = (__u32)-20;
	for (int i = 0; i < 20000; i++) {
		void *buf;

		switch (native_random(6)) {
		case 0:
			buf = uk_ring_dequeue_mc(br);
			CHECK(buf == (out < in ? (void *)out : NULL));
			out += !!buf;
			break;
		case 1:
			buf = uk_ring_dequeue_sc(br);
			CHECK(buf == (out < in ? (void *)out : NULL));
			out += !!buf;
			break;
		case 2:
			buf = uk_ring_peek(br);
			CHECK(buf == (out < in ? (void *)out : NULL));
			if (buf && native_random(2)) {
				uk_ring_putback_sc(br, (void *)(out + 9999));
				CHECK(uk_ring_peek(br)
				      == (void *)(out + 9999));
				uk_ring_putback_sc(br, (void *)out);
			}
			uk_ring_advance_sc(br);
			out += !!buf;
			break;
		default:
			if (uk_ring_enqueue(br, (void *)in) == 0) {
				CHECK(in - out < (unsigned long)size);
				in++;
			} else {
				CHECK(in - out == (unsigned long)size);
				drops++;
			}
		}
		CHECK(uk_ring_count(br) == (int)(in - out));
		CHECK(uk_ring_empty(br) == (in == out));
		CHECK(uk_ring_full(br) == (in - out == (unsigned long)size));
		CHECK(br->br_drops == drops);
	}
	uk_ring_free(br, a);
}

#define PER_PRODUCER	2000

static struct uk_ring *shared;
static unsigned char seen[2][PER_PRODUCER];
static int received;

static void *produce(void *arg)
{
	unsigned long base = (unsigned long)arg * PER_PRODUCER;

	for (unsigned long i = 0; i < PER_PRODUCER; i++) {
		while (uk_ring_enqueue(shared, (void *)(base + i + 1)))
			sched_yield();
	}
	return NULL;
}

/* Of one producer, a consumer sees rising numbers */
static void *consume(void *arg)
{
	unsigned long last[2] = { 0, 0 };

	(void)arg;
	while (__atomic_load_n(&received, __ATOMIC_SEQ_CST)
	       < 2 * PER_PRODUCER) {
		unsigned long v = (unsigned long)uk_ring_dequeue_mc(shared);

		if (!v) {
			sched_yield();
			continue;
		}
		v--;
		CHECK(!__atomic_fetch_add(&seen[v / PER_PRODUCER]
					       [v % PER_PRODUCER], 1,
					  __ATOMIC_SEQ_CST));
		CHECK(v + 1 > last[v / PER_PRODUCER]);
		last[v / PER_PRODUCER] = v + 1;
		__atomic_fetch_add(&received, 1, __ATOMIC_SEQ_CST);
	}
	return NULL;
}

static void threads(void)
{
	pthread_t t[4];

	shared = uk_ring_alloc(8, a);
	for (unsigned long i = 0; i < 4; i++)
		CHECK(!pthread_create(&t[i], NULL, i < 2 ? produce : consume,
				      (void *)(i % 2)));
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
	CHECK(uk_ring_empty(shared));
}

static void *enqueue_two(void *arg)
{
	CHECK(uk_ring_enqueue(shared, arg) == 0);
	return NULL;
}

/* Who claimed a slot later waits for those before */
static void published_in_order(void)
{
	pthread_t t;

	shared = uk_ring_alloc(4, a);
	shared->br_prod_head = 1;	/* a producer that was interrupted */
	CHECK(!pthread_create(&t, NULL, enqueue_two, (void *)2));
	while (uk_load_n(&shared->br_prod_head) != 2)
		sched_yield();
	for (int i = 0; i < 1000; i++) {
		sched_yield();
		CHECK(uk_ring_empty(shared));
	}
	shared->br_ring[0] = (void *)1;
	uk_store_n(&shared->br_prod_tail, 1);
	pthread_join(t, NULL);
	CHECK(uk_ring_dequeue_mc(shared) == (void *)1);
	CHECK(uk_ring_dequeue_sc(shared) == (void *)2);
}

int main(void)
{
	a = uk_allocregion_init(mem, sizeof(mem));
	single(1);
	single(2);
	single(64);
	threads();
	published_in_order();
	CHECK(!uk_ring_alloc(1 << 20, a));
	return 0;
}
