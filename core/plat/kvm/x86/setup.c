/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The platform's start after the boot protocol: a stack, the console,
 * traps, interrupts; then the boot library takes over.
 */
#include <string.h>
#include <uk/config.h>
#include <uk/arch/ctx.h>
#include <uk/arch/limits.h>
#include <uk/intctlr.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/common/bootinfo.h>
#include <uk/plat/console.h>
#include <uk/plat/memory.h>
#include <uk/print.h>
#include <kvm/setup.h>
#include <kvm/traps.h>

extern struct ukplat_bootinfo kvm_bootinfo;

/* Exception stacks: interrupts, exceptions, critical exceptions. */
#define IST_COUNT 3

/* One piece of memory: a guard page, the boot stack, exception stacks. */
#define STACKS_SIZE							\
	(__PAGE_SIZE + __STACK_SIZE + IST_COUNT * __CPU_EXCEPT_STACK_SIZE)

static __uptr stacks; /* start of it */

__u64 kvm_unused_memory;

struct ukplat_bootinfo *ukplat_bootinfo_get(void)
{
	return &kvm_bootinfo;
}

void kvm_early_panic(const char *why)
{
	static const char head[] = "\nkiln: cannot start: ";

	kvm_console_init();
	ukplat_coutk(head, sizeof(head) - 1);
	ukplat_coutk(why, strlen(why));
	ukplat_coutk("\n", 1);
	kvm_reported = 1; /* there is nothing to trace back yet */
	ukplat_terminate(UKPLAT_CRASH);
}

static void print_machine(__uptr boot_stack, const __uptr ist[IST_COUNT])
{
	kvm_cpu_print();
	ukplat_bootinfo_print();
	if (kvm_unused_memory)
		uk_pr_warn("Memory above 4 GiB is not used: %lu MiB\n",
			   kvm_unused_memory >> 20);
	uk_pr_info("Boot stack: %012lx-%012lx\n", boot_stack,
		   boot_stack + __STACK_SIZE);
	uk_pr_info("Exception stacks: %012lx, %012lx, %012lx (%lu KiB each)\n",
		   ist[0], ist[1], ist[2], __CPU_EXCEPT_STACK_SIZE >> 10);
}

/* On the boot stack. */
static void start(void *arg __unused)
{
	struct ukplat_bootinfo *bi = ukplat_bootinfo_get();
	__uptr boot_stack = stacks + __PAGE_SIZE;
	__uptr ist[IST_COUNT];
	int i;

	for (i = 0; i < IST_COUNT; i++)
		ist[i] = boot_stack + __STACK_SIZE +
			 (i + 1) * __CPU_EXCEPT_STACK_SIZE;

	kvm_clock_init();
	kvm_console_init();
	kvm_lcpu_init();
	kvm_traps_init(ist);
	ukplat_mem_init();
	kvm_guard_page(stacks);
	uk_intctlr_probe();
	print_machine(boot_stack, ist);
	ukplat_entry_argp(NULL, (char *)bi->cmdline, bi->cmdline_len);
}

void kvm_setup(void)
{
	void *mem;

	mem = ukplat_memregion_alloc(STACKS_SIZE, UKPLAT_MEMRT_STACK,
				     UKPLAT_MEMRF_READ | UKPLAT_MEMRF_WRITE);
	if (!mem)
		kvm_early_panic("no piece of free memory is large enough "
				"for the stacks");
	stacks = (__uptr)mem;
	kvm_switch_stack(ukarch_gen_sp(stacks + __PAGE_SIZE, __STACK_SIZE),
			 start, NULL);
}
