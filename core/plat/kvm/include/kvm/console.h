/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The devices behind the platform's console. */
#ifndef __KVM_CONSOLE_H__
#define __KVM_CONSOLE_H__

/** The serial port COM1. Does nothing if the machine has none. */
void ns16550_init(void);
void ns16550_write(const char *buf, unsigned int len);
int ns16550_read(char *buf, unsigned int maxlen);

/** The text screen. Does nothing if the machine has none. */
void vga_init(void);
void vga_write(const char *buf, unsigned int len);

#endif /* __KVM_CONSOLE_H__ */
