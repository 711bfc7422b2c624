/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The serial port COM1, without interrupts. */
#include <uk/config.h>
#include <uk/print.h>
#include <kvm/console.h>
#include <x86/cpu.h>

#define COM1 0x3f8
#define COM_DATA (COM1 + 0)
#define COM_IER (COM1 + 1)
#define COM_IIR (COM1 + 2) /* read */
#define COM_FCR (COM1 + 2) /* write */
#define COM_LCR (COM1 + 3)
#define COM_MCR (COM1 + 4)
#define COM_LSR (COM1 + 5)
#define COM_SCRATCH (COM1 + 7)

#define FCR_ENABLE_CLEAR 0x07
#define IIR_FIFO 0xc0
#define LCR_8N1 0x03
#define LCR_DLAB 0x80
#define MCR_DTR_RTS 0x03
#define LSR_DATA_READY 0x01
#define LSR_TX_EMPTY 0x20

#define FIFO_SIZE 16

/* Divisor of 115200. */
#if CONFIG_KVM_SERIAL_BAUD_19200
#define DIVISOR 6
#elif CONFIG_KVM_SERIAL_BAUD_38400
#define DIVISOR 3
#elif CONFIG_KVM_SERIAL_BAUD_57600
#define DIVISOR 2
#else
#define DIVISOR 1
#endif

/* How many bytes fit when the transmitter is empty; 0: no port. */
static unsigned int tx_size;

void ns16550_init(void)
{
	/* A register without a function, to see if anybody is there. */
	outb(COM_SCRATCH, 0x5a);
	if (inb(COM_SCRATCH) != 0x5a)
		return;

	outb(COM_IER, 0);
	outb(COM_LCR, LCR_DLAB);
	outb(COM_DATA, DIVISOR);
	outb(COM_IER, 0);
	outb(COM_LCR, LCR_8N1);
	/* Switching the FIFO on forgets what has arrived. When input waits
	 * already, go without: the sender holds the rest back.
	 */
	if (!(inb(COM_LSR) & LSR_DATA_READY))
		outb(COM_FCR, FCR_ENABLE_CLEAR);
	outb(COM_MCR, MCR_DTR_RTS);
	tx_size = (inb(COM_IIR) & IIR_FIFO) == IIR_FIFO ? FIFO_SIZE : 1;
	uk_pr_info("Console: ns16550 at 0x%x, %d baud, FIFO %u\n", COM1,
		   115200 / DIVISOR, tx_size);
}

static void wait_tx_empty(void)
{
	while (!(inb(COM_LSR) & LSR_TX_EMPTY))
		;
}

/* Fills the FIFO, waits until it is empty, fills it again. */
static void send(const char *buf, unsigned int len)
{
	unsigned int n;

	for (; len; buf += n, len -= n) {
		n = len < tx_size ? len : tx_size;
		wait_tx_empty();
		outsb(COM_DATA, buf, n);
	}
}

void ns16550_write(const char *buf, unsigned int len)
{
	const char *end = buf + len, *p = buf;

	if (!tx_size)
		return;
	for (; p < end; p++) {
		if (*p != '\n')
			continue;
		send(buf, p - buf);
		send("\r\n", 2);
		buf = p + 1;
	}
	send(buf, p - buf);
}

int ns16550_read(char *buf, unsigned int maxlen)
{
	unsigned int n = 0;

	if (!tx_size)
		return 0;
	while (n < maxlen && (inb(COM_LSR) & LSR_DATA_READY))
		buf[n++] = (char)inb(COM_DATA);
	return (int)n;
}
