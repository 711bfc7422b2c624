import { KilnError } from "../base/index.ts";
import { elfMachine, isElf, programType, readElf, sectionType, type ElfFile } from "./elf.ts";

const elfHeaderSize = 52;
const programHeaderSize = 32;
const sectionHeaderSize = 40;
const multiboot = {
  size: 12,
  magic: 0x1badb002,
  /** Modules on page boundaries, and tell the kernel about memory. */
  flags: 3,
  /** The header must lie wholly in that many bytes from the start. */
  searchLimit: 8192,
};

/**
 * A multiboot image around a 64-bit kernel. A multiboot loader (QEMU's `-kernel`) takes 32-bit ELF files only, so
 * one is drawn around the kernel: a 32-bit file header, the multiboot header, 32-bit program headers, the whole
 * 64-bit file unchanged, and 32-bit section headers, so that tools find the sections. Offsets of the 32-bit view
 * point into the enclosed file. Only what a loader loads gets a program header.
 */
export function wrapMultiboot(kernel: Uint8Array): Uint8Array {
  const elf = readElf(kernel);
  if (!elf.is64 || elf.machine !== elfMachine.x86_64) {
    throw new KilnError(
      "formats/not-x86-64",
      `a multiboot image needs a 64-bit x86 kernel, found ${elf.is64 ? 64 : 32} bits for machine ${elf.machine}`,
    );
  }
  const loads = elf.programHeaders.filter(
    (header) => header.type === programType.load && header.memorySize > 0,
  );
  if (loads.length === 0) throw new KilnError("formats/nothing-to-load", "the kernel has no segment to load");

  // A multiple of 8: the enclosed file stays aligned as its own structures want it.
  const shift = elfHeaderSize + multiboot.size + loads.length * programHeaderSize;
  const sectionsAt = roundUp(shift + kernel.length, 4);
  const image = new Uint8Array(sectionsAt + elf.sections.length * sectionHeaderSize);
  const view = new DataView(image.buffer);
  image.set(kernel, shift);

  image.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1]);
  view.setUint16(16, elf.type, true);
  view.setUint16(18, elfMachine.i386, true);
  view.setUint32(20, 1, true);
  putWords(view, 24, "the entry", [elf.entry, elfHeaderSize + multiboot.size, sectionsAt, 0]);
  const counts = [elfHeaderSize, programHeaderSize, loads.length, sectionHeaderSize, elf.sections.length];
  [...counts, namesIndexOf(kernel)].forEach((value, index) => view.setUint16(40 + 2 * index, value, true));

  const checksum = 0x1_0000_0000 - multiboot.magic - multiboot.flags;
  putWords(view, elfHeaderSize, "the multiboot header", [multiboot.magic, multiboot.flags, checksum]);

  loads.forEach((load, index) => {
    // The loader copies bytes to their place: no alignment in the file is asked for, or kept.
    const alignment = 1;
    putWords(view, elfHeaderSize + multiboot.size + index * programHeaderSize, "a segment", [
      ...[load.type, load.offset + shift, load.virtualAddress, load.physicalAddress],
      ...[load.fileSize, load.memorySize, load.flags, alignment],
    ]);
  });
  writeSectionHeaders(view, sectionsAt, elf, shift);
  return image;
}

/** The 64-bit ELF file inside an image made by `wrapMultiboot` (a view, not a copy); `undefined` when it is none. */
export function unwrapMultiboot(image: Uint8Array): Uint8Array | undefined {
  if (!isElf(image) || image[4] !== 1 || !hasMultibootHeader(image)) return undefined;
  const elf = readElf(image);
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const inner = image.subarray(view.getUint32(28, true) + elf.programHeaders.length * programHeaderSize);
  return isElf(inner) && inner[4] === 2 ? inner : undefined;
}

function hasMultibootHeader(image: Uint8Array): boolean {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const end = Math.min(image.length, multiboot.searchLimit) - multiboot.size;
  for (let at = 0; at <= end; at += 4) {
    if (view.getUint32(at, true) !== multiboot.magic) continue;
    const sum = multiboot.magic + view.getUint32(at + 4, true) + view.getUint32(at + 8, true);
    if (sum % 0x1_0000_0000 === 0) return true;
  }
  return false;
}

function writeSectionHeaders(view: DataView, at: number, elf: ElfFile, shift: number): void {
  // Tables of 64-bit entries would be misread as 32-bit ones; they are shown as plain bytes.
  const tables: readonly number[] = [
    sectionType.symtab,
    sectionType.dynsym,
    sectionType.rela,
    sectionType.rel,
    sectionType.dynamic,
  ];
  elf.sections.forEach((section, index) => {
    const isNull = section.type === sectionType.null;
    const type = tables.includes(section.type) ? sectionType.progbits : section.type;
    putWords(view, at + index * sectionHeaderSize, `section "${section.name}"`, [
      ...[section.nameOffset, type, section.flags, section.address],
      ...[isNull ? 0 : section.offset + shift, section.size, section.link, section.info],
      ...[section.alignment, section.entrySize],
    ]);
  });
}

function putWords(view: DataView, at: number, what: string, words: readonly number[]): void {
  words.forEach((word, index) => {
    if (word > 0xffff_ffff) {
      throw new KilnError(
        "formats/address-too-high",
        `${what} has the value 0x${word.toString(16)}; a multiboot image is limited to 4 GiB`,
      );
    }
    view.setUint32(at + 4 * index, word, true);
  });
}

function namesIndexOf(elf64: Uint8Array): number {
  return new DataView(elf64.buffer, elf64.byteOffset, elf64.byteLength).getUint16(62, true);
}

function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}
