/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Optional processor features, and what the boot page table protects.
 */
#include <uk/arch/limits.h>
#include <uk/arch/paging.h>
#include <uk/plat/common/bootinfo.h>
#include <uk/plat/memory.h>
#include <uk/print.h>
#include <kvm/layout.h>
#include <kvm/setup.h>
#include <x86/cpu.h>

#define CPUID1_ECX_XSAVE (1U << 26)
#define CPUID1_ECX_AVX (1U << 28)
#define CPUID7_EBX_FSGSBASE (1U << 0)
#define CPUID_EXT1_EDX_NX (1U << 20)

#define XCR0_X87_SSE 3
#define XCR0_AVX 4

/* The page table of the first 2 MiB; see entry.S. */
extern __u64 boot_pt[];

static int have_nx;
static int have_avx;

/** Called by the entry code, first of all C: needs nothing. */
void kvm_cpu_init(void)
{
	__u32 max, a, b, c, d;
	__u64 cr4 = read_cr4(), xcr0 = XCR0_X87_SSE;

	cpuid(0, 0, &max, &b, &c, &d);
	if (max >= 7) {
		cpuid(7, 0, &a, &b, &c, &d);
		if (b & CPUID7_EBX_FSGSBASE)
			cr4 |= X86_CR4_FSGSBASE;
	}
	cpuid(1, 0, &a, &b, &c, &d);
	if (c & CPUID1_ECX_XSAVE)
		cr4 |= X86_CR4_OSXSAVE;
	write_cr4(cr4);
	if (c & CPUID1_ECX_XSAVE) {
		have_avx = !!(c & CPUID1_ECX_AVX);
		if (have_avx)
			xcr0 |= XCR0_AVX;
		xsetbv(0, xcr0);
	}

	cpuid(0x80000001, 0, &a, &b, &c, &d);
	have_nx = !!(d & CPUID_EXT1_EDX_NX);
	if (have_nx)
		wrmsrl(X86_MSR_EFER, rdmsrl(X86_MSR_EFER) | X86_EFER_NXE);
}

void kvm_cpu_print(void)
{
	__u64 cr4 __maybe_unused = read_cr4();

	uk_pr_info("Processor: %s, %s, %s\n", have_nx ? "NX" : "no NX",
		   !(cr4 & X86_CR4_OSXSAVE) ? "SSE" :
		   have_avx ? "AVX" : "SSE with XSAVE",
		   (cr4 & X86_CR4_FSGSBASE) ? "FSGSBASE" : "no FSGSBASE");
}

/*
 * The segments of the image get their permissions as far as they lie in
 * small pages: writing to code or constants and executing data are caught.
 */
int ukplat_mem_init(void)
{
	struct ukplat_memregion_desc *m;
	__u64 clear, set;
	__paddr_t p, end;

	ukplat_memregion_foreach(&m, UKPLAT_MEMRT_KERNEL, 0, 0) {
		clear = m->flags & UKPLAT_MEMRF_WRITE ? 0 : X86_PTE_RW;
		set = have_nx && !(m->flags & UKPLAT_MEMRF_EXECUTE) ?
		      X86_PTE_NX : 0;
		if (!clear && !set)
			continue;
		end = m->pbase + m->len;
		if (end > KVM_SMALL_PAGES_END)
			end = KVM_SMALL_PAGES_END;
		for (p = m->pbase; p < end; p += __PAGE_SIZE) {
			boot_pt[p >> __PAGE_SHIFT] &= ~clear;
			boot_pt[p >> __PAGE_SHIFT] |= set;
		}
	}
	write_cr3(read_cr3());
	return 0;
}

void kvm_guard_page(__uptr page)
{
	if (page < KVM_SMALL_PAGES_END) {
		boot_pt[page >> __PAGE_SHIFT] = 0;
		__asm__ __volatile__("invlpg (%0)" : : "r"(page) : "memory");
	}
}

int kvm_is_mapped(__uptr addr)
{
	if (addr < KVM_SMALL_PAGES_END)
		return !!(boot_pt[addr >> __PAGE_SHIFT] & X86_PTE_PRESENT);
	return addr < 0x100000000UL;
}
