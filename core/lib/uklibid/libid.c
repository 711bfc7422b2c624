/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <string.h>
#include <uk/assert.h>
#include <uk/libid.h>

/* __UKLIBID_LIST(X) is X(identifier, "name") for each library, by number */
#define NUMBER(id, name)						\
	const __u16 _uk_libid_self_##id = __UKLIBID_##id;
#define NAME(id, name)		name,

#define DECLARE(id, name)	extern const __u16 _uk_libid_self_##id;
__UKLIBID_LIST(DECLARE)
__UKLIBID_LIST(NUMBER)

static const char * const names[] = { __UKLIBID_LIST(NAME) };

_Static_assert(sizeof(names) / sizeof(names[0]) == __UKLIBID_COUNT__,
	       "list and count of libraries differ");

__u16 uk_libid_count(void)
{
	return __UKLIBID_COUNT__;
}

const char *uk_libname(__u16 libid)
{
	return libid < __UKLIBID_COUNT__ ? names[libid] : (const char *)0;
}

__u16 uk_libid(const char *libname)
{
	UK_ASSERT(libname);

	for (__u16 i = 0; i < __UKLIBID_COUNT__; i++) {
		if (!strcmp(names[i], libname))
			return i;
	}
	return UKLIBID_NONE;
}
