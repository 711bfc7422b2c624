import { KilnError } from "../base/index.ts";
import { elfMachine, elfType, isElf, loadRanges, readElf, sectionNamed, type ElfFile } from "./elf.ts";
import { unwrapMultiboot } from "./multiboot.ts";

/** What a kernel file says about itself. */
export interface KernelImage {
  readonly arch: "x86_64" | "arm64" | "arm" | "i386";
  readonly container: "multiboot" | "elf64" | "elf32";
  /** It has the sections only a unikernel's start-up code looks at. */
  readonly isUnikraft: boolean;
  /** Physical addresses, half-open: the memory the image itself occupies, zeroed data included. */
  readonly loadStart: number;
  readonly loadEnd: number;
}

/** Throws `formats/not-a-kernel` for what is no kernel file, and the errors of `readElf` for broken ones. */
export function inspectKernel(bytes: Uint8Array): KernelImage {
  if (!isElf(bytes)) throw notAKernel("it is not an ELF file");
  const inner = unwrapMultiboot(bytes);
  const elf = readElf(inner ?? bytes);
  if (elf.type === elfType.relocatable) throw notAKernel("it is an object file that was not linked");
  const loads = loadRanges(elf);
  const first = loads[0];
  if (!first) throw notAKernel("it has no segment to load");
  return {
    arch: architecture(elf),
    container: inner ? "multiboot" : elf.is64 ? "elf64" : "elf32",
    isUnikraft: [".uk_inittab", ".uk_ctortab", ".uk_thread_inittab", ".uk_bootinfo"].some(
      (name) => sectionNamed(elf, name) !== undefined,
    ),
    loadStart: first.start,
    loadEnd: Math.max(...loads.map((load) => load.end)),
  };
}

function architecture(elf: ElfFile): KernelImage["arch"] {
  switch (elf.machine) {
    case elfMachine.x86_64:
      return "x86_64";
    case elfMachine.arm64:
      return "arm64";
    case elfMachine.arm:
      return "arm";
    case elfMachine.i386:
      return "i386";
    default:
      throw notAKernel(`it is for a machine kiln does not know (ELF machine ${elf.machine})`);
  }
}

function notAKernel(reason: string): KilnError {
  return new KilnError("formats/not-a-kernel", `not a kernel: ${reason}`, { exitCode: 2 });
}
