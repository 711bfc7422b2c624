/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* One C function for each processor instruction the platform needs. */
#ifndef __PLAT_CMN_X86_CPU_H__
#define __PLAT_CMN_X86_CPU_H__

#include <uk/arch/types.h>

#define X86_EFLAGS_IF (1UL << 9)

#define X86_CR4_FSGSBASE (1UL << 16)
#define X86_CR4_OSXSAVE (1UL << 18)

#define X86_MSR_EFER 0xc0000080
#define X86_MSR_FS_BASE 0xc0000100
#define X86_MSR_GS_BASE 0xc0000101
#define X86_EFER_NXE (1UL << 11)

static inline void cpuid(__u32 leaf, __u32 subleaf, __u32 *a, __u32 *b,
			 __u32 *c, __u32 *d)
{
	__asm__ __volatile__("cpuid"
			     : "=a"(*a), "=b"(*b), "=c"(*c), "=d"(*d)
			     : "0"(leaf), "2"(subleaf));
}

static inline __u64 rdmsrl(__u32 msr)
{
	__u32 lo, hi;

	__asm__ __volatile__("rdmsr" : "=a"(lo), "=d"(hi) : "c"(msr));
	return lo | (__u64)hi << 32;
}

static inline void wrmsrl(__u32 msr, __u64 val)
{
	__asm__ __volatile__("wrmsr" : : "c"(msr), "a"((__u32)val),
			     "d"((__u32)(val >> 32)) : "memory");
}

#define __X86_READ_CR(n)						\
	static inline __u64 read_cr##n(void)				\
	{								\
		__u64 v;						\
									\
		__asm__ __volatile__("mov %%cr" #n ", %0" : "=r"(v));	\
		return v;						\
	}
__X86_READ_CR(0)
__X86_READ_CR(2)
__X86_READ_CR(3)
__X86_READ_CR(4)

static inline void write_cr3(__u64 v)
{
	__asm__ __volatile__("mov %0, %%cr3" : : "r"(v) : "memory");
}

static inline void write_cr4(__u64 v)
{
	__asm__ __volatile__("mov %0, %%cr4" : : "r"(v) : "memory");
}

static inline void xsetbv(__u32 reg, __u64 val)
{
	__asm__ __volatile__("xsetbv" : : "c"(reg), "a"((__u32)val),
			     "d"((__u32)(val >> 32)));
}

static inline void outb(__u16 port, __u8 v)
{
	__asm__ __volatile__("outb %0, %1" : : "a"(v), "Nd"(port));
}

static inline void outw(__u16 port, __u16 v)
{
	__asm__ __volatile__("outw %0, %1" : : "a"(v), "Nd"(port));
}

static inline void outl(__u16 port, __u32 v)
{
	__asm__ __volatile__("outl %0, %1" : : "a"(v), "Nd"(port));
}

static inline __u8 inb(__u16 port)
{
	__u8 v;

	__asm__ __volatile__("inb %1, %0" : "=a"(v) : "Nd"(port));
	return v;
}

static inline __u16 inw(__u16 port)
{
	__u16 v;

	__asm__ __volatile__("inw %1, %0" : "=a"(v) : "Nd"(port));
	return v;
}

static inline __u32 inl(__u16 port)
{
	__u32 v;

	__asm__ __volatile__("inl %1, %0" : "=a"(v) : "Nd"(port));
	return v;
}

/* Writes a run of bytes to one port. */
static inline void outsb(__u16 port, const void *buf, __sz len)
{
	__asm__ __volatile__("rep outsb" : "+S"(buf), "+c"(len) : "d"(port)
			     : "memory");
}

static inline __u64 rdtsc(void)
{
	__u32 lo, hi;

	__asm__ __volatile__("rdtsc" : "=a"(lo), "=d"(hi));
	return lo | (__u64)hi << 32;
}

static inline void local_irq_enable(void)
{
	__asm__ __volatile__("sti" : : : "memory");
}

static inline void local_irq_disable(void)
{
	__asm__ __volatile__("cli" : : : "memory");
}

static inline unsigned long local_save_flags(void)
{
	unsigned long flags;

	__asm__ __volatile__("pushfq; popq %0" : "=rm"(flags) : : "memory");
	return flags;
}

static inline void halt(void)
{
	__asm__ __volatile__("hlt" : : : "memory");
}

#endif /* __PLAT_CMN_X86_CPU_H__ */
