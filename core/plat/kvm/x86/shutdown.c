/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Ending the machine, and telling the host how it went. Each device that
 * listens takes its message and may stop the machine right there; the rest
 * is for machines that lack it.
 */
#include <errno.h>
#include <uk/plat/bootstrap.h>
#include <kvm/traps.h>
#include <x86/cpu.h>

/* QEMU's isa-debug-exit: the process exits with status 2 * value + 1. */
#define PORT_DEBUG_EXIT 0x501
#define DEBUG_EXIT_HALT 41
#define DEBUG_EXIT_CRASH 42

/* A debug console the host may offer for the result of main: a read says
 * that it is there.
 */
#define PORT_RESULT 0x503
#define RESULT_PRESENT 0xe9

#define PORT_PVPANIC 0x505
#define PVPANIC_PANICKED 1

/* ACPI power management control of QEMU's PCs: sleep type 0, enable. */
#define PORT_ACPI_PM1A 0x604
#define ACPI_SOFT_OFF 0x2000

#define PORT_RESET 0xcf9
#define RESET_FULL 0x06
#define PORT_KEYBOARD 0x64
#define KEYBOARD_RESET 0xfe

static int exit_status;
static int exit_status_known;

void ukplat_exit_status_set(int status)
{
	exit_status = status;
	exit_status_known = 1;
}

void ukplat_terminate(enum ukplat_gstate request)
{
	local_irq_disable();

	switch (request) {
	case UKPLAT_CRASH:
		kvm_report_caller(__builtin_frame_address(0));
		outw(PORT_DEBUG_EXIT, DEBUG_EXIT_CRASH);
		outb(PORT_PVPANIC, PVPANIC_PANICKED);
		break;
	case UKPLAT_RESTART:
		outb(PORT_RESET, RESET_FULL);
		outb(PORT_KEYBOARD, KEYBOARD_RESET);
		break;
	default:
		if (exit_status_known && inb(PORT_RESULT) == RESULT_PRESENT)
			outb(PORT_RESULT, exit_status & 0xff);
		break;
	}

	outw(PORT_ACPI_PM1A, ACPI_SOFT_OFF);
	outw(PORT_DEBUG_EXIT, DEBUG_EXIT_HALT);
	for (;;)
		halt();
}

int ukplat_suspend(void)
{
	return -EBUSY;
}
