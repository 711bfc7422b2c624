/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <stdio.h>
#include <uk/config.h>
#include <north.h>
#include <south.h>

/* add.S */
long add(long a, long b);
/* shape.cpp */
int square_area(int side);
int shapes_made_before_main(void);
/* counter.c, once for each variant */
int count_slowly(void);
int count_fast(void);

int main(void)
{
	int slow = 0, fast = 0;
	int area = square_area(5);

	printf("%s\n", GREETING);
	printf("add(40, 2) = %ld\n", add(40, 2));
	printf("square_area(5) = %d, shapes made before main: %d\n",
	       area, shapes_made_before_main());
	for (int i = 0; i < CONFIG_APPMIXED_ROUNDS; i++) {
		slow = count_slowly();
		fast = count_fast();
	}
	printf("counters: %d and %d\n", slow, fast);
	printf("north: %s, south: %s\n", north_says(), south_says());
	return 0;
}
