/* native: */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The base headers of core/include/uk: macros, lists, counters, events. */
#include <stdbool.h>
#include <string.h>

#include "check.h"

/* refcount.h asserts; without ukdebug an assertion fails the test. */
#define __UK_ASSERT_H__
#define UK_ASSERT(x) CHECK(x, "assertion")

#include <uk/compat_list.h>
#include <uk/errptr.h>
#include <uk/essentials.h>
#include <uk/event.h>
#include <uk/list.h>
#include <uk/preempt.h>
#include <uk/prio.h>
#include <uk/refcount.h>
#include <uk/weak_refcount.h>

static int evaluated;

static int once(int v)
{
	evaluated++;
	return v;
}

static void macros(void)
{
	int local[7];

	UK_CTASSERT(UK_NARGS() == 0 && UK_NARGS(a) == 1 && UK_NARGS(a, b) == 2);
	UK_CTASSERT(UK_NARGS(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q,
			     r, s, t, u, v, w, x, y) == 25);
	UK_CTASSERT(UK_PRIO_AFTER(3) == 4 && UK_PRIO_BEFORE(3) == 2);
	UK_CTASSERT(UK_PRIO_AFTER(UK_PRIO_AFTER(UK_PRIO_EARLIEST)) == 2);
	UK_CTASSERT(UK_PRIO_BEFORE(UK_PRIO_LATEST) == 8);
	CHECK(!strcmp(STRINGIFY(UK_PRIO_AFTER(6)), "7"), "prio text");
	CHECK(!strcmp(STRINGIFY(UK_CONCAT(ab, cd)), "abcd"), "concat");

	CHECK(MIN(once(3), once(4)) == 3 && MAX(once(3), once(4)) == 4, "min");
	CHECK(MIN3(once(3), 1, 2) == 1 && MAX4(1, once(9), 3, 4) == 9, "min3");
	CHECK(MIN4(4, 3, 2, 1) == 1 && MAX3(1, 2, 3) == 3, "min4");
	CHECK(evaluated == 6, "arguments evaluated %d times", evaluated);

	CHECK(ALIGN_UP(1, 8) == 8 && ALIGN_UP(8, 8) == 8, "up");
	CHECK(ALIGN_DOWN(15, 8) == 8 && IS_ALIGNED(16, 8), "down");
	CHECK(!IS_ALIGNED(17, 8) && POWER_OF_2(64) && !POWER_OF_2(65), "pow");
	CHECK(!POWER_OF_2(0) && DIV_ROUND_UP(9, 4) == 3, "div");
	CHECK(IN_RANGE(5, 5, 1) && !IN_RANGE(6, 5, 1), "range");
	CHECK(!IN_RANGE(4u, 5u, 1u), "below the range");
	CHECK(RANGE_CONTAIN(10, 10, 10, 10), "itself");
	CHECK(!RANGE_CONTAIN(10, 10, 15, 6), "beyond the end");
	CHECK(RANGE_OVERLAP(10, 10, 19, 1), "last value");
	CHECK(!RANGE_OVERLAP(10, 10, 20, 1), "behind the end");
	CHECK(ARRAY_SIZE(local) == 7, "array");

	CHECK(PTRISERR(ERR2PTR(-12)) && PTR2ERR(ERR2PTR(-12)) == -12, "err");
	CHECK(PTRISERR(ERR2PTR(-512)) && !PTRISERR(ERR2PTR(-513)), "err end");
	CHECK(PTRISERR(NULL) && !PTRISERR(local), "err null");
	uk_preempt_disable();
	uk_preempt_enable();
}

struct item {
	int v;
	struct uk_list_head ring;
	struct uk_hlist_node hash;
	UK_SLIST_ENTRY(struct item) sl;
	UK_STAILQ_ENTRY(struct item) stq;
	UK_LIST_ENTRY(struct item) l;
	UK_TAILQ_ENTRY(struct item) tq;
};

#define ITEMS 6
static struct item it[ITEMS];

/* Numbers of the elements a walk meets, as decimal digits. */
#define WALK(loop) ({							\
	int seen = 0;							\
	struct item *pos;						\
	loop								\
		seen = seen * 10 + pos->v;				\
	seen;								\
})

static void ring(void)
{
	UK_LIST_HEAD(head);
	UK_LIST_HEAD(other);
	struct item *n;
	struct uk_list_head *p;
	int i, count = 0;

	CHECK(uk_list_empty(&head), "empty");
	for (i = 1; i < 4; i++)
		uk_list_add_tail(&it[i].ring, &head);
	uk_list_add(&it[4].ring, &head);
	CHECK(WALK(uk_list_for_each_entry(pos, &head, ring)) == 4123, "walk");
	CHECK(WALK(uk_list_for_each_entry_reverse(pos, &head, ring)) == 3214,
	      "back");
	uk_list_for_each(p, &head)
		count++;
	CHECK(count == 4, "%d", count);
	CHECK(uk_list_first_entry(&head, struct item, ring) == &it[4], "first");
	CHECK(uk_list_last_entry(&head, struct item, ring) == &it[3], "last");
	CHECK(uk_list_next_entry(&it[4], ring) == &it[1], "next");
	CHECK(uk_list_is_last(&it[3].ring, &head), "is last");

	uk_list_move_tail(&it[4].ring, &head);
	uk_list_del_init(&it[2].ring);
	CHECK(WALK(uk_list_for_each_entry(pos, &head, ring)) == 134, "del");
	uk_list_add(&it[2].ring, &other);
	uk_list_add(&it[5].ring, &other);
	uk_list_splice_init(&other, &head);
	CHECK(uk_list_empty(&other), "spliced");
	CHECK(WALK(uk_list_for_each_entry(pos, &head, ring)) == 52134, "all");
	CHECK(WALK(uk_list_for_each_entry_safe(pos, n, &head, ring) {
		if (pos->v % 2)
			uk_list_del(&pos->ring);
	} pos = &it[0];) == 0, "safe");
	CHECK(WALK(uk_list_for_each_entry(pos, &head, ring)) == 24, "left");
	uk_list_replace(&it[2].ring, &it[3].ring);
	uk_list_rotate_left(&head);
	CHECK(WALK(uk_list_for_each_entry(pos, &head, ring)) == 43, "replace");
	uk_list_splice_tail_init(&head, &other);
	CHECK(!uk_list_first_entry_or_null(&head, struct item, ring), "null");
	CHECK(WALK(pos = &it[4];
		   uk_list_for_each_entry_continue(pos, &other, ring)) == 3,
	      "continue");
}

static void hash(void)
{
	UK_HLIST_HEAD(head);
	struct uk_hlist_head moved;
	struct uk_hlist_node *n;

	UK_INIT_HLIST_NODE(&it[1].hash);
	CHECK(uk_hlist_unhashed(&it[1].hash) && uk_hlist_empty(&head), "init");
	uk_hlist_add_head(&it[1].hash, &head);
	uk_hlist_add_head(&it[2].hash, &head);
	uk_hlist_add_before(&it[3].hash, &it[1].hash);
	uk_hlist_add_behind(&it[4].hash, &it[1].hash);
	CHECK(WALK(uk_hlist_for_each_entry(pos, &head, hash)) == 2314, "walk");
	uk_hlist_del(&it[2].hash);
	uk_hlist_del_init(&it[1].hash);
	uk_hlist_del_init(&it[1].hash);
	CHECK(WALK(uk_hlist_for_each_entry(pos, &head, hash)) == 34, "del");
	uk_hlist_move_list(&head, &moved);
	CHECK(uk_hlist_empty(&head), "moved");
	CHECK(WALK(uk_hlist_for_each_entry_safe(pos, n, &moved, hash)) == 34,
	      "safe");
	uk_hlist_del(&it[3].hash);
	CHECK(WALK(uk_hlist_for_each_entry(pos, &moved, hash)) == 4, "first");
}

/* The operations the four BSD queues share are checked the same way. */
static void queues(void)
{
	UK_SLIST_HEAD(slhead, struct item) sl = UK_SLIST_HEAD_INITIALIZER(sl);
	UK_STAILQ_HEAD(sthead, struct item) st =
		UK_STAILQ_HEAD_INITIALIZER(st), st2;
	UK_LIST_HEAD(lhead, struct item) l = UK_LIST_HEAD_INITIALIZER(l);
	UK_TAILQ_HEAD(tqhead, struct item) tq =
		UK_TAILQ_HEAD_INITIALIZER(tq), tq2;
	struct item *n;

	UK_SLIST_INSERT_HEAD(&sl, &it[1], sl);
	UK_SLIST_INSERT_AFTER(&it[1], &it[2], sl);
	UK_SLIST_INSERT_AFTER(&it[2], &it[3], sl);
	UK_SLIST_INSERT_HEAD(&sl, &it[4], sl);
	CHECK(WALK(UK_SLIST_FOREACH(pos, &sl, sl)) == 4123, "slist");
	UK_SLIST_REMOVE(&sl, &it[2], struct item, sl);
	UK_SLIST_REMOVE_HEAD(&sl, sl);
	CHECK(WALK(UK_SLIST_FOREACH_SAFE(pos, &sl, sl, n)) == 13, "slist del");
	UK_SLIST_REMOVE_AFTER(&it[1], sl);
	CHECK(WALK(UK_SLIST_FOREACH(pos, &sl, sl)) == 1, "slist after");

	CHECK(!UK_STAILQ_LAST(&st, struct item, stq), "stailq empty");
	UK_STAILQ_INSERT_TAIL(&st, &it[1], stq);
	UK_STAILQ_INSERT_TAIL(&st, &it[2], stq);
	UK_STAILQ_INSERT_HEAD(&st, &it[3], stq);
	UK_STAILQ_INSERT_AFTER(&st, &it[2], &it[4], stq);
	CHECK(WALK(UK_STAILQ_FOREACH(pos, &st, stq)) == 3124, "stailq");
	CHECK(UK_STAILQ_LAST(&st, struct item, stq) == &it[4], "stailq last");
	UK_STAILQ_REMOVE(&st, &it[4], struct item, stq);
	UK_STAILQ_INIT(&st2);
	UK_STAILQ_INSERT_TAIL(&st2, &it[5], stq);
	UK_STAILQ_CONCAT(&st, &st2);
	CHECK(UK_STAILQ_EMPTY(&st2), "stailq concat");
	UK_STAILQ_SWAP(&st, &st2, struct item);
	UK_STAILQ_INSERT_TAIL(&st2, &it[4], stq);
	UK_STAILQ_REMOVE_HEAD(&st2, stq);
	CHECK(WALK(UK_STAILQ_FOREACH(pos, &st2, stq)) == 1254, "stailq end");

	UK_LIST_INSERT_HEAD(&l, &it[1], l);
	UK_LIST_INSERT_AFTER(&it[1], &it[2], l);
	UK_LIST_INSERT_BEFORE(&it[1], &it[3], l);
	CHECK(WALK(UK_LIST_FOREACH(pos, &l, l)) == 312, "list");
	CHECK(UK_LIST_PREV(&it[1], &l, struct item, l) == &it[3] &&
	      !UK_LIST_PREV(&it[3], &l, struct item, l), "list prev");
	UK_LIST_REMOVE(&it[1], l);
	CHECK(WALK(UK_LIST_FOREACH_SAFE(pos, &l, l, n)) == 32, "list del");

	CHECK(!UK_TAILQ_LAST(&tq, tqhead), "tailq empty");
	UK_TAILQ_INSERT_TAIL(&tq, &it[1], tq);
	UK_TAILQ_INSERT_HEAD(&tq, &it[2], tq);
	UK_TAILQ_INSERT_AFTER(&tq, &it[1], &it[3], tq);
	UK_TAILQ_INSERT_BEFORE(&it[1], &it[4], tq);
	CHECK(WALK(UK_TAILQ_FOREACH(pos, &tq, tq)) == 2413, "tailq");
	CHECK(WALK(UK_TAILQ_FOREACH_REVERSE(pos, &tq, tqhead, tq)) == 3142,
	      "tailq back");
	CHECK(UK_TAILQ_PREV(&it[1], tqhead, tq) == &it[4] &&
	      !UK_TAILQ_PREV(&it[2], tqhead, tq), "tailq prev");
	UK_TAILQ_REMOVE(&tq, &it[3], tq);
	UK_TAILQ_REMOVE(&tq, &it[2], tq);
	UK_TAILQ_INIT(&tq2);
	UK_TAILQ_INSERT_TAIL(&tq2, &it[5], tq);
	UK_TAILQ_CONCAT(&tq, &tq2, tq);
	UK_TAILQ_SWAP(&tq, &tq2, struct item, tq);
	CHECK(UK_TAILQ_EMPTY(&tq), "tailq swap");
	CHECK(WALK(UK_TAILQ_FOREACH(pos, &tq2, tq)) == 415, "tailq end");
	CHECK(WALK(UK_TAILQ_FOREACH_REVERSE_SAFE(pos, &tq2, tqhead, tq, n)) ==
	      514, "tailq end back");
}

static void counters(void)
{
	__atomic r = UK_REFCOUNT_INITIALIZER(1);
	struct uk_swrefcount sw = UK_SWREFCOUNT_INITIALIZER(1, 1);

	uk_refcount_acquire(&r);
	CHECK(uk_refcount_read(&r) == 2, "read");
	CHECK(uk_refcount_release_if_not_last(&r), "not last");
	CHECK(!uk_refcount_release_if_not_last(&r), "last");
	CHECK(uk_refcount_acquire_if_not_zero(&r), "not zero");
	CHECK(!uk_refcount_release(&r) && uk_refcount_release(&r), "release");
	CHECK(!uk_refcount_acquire_if_not_zero(&r), "zero");

	uk_swrefcount_acquire_weak(&sw);
	uk_swrefcount_acquire(&sw);
	CHECK(uk_swrefcount_release(&sw) == 0, "strong");
	CHECK(uk_swrefcount_release(&sw) == UK_SWREFCOUNT_LAST_STRONG, "last");
	CHECK(uk_swrefcount_release_weak(&sw) == UK_SWREFCOUNT_LAST_REF, "ref");
	uk_swrefcount_init(&sw, 1, 1);
	CHECK(uk_swrefcount_release(&sw) == (UK_SWREFCOUNT_LAST_STRONG |
					     UK_SWREFCOUNT_LAST_REF), "both");
}

/* An event as the linker lays it out. */
static int calls;
static int results[3];

static int handler(void *data)
{
	CHECK(data == &calls, "data");
	return results[calls++];
}

static struct {
	struct uk_event ev;
	uk_event_handler_t handlers[3];
} event = { { &event.handlers[3] }, { handler, handler, handler } };

static void check_event(int a, int b, int c, int want_calls, int want)
{
	int got;

	results[0] = a;
	results[1] = b;
	results[2] = c;
	calls = 0;
	got = uk_raise_event_ptr(&event.ev, &calls);
	CHECK(got == want && calls == want_calls, "%d after %d", got, calls);
}

static void events(void)
{
	check_event(0, 0, 0, 3, UK_EVENT_NOT_HANDLED);
	check_event(0, 1, 0, 2, UK_EVENT_HANDLED);
	check_event(2, 0, 0, 3, UK_EVENT_HANDLED_CONT);
	check_event(2, 2, 1, 3, UK_EVENT_HANDLED);
	check_event(0, -5, 1, 2, -5);
	event.ev.hlist_end = event.handlers;
	calls = 0;
	CHECK(uk_raise_event_ptr(&event.ev, &calls) == 0 && !calls, "none");
}

int main(void)
{
	int i;

	for (i = 0; i < ITEMS; i++)
		it[i].v = i;
	macros();
	ring();
	hash();
	queues();
	counters();
	events();
	return 0;
}
