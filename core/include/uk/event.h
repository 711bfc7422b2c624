/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Events: one place raises them, any number of handlers, known at link time,
 * may take them. Handlers run by priority, 0 first, until one of them says it
 * is done.
 *
 * In the image an event is its header (section .uk_event_<name>), right behind
 * it its handlers (.uk_event_<name>~<prio>) and an end label
 * (.uk_event_<name>~~); the linker sorts these sections by name. Hence one
 * rule: the name of an event must not be the beginning of another one's.
 */
#ifndef __UK_EVENT_H__
#define __UK_EVENT_H__

#include <uk/essentials.h>
#include <uk/prio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a handler returns; a negative value is an error and ends the walk. */
#define UK_EVENT_NOT_HANDLED	0	/* not mine, ask the next one */
#define UK_EVENT_HANDLED	1	/* done, ask nobody else */
#define UK_EVENT_HANDLED_CONT	2	/* took part, ask the next one too */

typedef int (*uk_event_handler_t)(void *data);

/* The header; handlers lie between its end and hlist_end. */
struct uk_event {
	const uk_event_handler_t *hlist_end;
};

/**
 * Calls the handlers of an event.
 *
 * @param ev the event
 * @param data passed to every handler, belongs to the caller
 * @return UK_EVENT_HANDLED or a negative value as soon as a handler says so,
 *   else UK_EVENT_HANDLED_CONT if any took part, else UK_EVENT_NOT_HANDLED
 */
static inline int uk_raise_event_ptr(const struct uk_event *ev, void *data)
{
	const uk_event_handler_t *itr;
	int rc, ret = UK_EVENT_NOT_HANDLED;

	/*
	 * The handlers are other objects than the header: keep the compiler
	 * from drawing conclusions from the bounds of *ev.
	 */
	__asm__("" : "=r"(itr) : "0"(ev + 1));

	for (; itr != ev->hlist_end; itr++) {
		rc = (*itr)(data);
		if (rc < 0 || rc == UK_EVENT_HANDLED)
			return rc;
		if (rc == UK_EVENT_HANDLED_CONT)
			ret = rc;
	}
	return ret;
}

#ifdef __cplusplus
}
#endif

#ifdef __cplusplus
#define __UK_EVENT_EXTERN extern "C"
#else
#define __UK_EVENT_EXTERN extern
#endif

/* Declares an event that another file defines. */
#define UK_EVENT_DECLARE(name) \
	__UK_EVENT_EXTERN const struct uk_event _uk_event_##name

/* Defines an event; once in the image. */
#define UK_EVENT(name)							\
	__UK_EVENT_EXTERN const uk_event_handler_t			\
	_uk_event_##name##_end[0];					\
	const uk_event_handler_t __used __align(8)			\
	__section(".uk_event_" #name "~~")				\
	_uk_event_##name##_end[0] = {};					\
	UK_EVENT_DECLARE(name);						\
	const struct uk_event __used __align(8)				\
	__section(".uk_event_" #name)					\
	_uk_event_##name = { _uk_event_##name##_end }

/* The address of an event defined or declared in this file. */
#define UK_EVENT_PTR(name)	(&_uk_event_##name)

/* Raises an event by its name; see uk_raise_event_ptr. */
#define uk_raise_event(name, data) \
	uk_raise_event_ptr(UK_EVENT_PTR(name), (data))

#define __UK_EVENT_HANDLER(name, fn, prio, id)				\
	static const uk_event_handler_t __used __align(8)		\
	__section(".uk_event_" #name "~" #prio)				\
	_uk_event_handler_##id = (fn)
#define __UK_EVENT_HANDLER_EXPAND(name, fn, prio, id) \
	__UK_EVENT_HANDLER(name, fn, prio, id)

/* Registers int fn(void *data) for an event at priority 0 to 9. */
#define UK_EVENT_HANDLER_PRIO(name, fn, prio) \
	__UK_EVENT_HANDLER_EXPAND(name, fn, prio, __COUNTER__)

/* Registers fn at the last priority. */
#define UK_EVENT_HANDLER(name, fn) \
	UK_EVENT_HANDLER_PRIO(name, fn, UK_PRIO_LATEST)

#endif /* __UK_EVENT_H__ */
