/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */

/*
 * long add(long a, long b): rdi + rsi, result in rax. Uses no stack.
 */
	.text
	.globl add
	.type add, @function
add:
	leaq	(%rdi, %rsi), %rax
	ret
	.size add, . - add
