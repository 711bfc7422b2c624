export {
  elfMachine,
  elfType,
  isElf,
  loadRanges,
  programType,
  readElf,
  readSymbols,
  sectionBytes,
  sectionNamed,
  sectionType,
  type ElfFile,
  type ElfProgramHeader,
  type ElfSection,
  type ElfSymbol,
} from "./elf.ts";
export { symbolFinder, type SymbolPlace } from "./symbol-finder.ts";
export { fillBootinfo, type BootinfoOptions } from "./bootinfo.ts";
export { unwrapMultiboot, wrapMultiboot } from "./multiboot.ts";
export { inspectKernel, type KernelImage } from "./kernel-image.ts";
export { parseDepfile } from "./depfile.ts";
