/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * Layout of the image: one read-execute, one read-only and one read-write
 * segment, each starting on a page of its own, linked at 1 MiB, where both
 * the loader puts it and the processor runs it.
 *
 * Tables that libraries contribute to lie in the read-only segment. Every
 * table is kept whole although nothing refers to its entries by name. A
 * library that owns a table may instead bring its own script, to be inserted
 * after .rodata.
 */
#include <uk/arch/limits.h>
#include <kvm/layout.h>

/* A table of entries in sections named `in`, between two symbols. */
#define TABLE(out, in, start, end)					\
	out : {								\
		. = ALIGN(8);						\
		PROVIDE(start = .);					\
		KEEP(*(in))						\
		PROVIDE(end = .);					\
	} :rodata

/* The same, ordered by the names of the sections. */
#define SORTED_TABLE(out, in, start, end)				\
	out : {								\
		. = ALIGN(8);						\
		PROVIDE(start = .);					\
		KEEP(*(SORT_BY_NAME(in)))				\
		PROVIDE(end = .);					\
	} :rodata

ENTRY(_multiboot_entry)

PHDRS
{
	text PT_LOAD FLAGS(5);
	rodata PT_LOAD FLAGS(4);
	tls PT_TLS FLAGS(4);
	data PT_LOAD FLAGS(6);
	stack PT_GNU_STACK FLAGS(6);
}

SECTIONS
{
	. = 0x100000;
	_base_addr = .;

	_text = .;
	.text : {
		KEEP(*(.text.trap_stubs))
		KEEP(*(.text.boot .text.boot.*))
		*(.text.unlikely .text.unlikely.* .text.exit .text.exit.*)
		*(.text.startup .text.startup.*)
		*(.text.hot .text.hot.*)
		*(.text .text.* .gnu.linkonce.t.*)
	} :text
	_etext = .;

	. = ALIGN(__PAGE_SIZE);
	_rodata = .;
	.rodata : {
		*(.rodata .rodata.* .gnu.linkonce.r.*)
	} :rodata

	/* Only C++ and code built with -funwind-tables bring these. */
	.eh_frame_hdr : {
		PROVIDE(__eh_frame_hdr_start = .);
		*(.eh_frame_hdr)
		PROVIDE(__eh_frame_hdr_end = .);
	} :rodata
	.eh_frame : {
		PROVIDE(__eh_frame_start = .);
		KEEP(*(.eh_frame .eh_frame.*))
		PROVIDE(__eh_frame_end = .);
	} :rodata
	.gcc_except_table : {
		PROVIDE(__gcc_except_table_start = .);
		*(.gcc_except_table .gcc_except_table.*)
		PROVIDE(__gcc_except_table_end = .);
	} :rodata

	SORTED_TABLE(.uk_ctortab, .uk_ctortab*, uk_ctortab_start,
		     uk_ctortab_end)
	SORTED_TABLE(.uk_inittab, .uk_inittab*, uk_inittab_start,
		     uk_inittab_end)

	.preinit_array : {
		. = ALIGN(8);
		PROVIDE(__preinit_array_start = .);
		KEEP(*(.preinit_array))
		PROVIDE(__preinit_array_end = .);
	} :rodata
	.init_array : {
		. = ALIGN(8);
		PROVIDE(__init_array_start = .);
		KEEP(*(SORT_BY_INIT_PRIORITY(.init_array.*)
		       SORT_BY_INIT_PRIORITY(.ctors.*)))
		KEEP(*(.init_array .ctors))
		PROVIDE(__init_array_end = .);
	} :rodata
	.fini_array : {
		. = ALIGN(8);
		PROVIDE(__fini_array_start = .);
		KEEP(*(SORT_BY_INIT_PRIORITY(.fini_array.*)))
		KEEP(*(.fini_array))
		PROVIDE(__fini_array_end = .);
	} :rodata

	/*
	 * An event's header, handlers and end label are neighbours because
	 * their sections are called NAME, NAME~PRIO and NAME~~.
	 */
	.uk_eventtab : {
		. = ALIGN(8);
		KEEP(*(SORT_BY_NAME(.uk_event_*)))
	} :rodata

	/* The template every thread's storage is copied from.
	 * The linker may align .tdata further than it says here (the segment
	 * is aligned as .tbss wants), so the label lies inside.
	 */
	.tdata : ALIGN(32) {
		_tls_start = .;
		*(.tdata .tdata.* .gnu.linkonce.td.*)
	} :rodata :tls
	_etdata = .;
	.tbss : ALIGN(32) {
		*(.tbss .tbss.* .gnu.linkonce.tb.* .tcommon)
	} :rodata :tls
	/* .tbss occupies no addresses here; a copy has it after .tdata. */
	_tls_align = MAX(32, MAX(ALIGNOF(.tdata), ALIGNOF(.tbss)));
	_tls_end = (SIZEOF(.tbss) == 0) ? _etdata :
		   ALIGN(_etdata, ALIGNOF(.tbss)) + SIZEOF(.tbss);

	. = ALIGN(__PAGE_SIZE);
	_erodata = .;

	_data = .;
	.data : {
		*(.data.boot .data.boot.*)
		*(.data .data.* .gnu.linkonce.d.*)
	} :data
	.uk_bootinfo : {
		. = ALIGN(8);
		KEEP(*(.uk_bootinfo))
	} :data
	_edata = .;

	. = ALIGN(16);
	__bss_start = .;
	.bss : {
		*(.bss .bss.* .gnu.linkonce.b.*)
		*(COMMON)
	} :data

	/*
	 * The boot page table (entry.S) and the early stack. Aligned here and
	 * not by the section, which would align the whole segment in the file.
	 */
	. = ALIGN(__PAGE_SIZE);
	.boot_pages (NOLOAD) : {
		boot_pml4 = .;
		. += __PAGE_SIZE;
		boot_pdpt = .;
		. += __PAGE_SIZE;
		boot_pd = .;
		. += 4 * __PAGE_SIZE;
		boot_pt = .;
		. += __PAGE_SIZE;
		early_stack = .;
		. += KVM_EARLY_STACK_SIZE;
	} :data
	_end = .;

	.uk_trace_keyvals 0 (INFO) : { KEEP(*(.uk_trace_keyvals)) }

	/DISCARD/ : {
		*(.note.gnu.build-id .note.gnu.property .note.GNU-stack)
	}
}
