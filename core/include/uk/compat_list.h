/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The BSD queues of queue(3), every name with UK_ in front. `type` is the full
 * type of an element, `struct x`, not the bare tag.
 *
 *             links back  tail  concat  remove any
 *   SLIST                                 O(n)
 *   STAILQ                  yes   yes     O(n)
 *   LIST        yes                       O(1)
 *   TAILQ       yes         yes   yes     O(1)
 *
 * Included by uk/list.h, whose UK_LIST_HEAD with one argument is a different
 * thing; that header sorts the two out.
 */
#ifndef __UK_COMPAT_LIST_H__
#define __UK_COMPAT_LIST_H__

/*
 * SLIST: singly linked, head only.
 */
#define UK_SLIST_HEAD(name, type)					\
	struct name {							\
		type *slh_first;					\
	}
#define UK_SLIST_HEAD_INITIALIZER(head) { 0 }
#define UK_SLIST_ENTRY(type)						\
	struct {							\
		type *sle_next;						\
	}
#define UK_SLIST_INIT(head) ((void)((head)->slh_first = 0))
#define UK_SLIST_EMPTY(head) ((head)->slh_first == 0)
#define UK_SLIST_FIRST(head) ((head)->slh_first)
#define UK_SLIST_NEXT(elm, field) ((elm)->field.sle_next)
#define UK_SLIST_FOREACH(var, head, field)				\
	for ((var) = UK_SLIST_FIRST(head); (var);			\
	     (var) = UK_SLIST_NEXT(var, field))
#define UK_SLIST_FOREACH_FROM(var, head, field)				\
	for ((var) = (var) ? (var) : UK_SLIST_FIRST(head); (var);	\
	     (var) = UK_SLIST_NEXT(var, field))
#define UK_SLIST_FOREACH_SAFE(var, head, field, tvar)			\
	for ((var) = UK_SLIST_FIRST(head);				\
	     (var) && ((tvar) = UK_SLIST_NEXT(var, field), 1);		\
	     (var) = (tvar))
#define UK_SLIST_FOREACH_FROM_SAFE(var, head, field, tvar)		\
	for ((var) = (var) ? (var) : UK_SLIST_FIRST(head);		\
	     (var) && ((tvar) = UK_SLIST_NEXT(var, field), 1);		\
	     (var) = (tvar))
#define UK_SLIST_FOREACH_PREVPTR(var, varp, head, field)		\
	for ((varp) = &(head)->slh_first; ((var) = *(varp)) != 0;	\
	     (varp) = &UK_SLIST_NEXT(var, field))
#define UK_SLIST_INSERT_HEAD(head, elm, field)				\
	do {								\
		(elm)->field.sle_next = (head)->slh_first;		\
		(head)->slh_first = (elm);				\
	} while (0)
#define UK_SLIST_INSERT_AFTER(at, elm, field)				\
	do {								\
		(elm)->field.sle_next = (at)->field.sle_next;		\
		(at)->field.sle_next = (elm);				\
	} while (0)
#define UK_SLIST_REMOVE_HEAD(head, field)				\
	((void)((head)->slh_first = (head)->slh_first->field.sle_next))
#define UK_SLIST_REMOVE_AFTER(elm, field)				\
	((void)((elm)->field.sle_next =					\
		(elm)->field.sle_next->field.sle_next))
#define UK_SLIST_REMOVE_PREVPTR(prevp, elm, field)			\
	((void)(*(prevp) = (elm)->field.sle_next))
#define UK_SLIST_REMOVE(head, elm, type, field)				\
	do {								\
		type **__sl_p = &(head)->slh_first;			\
		while (*__sl_p != (elm))				\
			__sl_p = &(*__sl_p)->field.sle_next;		\
		*__sl_p = (elm)->field.sle_next;			\
	} while (0)
#define UK_SLIST_CONCAT(head1, head2, type, field)			\
	do {								\
		type **__sl_p = &(head1)->slh_first;			\
		while (*__sl_p)						\
			__sl_p = &(*__sl_p)->field.sle_next;		\
		*__sl_p = (head2)->slh_first;				\
		UK_SLIST_INIT(head2);					\
	} while (0)
#define UK_SLIST_SWAP(head1, head2, type)				\
	do {								\
		type *__sl_f = (head1)->slh_first;			\
		(head1)->slh_first = (head2)->slh_first;		\
		(head2)->slh_first = __sl_f;				\
	} while (0)

/* STAILQ: singly linked with a tail; stqh_last points to the last link. */
#define UK_STAILQ_HEAD(name, type)					\
	struct name {							\
		type *stqh_first;					\
		type **stqh_last;					\
	}
#define UK_STAILQ_HEAD_INITIALIZER(head) { 0, &(head).stqh_first }
#define UK_STAILQ_ENTRY(type)						\
	struct {							\
		type *stqe_next;					\
	}
#define UK_STAILQ_INIT(head)						\
	do {								\
		(head)->stqh_first = 0;					\
		(head)->stqh_last = &(head)->stqh_first;		\
	} while (0)
#define UK_STAILQ_EMPTY(head) ((head)->stqh_first == 0)
#define UK_STAILQ_FIRST(head) ((head)->stqh_first)
#define UK_STAILQ_NEXT(elm, field) ((elm)->field.stqe_next)
#define UK_STAILQ_LAST(head, type, field)				\
	(UK_STAILQ_EMPTY(head) ? (type *)0 :				\
		(type *)(void *)((char *)(head)->stqh_last -		\
			__builtin_offsetof(type, field.stqe_next)))
#define UK_STAILQ_FOREACH(var, head, field)				\
	for ((var) = UK_STAILQ_FIRST(head); (var);			\
	     (var) = UK_STAILQ_NEXT(var, field))
#define UK_STAILQ_FOREACH_FROM(var, head, field)			\
	for ((var) = (var) ? (var) : UK_STAILQ_FIRST(head); (var);	\
	     (var) = UK_STAILQ_NEXT(var, field))
#define UK_STAILQ_FOREACH_SAFE(var, head, field, tvar)			\
	for ((var) = UK_STAILQ_FIRST(head);				\
	     (var) && ((tvar) = UK_STAILQ_NEXT(var, field), 1);		\
	     (var) = (tvar))
#define UK_STAILQ_FOREACH_FROM_SAFE(var, head, field, tvar)		\
	for ((var) = (var) ? (var) : UK_STAILQ_FIRST(head);		\
	     (var) && ((tvar) = UK_STAILQ_NEXT(var, field), 1);		\
	     (var) = (tvar))
#define UK_STAILQ_INSERT_HEAD(head, elm, field)				\
	do {								\
		(elm)->field.stqe_next = (head)->stqh_first;		\
		if (!(elm)->field.stqe_next)				\
			(head)->stqh_last = &(elm)->field.stqe_next;	\
		(head)->stqh_first = (elm);				\
	} while (0)
#define UK_STAILQ_INSERT_TAIL(head, elm, field)				\
	do {								\
		(elm)->field.stqe_next = 0;				\
		*(head)->stqh_last = (elm);				\
		(head)->stqh_last = &(elm)->field.stqe_next;		\
	} while (0)
#define UK_STAILQ_INSERT_AFTER(head, at, elm, field)			\
	do {								\
		(elm)->field.stqe_next = (at)->field.stqe_next;		\
		if (!(elm)->field.stqe_next)				\
			(head)->stqh_last = &(elm)->field.stqe_next;	\
		(at)->field.stqe_next = (elm);				\
	} while (0)
#define UK_STAILQ_REMOVE_HEAD(head, field)				\
	do {								\
		(head)->stqh_first = (head)->stqh_first->field.stqe_next; \
		if (!(head)->stqh_first)				\
			(head)->stqh_last = &(head)->stqh_first;	\
	} while (0)
#define UK_STAILQ_REMOVE_AFTER(head, elm, field)			\
	do {								\
		(elm)->field.stqe_next =				\
			(elm)->field.stqe_next->field.stqe_next;	\
		if (!(elm)->field.stqe_next)				\
			(head)->stqh_last = &(elm)->field.stqe_next;	\
	} while (0)
#define UK_STAILQ_REMOVE(head, elm, type, field)			\
	do {								\
		type **__stq_p = &(head)->stqh_first;			\
		while (*__stq_p != (elm))				\
			__stq_p = &(*__stq_p)->field.stqe_next;		\
		*__stq_p = (elm)->field.stqe_next;			\
		if (!*__stq_p)						\
			(head)->stqh_last = __stq_p;			\
	} while (0)
#define UK_STAILQ_CONCAT(head1, head2)					\
	do {								\
		if ((head2)->stqh_first) {				\
			*(head1)->stqh_last = (head2)->stqh_first;	\
			(head1)->stqh_last = (head2)->stqh_last;	\
			UK_STAILQ_INIT(head2);				\
		}							\
	} while (0)
#define UK_STAILQ_SWAP(head1, head2, type)				\
	do {								\
		type *__stq_f = (head1)->stqh_first;			\
		type **__stq_l = (head1)->stqh_last;			\
		(head1)->stqh_first = (head2)->stqh_first;		\
		(head1)->stqh_last = (head2)->stqh_last;		\
		(head2)->stqh_first = __stq_f;				\
		(head2)->stqh_last = __stq_l;				\
		if (!(head1)->stqh_first)				\
			(head1)->stqh_last = &(head1)->stqh_first;	\
		if (!(head2)->stqh_first)				\
			(head2)->stqh_last = &(head2)->stqh_first;	\
	} while (0)

/* LIST: doubly linked, head only; le_prev points to the link before. */
#define UK_LIST_HEAD(name, type)					\
	struct name {							\
		type *lh_first;						\
	}
#define UK_LIST_HEAD_INITIALIZER(head) { 0 }
#define UK_LIST_ENTRY(type)						\
	struct {							\
		type *le_next;						\
		type **le_prev;						\
	}
#define UK_LIST_INIT(head) ((void)((head)->lh_first = 0))
#define UK_LIST_EMPTY(head) ((head)->lh_first == 0)
#define UK_LIST_FIRST(head) ((head)->lh_first)
#define UK_LIST_NEXT(elm, field) ((elm)->field.le_next)
#define UK_LIST_PREV(elm, head, type, field)				\
	((elm)->field.le_prev == &(head)->lh_first ? (type *)0 :	\
		(type *)(void *)((char *)(elm)->field.le_prev -		\
			__builtin_offsetof(type, field.le_next)))
#define UK_LIST_FOREACH(var, head, field)				\
	for ((var) = UK_LIST_FIRST(head); (var);			\
	     (var) = UK_LIST_NEXT(var, field))
#define UK_LIST_FOREACH_FROM(var, head, field)				\
	for ((var) = (var) ? (var) : UK_LIST_FIRST(head); (var);	\
	     (var) = UK_LIST_NEXT(var, field))
#define UK_LIST_FOREACH_SAFE(var, head, field, tvar)			\
	for ((var) = UK_LIST_FIRST(head);				\
	     (var) && ((tvar) = UK_LIST_NEXT(var, field), 1);		\
	     (var) = (tvar))
#define UK_LIST_FOREACH_FROM_SAFE(var, head, field, tvar)		\
	for ((var) = (var) ? (var) : UK_LIST_FIRST(head);		\
	     (var) && ((tvar) = UK_LIST_NEXT(var, field), 1);		\
	     (var) = (tvar))
#define UK_LIST_INSERT_HEAD(head, elm, field)				\
	do {								\
		(elm)->field.le_next = (head)->lh_first;		\
		if ((elm)->field.le_next)				\
			(elm)->field.le_next->field.le_prev =		\
				&(elm)->field.le_next;			\
		(head)->lh_first = (elm);				\
		(elm)->field.le_prev = &(head)->lh_first;		\
	} while (0)
#define UK_LIST_INSERT_AFTER(at, elm, field)				\
	do {								\
		(elm)->field.le_next = (at)->field.le_next;		\
		if ((elm)->field.le_next)				\
			(elm)->field.le_next->field.le_prev =		\
				&(elm)->field.le_next;			\
		(at)->field.le_next = (elm);				\
		(elm)->field.le_prev = &(at)->field.le_next;		\
	} while (0)
#define UK_LIST_INSERT_BEFORE(at, elm, field)				\
	do {								\
		(elm)->field.le_prev = (at)->field.le_prev;		\
		(elm)->field.le_next = (at);				\
		*(at)->field.le_prev = (elm);				\
		(at)->field.le_prev = &(elm)->field.le_next;		\
	} while (0)
#define UK_LIST_REMOVE(elm, field)					\
	do {								\
		if ((elm)->field.le_next)				\
			(elm)->field.le_next->field.le_prev =		\
				(elm)->field.le_prev;			\
		*(elm)->field.le_prev = (elm)->field.le_next;		\
	} while (0)
#define UK_LIST_SWAP(head1, head2, type, field)				\
	do {								\
		type *__l_f = (head1)->lh_first;			\
		(head1)->lh_first = (head2)->lh_first;			\
		(head2)->lh_first = __l_f;				\
		if ((head1)->lh_first)					\
			(head1)->lh_first->field.le_prev = &(head1)->lh_first; \
		if ((head2)->lh_first)					\
			(head2)->lh_first->field.le_prev = &(head2)->lh_first; \
	} while (0)

/* TAILQ: doubly linked with a tail; tqe_prev points to the link before. */
#define UK_TAILQ_HEAD(name, type)					\
	struct name {							\
		type *tqh_first;					\
		type **tqh_last;					\
	}
#define UK_TAILQ_HEAD_INITIALIZER(head) { 0, &(head).tqh_first }
#define UK_TAILQ_ENTRY(type)						\
	struct {							\
		type *tqe_next;						\
		type **tqe_prev;					\
	}
#define UK_TAILQ_INIT(head)						\
	do {								\
		(head)->tqh_first = 0;					\
		(head)->tqh_last = &(head)->tqh_first;			\
	} while (0)
#define UK_TAILQ_EMPTY(head) ((head)->tqh_first == 0)
#define UK_TAILQ_FIRST(head) ((head)->tqh_first)
#define UK_TAILQ_NEXT(elm, field) ((elm)->field.tqe_next)
/*
 * A head and an entry have the same shape, so behind the last link, in
 * either, lies the address of the link before it. headname is not needed.
 */
#define UK_TAILQ_LAST(head, headname)					\
	(**(__typeof__(&(head)->tqh_last))(void *)((head)->tqh_last + 1))
#define UK_TAILQ_PREV(elm, headname, field)				\
	(**(__typeof__(&(elm)->field.tqe_prev))(void *)			\
		((elm)->field.tqe_prev + 1))
#define UK_TAILQ_FOREACH(var, head, field)				\
	for ((var) = UK_TAILQ_FIRST(head); (var);			\
	     (var) = UK_TAILQ_NEXT(var, field))
#define UK_TAILQ_FOREACH_FROM(var, head, field)				\
	for ((var) = (var) ? (var) : UK_TAILQ_FIRST(head); (var);	\
	     (var) = UK_TAILQ_NEXT(var, field))
#define UK_TAILQ_FOREACH_SAFE(var, head, field, tvar)			\
	for ((var) = UK_TAILQ_FIRST(head);				\
	     (var) && ((tvar) = UK_TAILQ_NEXT(var, field), 1);		\
	     (var) = (tvar))
#define UK_TAILQ_FOREACH_FROM_SAFE(var, head, field, tvar)		\
	for ((var) = (var) ? (var) : UK_TAILQ_FIRST(head);		\
	     (var) && ((tvar) = UK_TAILQ_NEXT(var, field), 1);		\
	     (var) = (tvar))
#define UK_TAILQ_FOREACH_REVERSE(var, head, headname, field)		\
	for ((var) = UK_TAILQ_LAST(head, headname); (var);		\
	     (var) = UK_TAILQ_PREV(var, headname, field))
#define UK_TAILQ_FOREACH_REVERSE_FROM(var, head, headname, field)	\
	for ((var) = (var) ? (var) : UK_TAILQ_LAST(head, headname); (var); \
	     (var) = UK_TAILQ_PREV(var, headname, field))
#define UK_TAILQ_FOREACH_REVERSE_SAFE(var, head, headname, field, tvar)	\
	for ((var) = UK_TAILQ_LAST(head, headname);			\
	     (var) && ((tvar) = UK_TAILQ_PREV(var, headname, field), 1); \
	     (var) = (tvar))
#define UK_TAILQ_FOREACH_REVERSE_FROM_SAFE(var, head, headname, field, tvar) \
	for ((var) = (var) ? (var) : UK_TAILQ_LAST(head, headname);	\
	     (var) && ((tvar) = UK_TAILQ_PREV(var, headname, field), 1); \
	     (var) = (tvar))
#define UK_TAILQ_INSERT_HEAD(head, elm, field)				\
	do {								\
		(elm)->field.tqe_next = (head)->tqh_first;		\
		if ((elm)->field.tqe_next)				\
			(elm)->field.tqe_next->field.tqe_prev =		\
				&(elm)->field.tqe_next;			\
		else							\
			(head)->tqh_last = &(elm)->field.tqe_next;	\
		(head)->tqh_first = (elm);				\
		(elm)->field.tqe_prev = &(head)->tqh_first;		\
	} while (0)
#define UK_TAILQ_INSERT_TAIL(head, elm, field)				\
	do {								\
		(elm)->field.tqe_next = 0;				\
		(elm)->field.tqe_prev = (head)->tqh_last;		\
		*(head)->tqh_last = (elm);				\
		(head)->tqh_last = &(elm)->field.tqe_next;		\
	} while (0)
#define UK_TAILQ_INSERT_AFTER(head, at, elm, field)			\
	do {								\
		(elm)->field.tqe_next = (at)->field.tqe_next;		\
		if ((elm)->field.tqe_next)				\
			(elm)->field.tqe_next->field.tqe_prev =		\
				&(elm)->field.tqe_next;			\
		else							\
			(head)->tqh_last = &(elm)->field.tqe_next;	\
		(at)->field.tqe_next = (elm);				\
		(elm)->field.tqe_prev = &(at)->field.tqe_next;		\
	} while (0)
#define UK_TAILQ_INSERT_BEFORE(at, elm, field)				\
	do {								\
		(elm)->field.tqe_prev = (at)->field.tqe_prev;		\
		(elm)->field.tqe_next = (at);				\
		*(at)->field.tqe_prev = (elm);				\
		(at)->field.tqe_prev = &(elm)->field.tqe_next;		\
	} while (0)
#define UK_TAILQ_REMOVE(head, elm, field)				\
	do {								\
		if ((elm)->field.tqe_next)				\
			(elm)->field.tqe_next->field.tqe_prev =		\
				(elm)->field.tqe_prev;			\
		else							\
			(head)->tqh_last = (elm)->field.tqe_prev;	\
		*(elm)->field.tqe_prev = (elm)->field.tqe_next;		\
	} while (0)
#define UK_TAILQ_CONCAT(head1, head2, field)				\
	do {								\
		if ((head2)->tqh_first) {				\
			*(head1)->tqh_last = (head2)->tqh_first;	\
			(head2)->tqh_first->field.tqe_prev =		\
				(head1)->tqh_last;			\
			(head1)->tqh_last = (head2)->tqh_last;		\
			UK_TAILQ_INIT(head2);				\
		}							\
	} while (0)
#define UK_TAILQ_SWAP(head1, head2, type, field)			\
	do {								\
		type *__tq_f = (head1)->tqh_first;			\
		type **__tq_l = (head1)->tqh_last;			\
		(head1)->tqh_first = (head2)->tqh_first;		\
		(head1)->tqh_last = (head2)->tqh_last;			\
		(head2)->tqh_first = __tq_f;				\
		(head2)->tqh_last = __tq_l;				\
		if ((head1)->tqh_first)					\
			(head1)->tqh_first->field.tqe_prev =		\
				&(head1)->tqh_first;			\
		else							\
			(head1)->tqh_last = &(head1)->tqh_first;	\
		if ((head2)->tqh_first)					\
			(head2)->tqh_first->field.tqe_prev =		\
				&(head2)->tqh_first;			\
		else							\
			(head2)->tqh_last = &(head2)->tqh_first;	\
	} while (0)

#endif /* __UK_COMPAT_LIST_H__ */
