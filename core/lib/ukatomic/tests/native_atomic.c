/* native: ../../ukdebug/print.c ../../ukdebug/assert.c ../../uklibid/libid.c ../../../tests/native/stubs.c */
/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <native.h>
#include <uk/atomic.h>

int main(void)
{
	__u8 b = 250;
	__s32 i = 5, expected = 4, stored = 77;
	__u64 q = 1;
	int *p = NULL;

	uk_store_n(&i, 7);
	CHECK(uk_load_n(&i) == 7);
	CHECK(uk_fetch_add(&i, 3) == 7 && i == 10);
	CHECK(uk_fetch_sub(&i, 4) == 10 && i == 6);
	CHECK(uk_add_fetch(&i, 3) == 9 && uk_sub_fetch(&i, 1) == 8);
	CHECK(uk_inc(&b) == 250 && uk_dec(&b) == 251 && b == 250);
	CHECK(uk_or(&q, 6) == 1 && q == 7);
	CHECK(uk_and(&q, 5) == 7 && q == 5);
	CHECK(uk_exchange_n(&i, 1) == 8 && i == 1);
	CHECK(uk_exchange(&i, &stored) == 1 && i == 77);
	CHECK(!uk_compare_exchange_n(&i, &expected, 9) && expected == 77);
	CHECK(uk_compare_exchange_n(&i, &expected, 9) && i == 9);
	CHECK(uk_compare_exchange_sync(&i, 9, 11) == 11 && i == 11);
	CHECK(uk_compare_exchange_sync(&i, 9, 12) == 9 && i == 11);
	CHECK(uk_exchange_n(&p, &i) == NULL && p == &i);
	UK_WRITE_ONCE(i, 3);
	CHECK(UK_READ_ONCE(i) == 3 && UK_ACCESS_ONCE(i) == 3);
	return 0;
}
