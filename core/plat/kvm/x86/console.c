/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Which device gets which kind of output. */
#include <uk/config.h>
#include <uk/plat/console.h>
#include <kvm/console.h>
#include <kvm/setup.h>

#define HAVE_SERIAL							\
	(CONFIG_KVM_KERNEL_SERIAL_CONSOLE || CONFIG_KVM_DEBUG_SERIAL_CONSOLE)
#define HAVE_VGA							\
	(CONFIG_KVM_KERNEL_VGA_CONSOLE || CONFIG_KVM_DEBUG_VGA_CONSOLE)

void kvm_console_init(void)
{
#if HAVE_SERIAL
	ns16550_init();
#endif
#if HAVE_VGA
	vga_init();
#endif
}

int ukplat_coutk(const char *buf, unsigned int len)
{
#if CONFIG_KVM_KERNEL_SERIAL_CONSOLE
	ns16550_write(buf, len);
#endif
#if CONFIG_KVM_KERNEL_VGA_CONSOLE
	vga_write(buf, len);
#endif
	(void)buf;
	return (int)len;
}

int ukplat_coutd(const char *buf, unsigned int len)
{
#if CONFIG_KVM_DEBUG_SERIAL_CONSOLE
	ns16550_write(buf, len);
#endif
#if CONFIG_KVM_DEBUG_VGA_CONSOLE
	vga_write(buf, len);
#endif
	(void)buf;
	return (int)len;
}

int ukplat_cink(char *buf, unsigned int maxlen)
{
#if HAVE_SERIAL
	return ns16550_read(buf, maxlen);
#else
	(void)buf;
	(void)maxlen;
	return 0;
#endif
}
