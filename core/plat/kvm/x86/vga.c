/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The 80 by 25 text screen. */
#include <uk/arch/types.h>
#include <kvm/console.h>
#include <x86/cpu.h>

#define VGA_TEXT 0xb8000
#define COLS 80
#define ROWS 25
#define LIGHT_GREY 0x0700
#define BLANK (LIGHT_GREY | ' ')

#define PORT_MISC_READ 0x3cc
#define NOT_THERE 0xff
#define PORT_CRTC_INDEX 0x3d4
#define PORT_CRTC_DATA 0x3d5
#define CRTC_CURSOR_HIGH 0x0e
#define CRTC_CURSOR_LOW 0x0f

static volatile __u16 *const screen = (volatile __u16 *)VGA_TEXT;
static int present;
static unsigned int row, col;

/* Where we are in an escape sequence: they are swallowed. */
static enum { TEXT, ESCAPE, SEQUENCE } state;

static void clear_rows(unsigned int first, unsigned int count)
{
	volatile void *to = &screen[first * COLS];
	__sz n = count * COLS * sizeof(*screen) / 8;

	__asm__ __volatile__("rep stosq" : "+D"(to), "+c"(n)
			     : "a"(BLANK * 0x0001000100010001UL) : "memory");
}

void vga_init(void)
{
	if (inb(PORT_MISC_READ) == NOT_THERE)
		return;
	present = 1;
	clear_rows(0, ROWS);
}

static void scroll(void)
{
	volatile void *to = screen, *from = &screen[COLS];
	__sz n = (ROWS - 1) * COLS * sizeof(*screen) / 8;

	__asm__ __volatile__("rep movsq" : "+D"(to), "+S"(from), "+c"(n)
			     : : "memory");
	clear_rows(ROWS - 1, 1);
	row = ROWS - 1;
}

static void new_line(void)
{
	col = 0;
	if (++row >= ROWS)
		scroll();
}

static void put_text(char c)
{
	switch (c) {
	case '\033':
		state = ESCAPE;
		return;
	case '\n':
		new_line();
		return;
	case '\r':
		col = 0;
		return;
	case '\b':
		if (col)
			col--;
		return;
	case '\t':
		do
			put_text(' ');
		while (col & 7);
		return;
	default:
		break;
	}
	screen[row * COLS + col] = LIGHT_GREY | (__u8)c;
	if (++col >= COLS)
		new_line();
}

static void put(char c)
{
	switch (state) {
	case TEXT:
		put_text(c);
		break;
	case ESCAPE:
		state = c == '[' ? SEQUENCE : TEXT;
		break;
	case SEQUENCE:
		/* parameters are digits and punctuation below '@' */
		if (c >= '@')
			state = TEXT;
		break;
	}
}

static void set_cursor(void)
{
	unsigned int pos = row * COLS + col;

	outb(PORT_CRTC_INDEX, CRTC_CURSOR_HIGH);
	outb(PORT_CRTC_DATA, pos >> 8);
	outb(PORT_CRTC_INDEX, CRTC_CURSOR_LOW);
	outb(PORT_CRTC_DATA, pos & 0xff);
}

void vga_write(const char *buf, unsigned int len)
{
	if (!present)
		return;
	for (; len; buf++, len--) {
		/* the usual case without detours */
		if (state == TEXT && *buf > ' ' && col < COLS - 1)
			screen[row * COLS + col++] = LIGHT_GREY | (__u8)*buf;
		else
			put(*buf);
	}
	set_cursor();
}
