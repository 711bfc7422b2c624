import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { readElf, sectionType, type ElfSection } from "../src/formats/index.ts";

/** Bytes by kind of section. */
export interface SectionSizes {
  readonly text: number;
  /** Constants, and tables such as `.uk_ctortab`. */
  readonly rodata: number;
  readonly data: number;
  /** Takes memory, not a place in the file. */
  readonly bss: number;
  /** `.eh_frame` and its kin. */
  readonly unwind: number;
}

/** Bytes of the stripped image that boots, as it lies in the file system. */
export function imageBytes(image: string): number {
  return statSync(image).size;
}

/** What one ELF file puts into memory. Of an LTO object that is nothing yet. */
export function sectionSizes(elfFile: string): SectionSizes {
  const sizes = { text: 0, rodata: 0, data: 0, bss: 0, unwind: 0 };
  for (const section of readElf(readFileSync(elfFile)).sections) {
    const kind = kindOf(section);
    if (kind) sizes[kind] += section.size;
  }
  return sizes;
}

const flag = { write: 1, occupiesMemory: 2, executable: 4 } as const;

function kindOf({ name, type, flags }: ElfSection): keyof SectionSizes | undefined {
  if (!(flags & flag.occupiesMemory)) return undefined;
  if (type === sectionType.nobits) return "bss";
  if (/^\.(eh_frame|gcc_except_table)/.test(name)) return "unwind";
  if (flags & flag.executable) return "text";
  return flags & flag.write ? "data" : "rodata";
}

/** The libraries' objects among a link's inputs, largest text first. */
export function librarySizes(objects: readonly string[]): { library: string; sizes: SectionSizes }[] {
  return objects
    .filter((path) => path.endsWith(".o"))
    .map((path) => ({ library: basename(path).replace(/(\.ld)?\.o$/, ""), sizes: sectionSizes(path) }))
    .sort((a, b) => b.sizes.text - a.sizes.text);
}
