import { KilnError } from "../base/index.ts";

/**
 * ELF files, read where they lie: headers now, symbols when somebody asks. Little endian, 32 and 64 bits.
 * Addresses are plain numbers; those past 2^53 (nothing kiln loads lives there) are rounded.
 */
export interface ElfFile {
  readonly bytes: Uint8Array;
  readonly is64: boolean;
  /** One of `elfType`. */
  readonly type: number;
  /** One of `elfMachine`, or another number of the ELF registry. */
  readonly machine: number;
  readonly entry: number;
  readonly programHeaders: readonly ElfProgramHeader[];
  readonly sections: readonly ElfSection[];
}

export interface ElfProgramHeader {
  /** One of `programType`. */
  readonly type: number;
  /** Bits: 1 execute, 2 write, 4 read. */
  readonly flags: number;
  readonly offset: number;
  readonly virtualAddress: number;
  readonly physicalAddress: number;
  readonly fileSize: number;
  readonly memorySize: number;
  readonly alignment: number;
}

export interface ElfSection {
  readonly name: string;
  /** Where the name starts in the section name table. */
  readonly nameOffset: number;
  /** One of `sectionType`. */
  readonly type: number;
  /** Bits: 1 write, 2 occupies memory, 4 executable. */
  readonly flags: number;
  readonly address: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
  readonly info: number;
  readonly alignment: number;
  readonly entrySize: number;
}

export interface ElfSymbol {
  readonly name: string;
  readonly address: number;
  readonly size: number;
  readonly kind: "none" | "object" | "function" | "other";
  readonly isGlobal: boolean;
  /** The section's index; 0 undefined, 0xfff1 absolute. */
  readonly section: number;
}

export const elfType = { relocatable: 1, executable: 2, shared: 3 } as const;
export const elfMachine = { i386: 3, arm: 40, x86_64: 62, arm64: 183 } as const;
export const programType = { load: 1, dynamic: 2, interpreter: 3, note: 4, tls: 7 } as const;
export const sectionType = {
  null: 0,
  progbits: 1,
  symtab: 2,
  strtab: 3,
  rela: 4,
  dynamic: 6,
  nobits: 8,
  rel: 9,
  dynsym: 11,
} as const;

/** True when the bytes start as an ELF file does; says nothing about the rest. */
export function isElf(bytes: Uint8Array): boolean {
  return bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
}

/** Throws `formats/not-elf`, `formats/unsupported-elf` or `formats/truncated-elf`. */
export function readElf(bytes: Uint8Array): ElfFile {
  if (!isElf(bytes)) {
    throw new KilnError("formats/not-elf", "not an ELF file: it does not start with 7f 45 4c 46");
  }
  const fileClass = bytes[4];
  if ((fileClass !== 1 && fileClass !== 2) || bytes[5] !== 1) {
    throw new KilnError(
      "formats/unsupported-elf",
      `unsupported ELF file: expected 32 or 64 bits and little endian, found class ${bytes[4] ?? "none"} and data encoding ${bytes[5] ?? "none"}`,
    );
  }
  const is64 = fileClass === 2;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  requireRange(bytes, 0, is64 ? 64 : 52, "the file header");
  const word = (offset32: number, offset64: number) =>
    is64 ? number64(view, offset64) : view.getUint32(offset32, true);
  const at = is64 ? 54 : 42; // size and count of program headers, size and count of sections, names
  const header = {
    programOffset: word(28, 32),
    sectionOffset: word(32, 40),
    programSize: view.getUint16(at, true),
    programCount: view.getUint16(at + 2, true),
    sectionSize: view.getUint16(at + 4, true),
    sectionCount: view.getUint16(at + 6, true),
    namesIndex: view.getUint16(at + 8, true),
  };
  const programHeaders: ElfProgramHeader[] = [];
  const programSize = Math.max(header.programSize, is64 ? 56 : 32);
  requireRange(bytes, header.programOffset, header.programCount * programSize, "the program headers");
  for (let index = 0; index < header.programCount; index += 1) {
    programHeaders.push(readProgramHeader(view, is64, header.programOffset + index * programSize));
  }
  return {
    bytes,
    is64,
    type: view.getUint16(16, true),
    machine: view.getUint16(18, true),
    entry: word(24, 24),
    programHeaders,
    sections: readSections(bytes, view, is64, header),
  };
}

/** The first section of that name. */
export function sectionNamed(elf: ElfFile, name: string): ElfSection | undefined {
  return elf.sections.find((section) => section.name === name);
}

/** The section's bytes in the file (a view, not a copy); empty for one without bytes, such as `.bss`. */
export function sectionBytes(elf: ElfFile, section: ElfSection): Uint8Array {
  if (section.type === sectionType.nobits) return new Uint8Array(0);
  requireRange(elf.bytes, section.offset, section.size, `section "${section.name}"`);
  return elf.bytes.subarray(section.offset, section.offset + section.size);
}

/** What a loader puts into memory, by rising physical address; half-open. Empty segments are left out. */
export function loadRanges(
  elf: ElfFile,
): readonly { readonly start: number; readonly end: number; readonly flags: number }[] {
  return elf.programHeaders
    .filter((header) => header.type === programType.load && header.memorySize > 0)
    .map(({ physicalAddress: start, memorySize, flags }) => ({ start, end: start + memorySize, flags }))
    .sort((a, b) => a.start - b.start);
}

/** The symbol table in its own order, without the empty first symbol; nothing when the file is stripped. */
export function readSymbols(elf: ElfFile): ElfSymbol[] {
  const table = elf.sections.find((section) => section.type === sectionType.symtab);
  const names = table && elf.sections[table.link];
  if (!table || !names) return [];
  const bytes = sectionBytes(elf, table);
  const nameBytes = sectionBytes(elf, names);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = elf.is64 ? 24 : 16;
  const symbols: ElfSymbol[] = [];
  for (let at = size; at + size <= bytes.length; at += size) {
    const info = bytes[at + (elf.is64 ? 4 : 12)]!;
    symbols.push({
      name: stringAt(nameBytes, view.getUint32(at, true)),
      address: elf.is64 ? number64(view, at + 8) : view.getUint32(at + 4, true),
      size: elf.is64 ? number64(view, at + 16) : view.getUint32(at + 8, true),
      kind: (["none", "object", "function"] as const)[info & 15] ?? "other",
      isGlobal: info >> 4 !== 0,
      section: view.getUint16(at + (elf.is64 ? 6 : 14), true),
    });
  }
  return symbols;
}

interface TableHeader {
  readonly sectionOffset: number;
  readonly sectionSize: number;
  readonly sectionCount: number;
  readonly namesIndex: number;
}

function readSections(bytes: Uint8Array, view: DataView, is64: boolean, header: TableHeader): ElfSection[] {
  const size = Math.max(header.sectionSize, is64 ? 64 : 40);
  requireRange(bytes, header.sectionOffset, header.sectionCount * size, "the section headers");
  const nameless: ElfSection[] = [];
  for (let index = 0; index < header.sectionCount; index += 1) {
    nameless.push(readSectionHeader(view, is64, header.sectionOffset + index * size));
  }
  const names = nameless[header.namesIndex];
  if (!names || names.type === sectionType.null) return nameless;
  requireRange(bytes, names.offset, names.size, "the section names");
  const nameBytes = bytes.subarray(names.offset, names.offset + names.size);
  return nameless.map((section) => ({ ...section, name: stringAt(nameBytes, section.nameOffset) }));
}

function readProgramHeader(view: DataView, is64: boolean, at: number): ElfProgramHeader {
  const type = view.getUint32(at, true);
  const words = is64
    ? [8, 16, 24, 32, 40, 48].map((offset) => number64(view, at + offset))
    : [4, 8, 12, 16, 20, 28].map((offset) => view.getUint32(at + offset, true));
  const [offset, virtualAddress, physicalAddress, fileSize, memorySize, alignment] = words as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const flags = view.getUint32(at + (is64 ? 4 : 24), true);
  return { type, flags, offset, virtualAddress, physicalAddress, fileSize, memorySize, alignment };
}

function readSectionHeader(view: DataView, is64: boolean, at: number): ElfSection {
  // Name and type are words in both classes; of the rest, link and info stay 32 bits wide.
  const small = (offset32: number, offset64: number) =>
    view.getUint32(at + (is64 ? offset64 : offset32), true);
  const wide = (offset32: number, offset64: number) =>
    is64 ? number64(view, at + offset64) : view.getUint32(at + offset32, true);
  return {
    name: "",
    nameOffset: small(0, 0),
    type: small(4, 4),
    flags: wide(8, 8),
    address: wide(12, 16),
    offset: wide(16, 24),
    size: wide(20, 32),
    link: small(24, 40),
    info: small(28, 44),
    alignment: wide(32, 48),
    entrySize: wide(36, 56),
  };
}

function number64(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 0x1_0000_0000 + view.getUint32(at, true);
}

function stringAt(bytes: Uint8Array, start: number): string {
  const end = bytes.indexOf(0, start);
  return new TextDecoder().decode(bytes.subarray(start, end === -1 ? undefined : end));
}

function requireRange(bytes: Uint8Array, offset: number, size: number, what: string): void {
  if (size === 0 || offset + size <= bytes.length) return;
  throw new KilnError(
    "formats/truncated-elf",
    `truncated ELF file: ${what} should end at byte ${offset + size}, the file ends at byte ${bytes.length}`,
  );
}
