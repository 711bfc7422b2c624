/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The libraries of a native test: __LIBNAME__ is `test`. */
#define __UKLIBID_libalpha ((__u16) 0)
#define __UKLIBID_libbeta ((__u16) 1)
#define __UKLIBID_test ((__u16) 2)
#define __UKLIBID_COUNT__ 3
#define __UKLIBID_LIST(X)						\
	X(libalpha, "libalpha") X(libbeta, "libbeta") X(test, "test")
