/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The 8254 interval timer: one-shot interrupts, and a yardstick. */
#include <kvm/clock.h>
#include <x86/cpu.h>

#define PIT_HZ 1193182UL
#define PIT_MAX_COUNT 0xffff

#define PIT_CHANNEL0 0x40
#define PIT_CHANNEL2 0x42
#define PIT_COMMAND 0x43
#define PIT_CMD_CH0_ONESHOT 0x30 /* channel 0, 16 bits, mode 0 */
#define PIT_CMD_CH2_ONESHOT 0xb0
#define PIT_CMD_CH2_LATCH 0x80

/* Gate of channel 2, and the speaker it would drive. */
#define PORT_GATE 0x61
#define GATE_ON 0x01
#define GATE_SPEAKER 0x02

/* The window, in ticks: 5 ms. */
#define WINDOW (PIT_HZ / 200)
/* Of so many readings the one with the least delay counts. */
#define SAMPLES 4
/* When the host is so busy that the window never passes undisturbed. */
#define RETRIES 20

struct sample {
	__u64 tsc;
	__u32 ticks; /* since the counter started */
};

void pit_init(void)
{
	/* Mode 0 without a count: the counter stands still. */
	outb(PIT_COMMAND, PIT_CMD_CH0_ONESHOT);
}

void pit_oneshot(__nsec ns)
{
	__u64 count = PIT_MAX_COUNT;

	if (ns < PIT_MAX_COUNT * UKARCH_NSEC_PER_SEC / PIT_HZ)
		count = (ns * PIT_HZ + UKARCH_NSEC_PER_SEC - 1) /
			UKARCH_NSEC_PER_SEC;
	if (!count)
		count = 1;
	outb(PIT_COMMAND, PIT_CMD_CH0_ONESHOT);
	outb(PIT_CHANNEL0, count & 0xff);
	outb(PIT_CHANNEL0, count >> 8);
}

/* Reads both counters at once, as closely as the bus allows. */
static struct sample sample(void)
{
	struct sample s = { 0, 0 };
	__u64 before, after, best = ~0UL;
	__u32 count;
	int i;

	for (i = 0; i < SAMPLES; i++) {
		before = rdtsc();
		outb(PIT_COMMAND, PIT_CMD_CH2_LATCH);
		after = rdtsc();
		count = inb(PIT_CHANNEL2);
		count |= (__u32)inb(PIT_CHANNEL2) << 8;
		if (after - before < best) {
			best = after - before;
			s.tsc = before + best / 2;
			s.ticks = PIT_MAX_COUNT - count;
		}
	}
	return s;
}

/* Lets the counter run for the window; false if the host stopped us
 * meanwhile, for then the counter may have run through more than once.
 */
static int measure(struct sample *first, struct sample *last)
{
	__u64 before, longest = 0;

	outb(PIT_COMMAND, PIT_CMD_CH2_ONESHOT);
	outb(PIT_CHANNEL2, PIT_MAX_COUNT & 0xff);
	outb(PIT_CHANNEL2, PIT_MAX_COUNT >> 8);

	*first = sample();
	*last = *first;
	do {
		before = last->tsc;
		*last = sample();
		if (last->tsc - before > longest)
			longest = last->tsc - before;
	} while (last->ticks - first->ticks < WINDOW);
	return longest < (last->tsc - first->tsc) / 2;
}

__u64 pit_measure_tsc(void)
{
	struct sample first, last;
	__u8 gate = inb(PORT_GATE);
	int i;

	outb(PORT_GATE, (gate & ~GATE_SPEAKER) | GATE_ON);
	for (i = 0; !measure(&first, &last) && i < RETRIES; i++)
		;
	outb(PORT_GATE, gate);

	return (last.tsc - first.tsc) * PIT_HZ / (last.ticks - first.ticks);
}
