/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Lists whose links are members of the elements.
 *
 * struct uk_list_head is a ring: the head is a member of it like any element,
 * an empty list points to itself. struct uk_hlist_head is one pointer wide and
 * ends with NULL, for hash tables. uk/compat_list.h, included at the end,
 * brings the BSD queues. No operation takes locks.
 */
#ifndef __UK_LIST_H__
#define __UK_LIST_H__

#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_list_head {
	struct uk_list_head *next;
	struct uk_list_head *prev;
};

#define UK_LIST_HEAD_INIT(name) { &(name), &(name) }

/* Makes an empty list, or an element that is on no list. */
static inline void UK_INIT_LIST_HEAD(struct uk_list_head *list)
{
	list->next = list;
	list->prev = list;
}

/* Puts entry between two neighbours. */
static inline void __uk_list_link(struct uk_list_head *entry,
				  struct uk_list_head *prev,
				  struct uk_list_head *next)
{
	entry->prev = prev;
	entry->next = next;
	prev->next = entry;
	next->prev = entry;
}

/* Right after head: with a list head, at the front. */
static inline void uk_list_add(struct uk_list_head *entry,
			       struct uk_list_head *head)
{
	__uk_list_link(entry, head, head->next);
}

/* Right before head: with a list head, at the end. */
static inline void uk_list_add_tail(struct uk_list_head *entry,
				    struct uk_list_head *head)
{
	__uk_list_link(entry, head->prev, head);
}

/* Takes an element off; its own links are not valid afterwards. */
static inline void uk_list_del(struct uk_list_head *entry)
{
	entry->prev->next = entry->next;
	entry->next->prev = entry->prev;
}

/* Takes an element off and makes it an empty list. */
static inline void uk_list_del_init(struct uk_list_head *entry)
{
	uk_list_del(entry);
	UK_INIT_LIST_HEAD(entry);
}

/* Puts entry in the place of old, which is off the list afterwards. */
static inline void uk_list_replace(struct uk_list_head *old,
				   struct uk_list_head *entry)
{
	__uk_list_link(entry, old->prev, old->next);
}

static inline void uk_list_replace_init(struct uk_list_head *old,
					struct uk_list_head *entry)
{
	uk_list_replace(old, entry);
	UK_INIT_LIST_HEAD(old);
}

/* From its list to the front, or the end, of another. */
static inline void uk_list_move(struct uk_list_head *entry,
				struct uk_list_head *head)
{
	uk_list_del(entry);
	uk_list_add(entry, head);
}

static inline void uk_list_move_tail(struct uk_list_head *entry,
				     struct uk_list_head *head)
{
	uk_list_del(entry);
	uk_list_add_tail(entry, head);
}

static inline int uk_list_empty(const struct uk_list_head *head)
{
	return head->next == head;
}

static inline int uk_list_is_first(const struct uk_list_head *entry,
				   const struct uk_list_head *head)
{
	return entry->prev == head;
}

static inline int uk_list_is_last(const struct uk_list_head *entry,
				  const struct uk_list_head *head)
{
	return entry->next == head;
}

/* Exactly one element? */
static inline int uk_list_is_singular(const struct uk_list_head *head)
{
	return !uk_list_empty(head) && head->next == head->prev;
}

/* Moves the first element to the end. */
static inline void uk_list_rotate_left(struct uk_list_head *head)
{
	if (!uk_list_empty(head))
		uk_list_move_tail(head->next, head);
}

/* Puts all elements of list between two neighbours; list must not be empty. */
static inline void __uk_list_splice(const struct uk_list_head *list,
				    struct uk_list_head *prev,
				    struct uk_list_head *next)
{
	list->next->prev = prev;
	prev->next = list->next;
	list->prev->next = next;
	next->prev = list->prev;
}

/*
 * Joins list to the front (splice) or the end (splice_tail) of head. list is
 * not usable afterwards, with _init it is empty.
 */
static inline void uk_list_splice(const struct uk_list_head *list,
				  struct uk_list_head *head)
{
	if (!uk_list_empty(list))
		__uk_list_splice(list, head, head->next);
}

static inline void uk_list_splice_tail(const struct uk_list_head *list,
				       struct uk_list_head *head)
{
	if (!uk_list_empty(list))
		__uk_list_splice(list, head->prev, head);
}

static inline void uk_list_splice_init(struct uk_list_head *list,
				       struct uk_list_head *head)
{
	uk_list_splice(list, head);
	UK_INIT_LIST_HEAD(list);
}

static inline void uk_list_splice_tail_init(struct uk_list_head *list,
					    struct uk_list_head *head)
{
	uk_list_splice_tail(list, head);
	UK_INIT_LIST_HEAD(list);
}

/* From a link to the element around it, and to its neighbours. */
#define uk_list_entry(ptr, type, member) __containerof(ptr, type, member)
#define uk_list_first_entry(head, type, member) \
	uk_list_entry((head)->next, type, member)
#define uk_list_last_entry(head, type, member) \
	uk_list_entry((head)->prev, type, member)
#define uk_list_first_entry_or_null(head, type, member) \
	(uk_list_empty(head) ? (type *)0 : \
	 uk_list_first_entry(head, type, member))
#define uk_list_next_entry(pos, member) \
	uk_list_entry((pos)->member.next, __typeof__(*(pos)), member)
#define uk_list_prev_entry(pos, member) \
	uk_list_entry((pos)->member.prev, __typeof__(*(pos)), member)

/*
 * Walks over links. _prev goes backwards; with _safe, pos may be taken off the
 * list inside the loop (n is scratch).
 */
#define uk_list_for_each(pos, head)					\
	for ((pos) = (head)->next; (pos) != (head); (pos) = (pos)->next)
#define uk_list_for_each_prev(pos, head)				\
	for ((pos) = (head)->prev; (pos) != (head); (pos) = (pos)->prev)
#define uk_list_for_each_safe(pos, n, head)				\
	for ((pos) = (head)->next, (n) = (pos)->next; (pos) != (head);	\
	     (pos) = (n), (n) = (pos)->next)
#define uk_list_for_each_prev_safe(pos, n, head)			\
	for ((pos) = (head)->prev, (n) = (pos)->prev; (pos) != (head);	\
	     (pos) = (n), (n) = (pos)->prev)

/*
 * Walks over elements. _from starts at pos, _continue after it, _reverse goes
 * backwards, _safe as above.
 */
#define uk_list_for_each_entry(pos, head, member)			\
	for ((pos) = uk_list_first_entry(head, __typeof__(*(pos)), member); \
	     &(pos)->member != (head);					\
	     (pos) = uk_list_next_entry(pos, member))
#define uk_list_for_each_entry_reverse(pos, head, member)		\
	for ((pos) = uk_list_last_entry(head, __typeof__(*(pos)), member); \
	     &(pos)->member != (head);					\
	     (pos) = uk_list_prev_entry(pos, member))
#define uk_list_for_each_entry_from(pos, head, member)			\
	for (; &(pos)->member != (head);				\
	     (pos) = uk_list_next_entry(pos, member))
#define uk_list_for_each_entry_from_reverse(pos, head, member)		\
	for (; &(pos)->member != (head);				\
	     (pos) = uk_list_prev_entry(pos, member))
#define uk_list_for_each_entry_continue(pos, head, member)		\
	for ((pos) = uk_list_next_entry(pos, member);			\
	     &(pos)->member != (head);					\
	     (pos) = uk_list_next_entry(pos, member))
#define uk_list_for_each_entry_continue_reverse(pos, head, member)	\
	for ((pos) = uk_list_prev_entry(pos, member);			\
	     &(pos)->member != (head);					\
	     (pos) = uk_list_prev_entry(pos, member))
#define uk_list_for_each_entry_safe(pos, n, head, member)		\
	for ((pos) = uk_list_first_entry(head, __typeof__(*(pos)), member), \
	     (n) = uk_list_next_entry(pos, member);			\
	     &(pos)->member != (head);					\
	     (pos) = (n), (n) = uk_list_next_entry(n, member))
#define uk_list_for_each_entry_safe_reverse(pos, n, head, member)	\
	for ((pos) = uk_list_last_entry(head, __typeof__(*(pos)), member), \
	     (n) = uk_list_prev_entry(pos, member);			\
	     &(pos)->member != (head);					\
	     (pos) = (n), (n) = uk_list_prev_entry(n, member))
#define uk_list_for_each_entry_safe_from(pos, n, head, member)		\
	for ((n) = uk_list_next_entry(pos, member);			\
	     &(pos)->member != (head);					\
	     (pos) = (n), (n) = uk_list_next_entry(n, member))
#define uk_list_for_each_entry_safe_continue(pos, n, head, member)	\
	for ((pos) = uk_list_next_entry(pos, member),			\
	     (n) = uk_list_next_entry(pos, member);			\
	     &(pos)->member != (head);					\
	     (pos) = (n), (n) = uk_list_next_entry(n, member))

/* A list with a one-pointer head; pprev points to the link to this node. */
struct uk_hlist_node {
	struct uk_hlist_node *next;
	struct uk_hlist_node **pprev;
};

struct uk_hlist_head {
	struct uk_hlist_node *first;
};

#define UK_HLIST_HEAD_INIT { 0 }
#define UK_HLIST_HEAD(name) struct uk_hlist_head name = UK_HLIST_HEAD_INIT
#define UK_INIT_HLIST_HEAD(head) ((void)((head)->first = 0))

static inline void UK_INIT_HLIST_NODE(struct uk_hlist_node *node)
{
	node->next = 0;
	node->pprev = 0;
}

/* Is the node on no list? Only for nodes that were initialised. */
static inline int uk_hlist_unhashed(const struct uk_hlist_node *node)
{
	return !node->pprev;
}

static inline int uk_hlist_empty(const struct uk_hlist_head *head)
{
	return !head->first;
}

static inline void uk_hlist_del(struct uk_hlist_node *node)
{
	*node->pprev = node->next;
	if (node->next)
		node->next->pprev = node->pprev;
}

/* Takes the node off if it is on a list. */
static inline void uk_hlist_del_init(struct uk_hlist_node *node)
{
	if (!uk_hlist_unhashed(node)) {
		uk_hlist_del(node);
		UK_INIT_HLIST_NODE(node);
	}
}

/* Puts the node where *link points. */
static inline void __uk_hlist_link(struct uk_hlist_node *node,
				   struct uk_hlist_node **link)
{
	node->next = *link;
	node->pprev = link;
	if (node->next)
		node->next->pprev = &node->next;
	*link = node;
}

static inline void uk_hlist_add_head(struct uk_hlist_node *node,
				     struct uk_hlist_head *head)
{
	__uk_hlist_link(node, &head->first);
}

static inline void uk_hlist_add_before(struct uk_hlist_node *node,
				       struct uk_hlist_node *next)
{
	__uk_hlist_link(node, next->pprev);
}

static inline void uk_hlist_add_after(struct uk_hlist_node *prev,
				      struct uk_hlist_node *node)
{
	__uk_hlist_link(node, &prev->next);
}

static inline void uk_hlist_add_behind(struct uk_hlist_node *node,
				       struct uk_hlist_node *prev)
{
	__uk_hlist_link(node, &prev->next);
}

/* Moves a whole list to another head. */
static inline void uk_hlist_move_list(struct uk_hlist_head *from,
				      struct uk_hlist_head *to)
{
	to->first = from->first;
	if (to->first)
		to->first->pprev = &to->first;
	from->first = 0;
}

#define uk_hlist_entry(ptr, type, member) __containerof(ptr, type, member)

/* The element around ptr, NULL for NULL. */
#define uk_hlist_entry_safe(ptr, type, member) __extension__({		\
	__typeof__(ptr) __hl_ptr = (ptr);				\
	__hl_ptr ? uk_hlist_entry(__hl_ptr, type, member) : (type *)0;	\
})

#define __uk_hlist_next(pos, member) \
	uk_hlist_entry_safe((pos)->member.next, __typeof__(*(pos)), member)

/* Walks, named as above; the first two over nodes, the others over elements. */
#define uk_hlist_for_each(pos, head)					\
	for ((pos) = (head)->first; (pos); (pos) = (pos)->next)
#define uk_hlist_for_each_safe(pos, n, head)				\
	for ((pos) = (head)->first; (pos) && ((n) = (pos)->next, 1);	\
	     (pos) = (n))
#define uk_hlist_for_each_entry(pos, head, member)			\
	for ((pos) = uk_hlist_entry_safe((head)->first,			\
					 __typeof__(*(pos)), member);	\
	     (pos); (pos) = __uk_hlist_next(pos, member))
#define uk_hlist_for_each_entry_continue(pos, member)			\
	for ((pos) = __uk_hlist_next(pos, member);			\
	     (pos); (pos) = __uk_hlist_next(pos, member))
#define uk_hlist_for_each_entry_from(pos, member)			\
	for (; (pos); (pos) = __uk_hlist_next(pos, member))
/* Here n is a struct uk_hlist_node *. */
#define uk_hlist_for_each_entry_safe(pos, n, head, member)		\
	for ((pos) = uk_hlist_entry_safe((head)->first,			\
					 __typeof__(*(pos)), member);	\
	     (pos) && ((n) = (pos)->member.next, 1);			\
	     (pos) = uk_hlist_entry_safe(n, __typeof__(*(pos)), member))

#ifdef __cplusplus
}
#endif

#include <uk/compat_list.h>

/*
 * UK_LIST_HEAD(name) defines an empty ring; UK_LIST_HEAD(name, type) is the
 * BSD macro of that name. The number of arguments tells them apart.
 */
#undef UK_LIST_HEAD
#define UK_LIST_HEAD(...) \
	UK_CONCAT(__UK_LIST_HEAD_, UK_NARGS(__VA_ARGS__))(__VA_ARGS__)
#define __UK_LIST_HEAD_1(name) \
	struct uk_list_head name = UK_LIST_HEAD_INIT(name)
#define __UK_LIST_HEAD_2(name, type)					\
	struct name {							\
		type *lh_first;						\
	}

#endif /* __UK_LIST_H__ */
