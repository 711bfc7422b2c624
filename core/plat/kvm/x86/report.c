/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * The report of a crash. Written for people; a tool that wants to add names
 * finds the code addresses in lines of the form
 *   "  #<n>  0x<16 hexadecimal digits>"
 * Number 0 is the instruction that failed, or the start of the function that
 * ended the machine; all others are return addresses.
 * No libc and no printk: they may be what is broken.
 */
#include <uk/arch/traps.h>
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/common/bootinfo.h>
#include <uk/plat/common/sections.h>
#include <uk/plat/console.h>
#include <kvm/setup.h>
#include <kvm/traps.h>
#include <x86/cpu.h>

#define MAX_FRAMES 32

int kvm_reported;

/* Not inlined: the report is large and runs once. */
static __noinline void put(const char *s)
{
	unsigned int len = 0;

	while (s[len])
		len++;
	ukplat_coutk(s, len);
}

/* value as digits hexadecimal digits, with 0x in front */
static __noinline void put_hex(__u64 value, int digits)
{
	char buf[18] = "0x";
	int i;

	for (i = 0; i < digits; i++)
		buf[2 + i] = "0123456789abcdef"
			[value >> 4 * (digits - 1 - i) & 0xf];
	ukplat_coutk(buf, 2 + digits);
}

static __noinline void put_dec(unsigned int value)
{
	char buf[10];
	int i = sizeof(buf);

	do
		buf[--i] = '0' + value % 10;
	while (value /= 10);
	ukplat_coutk(buf + i, sizeof(buf) - i);
}

static void put_page_fault(const struct ukarch_trap_ctx *ctx)
{
	unsigned long ec = ctx->error_code;
	__vaddr_t addr = ctx->fault_address;

	put(ec & X86_PF_EC_ID ? "\n  execute at " :
	    ec & X86_PF_EC_WR ? "\n  write to " : "\n  read from ");
	put_hex(addr, 16);
	if (ec & X86_PF_EC_RSVD)
		put(": the page table is broken");
	else if (ec & X86_PF_EC_PK)
		put(": forbidden by its protection key");
	else if (!(ec & X86_PF_EC_P))
		put(addr < __PAGE_SIZE ? ": not mapped (a null pointer?)" :
		    addr + __PAGE_SIZE >= ctx->regs->rsp &&
		    addr <= ctx->regs->rsp + __PAGE_SIZE ?
		    ": not mapped (a stack overflow?)" : ": not mapped");
	else if (ec & X86_PF_EC_ID)
		put(": not executable");
	else if (ec & X86_PF_EC_WR)
		put(": read-only");
}

/* Most exceptions with an error code name a segment or a vector. */
static void put_selector(unsigned long ec)
{
	if (!ec)
		return;
	put(ec & 2 ? "\n  caused by interrupt vector " :
	    ec & 4 ? "\n  caused by LDT entry " : "\n  caused by GDT entry ");
	put_dec(ec >> 3 & 0x1fff);
	put(ec & 1 ? ", external event" : "");
}

#define R(reg) { #reg, __offsetof(struct __regs, reg) }

static const struct {
	char name[7];
	__u8 offset;
} registers[] = {
	R(rip), R(rsp), R(eflags), R(rax), R(rbx), R(rcx), R(rdx), R(rsi),
	R(rdi), R(rbp), R(r8), R(r9), R(r10), R(r11), R(r12), R(r13), R(r14),
	R(r15), R(cs), R(ss),
};

/* One register; three make a line. */
static __noinline void put_register(unsigned int column, const char *name,
				    __u64 value)
{
	unsigned int len = 0;

	put(column % 3 ? "  " : "\n  ");
	while (name[len])
		len++;
	ukplat_coutk(name, len);
	ukplat_coutk("       ", 7 - len);
	put_hex(value, 16);
}

static void put_registers(const struct __regs *r)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(registers); i++)
		put_register(i, registers[i].name, *(const unsigned long *)
			     ((const char *)r + registers[i].offset));
	put_register(i++, "cr0", read_cr0());
	put_register(i++, "cr2", read_cr2());
	put_register(i++, "cr3", read_cr3());
	put_register(i++, "cr4", read_cr4());
	put_register(i++, "efer", rdmsrl(X86_MSR_EFER));
	put("\n");
}

/* May the 16 bytes of a stack frame at this address be read? */
static int is_readable(__uptr addr)
{
	struct ukplat_bootinfo *bi = ukplat_bootinfo_get();
	const struct ukplat_memregion_desc *m;
	__u32 i;

	if ((addr & 7) || !kvm_is_mapped(addr) || !kvm_is_mapped(addr + 15))
		return 0;
	for (i = 0; i < bi->mrds.count; i++) {
		m = &bi->mrds.mrds[i];
		if (addr >= m->vbase && addr + 16 <= m->vbase + m->len)
			return m->type != UKPLAT_MEMRT_RESERVED;
	}
	return 0;
}

static void put_frame(int n, __uptr addr)
{
	put("  #");
	put_dec(n);
	put("  ");
	put_hex(addr, 16);
	put("\n");
}

/* The rest of a backtrace, from frame number n on. */
static void put_callers(int n, const __uptr *frame)
{
	for (; n < MAX_FRAMES && is_readable((__uptr)frame) && frame[1]; n++) {
		put_frame(n, frame[1]);
		if (frame[0] <= (__uptr)frame)
			break; /* stacks grow down: callers lie above */
		frame = (const __uptr *)frame[0];
	}
}

static void put_backtrace(const struct __regs *r)
{
	int n = 0;

	put("backtrace:\n");
	put_frame(n++, r->rip);
	/* Called through a bad pointer: there is no frame yet, the caller's
	 * address is still on top of the stack.
	 */
	if (!(r->rip >= __TEXT && r->rip < __ETEXT) && is_readable(r->rsp))
		put_frame(n++, *(const __uptr *)r->rsp);
	put_callers(n, (const __uptr *)r->rbp);
}

void kvm_report_caller(const void *frame)
{
	if (kvm_reported)
		return;
	kvm_reported = 1;
	put("\n*** crash: the kernel or the application gave up\n");
	put("backtrace:\n");
	put_frame(0, (__uptr)ukplat_terminate);
	put_callers(1, frame);
}

void kvm_report(const struct ukarch_trap_ctx *ctx, const char *name)
{
	kvm_reported = 1;
	put("\n*** crash: ");
	put(name);
	put(" (vector ");
	put_dec(ctx->trapnr);
	put(", error code ");
	put_hex(ctx->error_code, 4);
	put(")");
	switch (ctx->trapnr) {
	case TRAP_page_fault:
		put_page_fault(ctx);
		break;
	case TRAP_invalid_tss:
	case TRAP_no_segment:
	case TRAP_stack_error:
	case TRAP_gp_fault:
		put_selector(ctx->error_code);
		break;
	default:
		break;
	}
	put_registers(ctx->regs);
	put_backtrace(ctx->regs);
}
