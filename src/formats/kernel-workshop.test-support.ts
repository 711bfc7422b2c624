import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// For tests only: a tiny kernel made by the host's gcc and ld, which also serve as the oracle for reading it back.

const source = `
__asm__(".section .text.entry, \\"ax\\"\\n.global entry\\nentry: jmp start\\nunsized: ret\\n");
char bootinfo[BOOTINFO_SIZE] __attribute__((section(".uk_bootinfo"))) = {1};
void (*table[])(void) __attribute__((section(".uk_inittab"))) = {0};
const char text[] = "hello from a tiny kernel";
int counter = 7;
int zeroed[5000];
__attribute__((noinline)) static int helper(int x) { return x + zeroed[x]; }
void start(void) { counter = helper(counter) + text[counter]; for (;;) ; }
`;

const script = `
ENTRY(entry)
PHDRS { text PT_LOAD FLAGS(5); rodata PT_LOAD FLAGS(4); data PT_LOAD FLAGS(6); }
SECTIONS {
  . = 0x100000;
  .text : { *(.text.entry) *(.text*) } :text
  . = ALIGN(PAGE);
  .rodata : { *(.rodata*) } :rodata
  .uk_inittab : { KEEP(*(.uk_inittab)) } :rodata
  . = ALIGN(PAGE);
  .uk_bootinfo : { KEEP(*(.uk_bootinfo)) } :data
  .data : { *(.data*) } :data
  .bss : { *(.bss*) } :data
  /DISCARD/ : { *(.comment) *(.note*) *(.eh_frame*) }
}
`;

export interface TestKernel {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A folder for one test file, with the programs of the host run in it. */
export class KernelWorkshop {
  readonly folder = mkdtempSync(join(tmpdir(), "kiln-formats-"));

  #kernels = 0;

  kernel({ bootinfoSize = 4176, page = 4096, strip = false } = {}): TestKernel {
    this.#kernels += 1;
    const name = `kernel${this.#kernels}.elf`;
    writeFileSync(join(this.folder, "kernel.c"), source);
    writeFileSync(join(this.folder, "kernel.lds"), script.replaceAll("PAGE", String(page)));
    const flags = "-O1 -ffreestanding -nostdlib -static -no-pie -fno-pic -fcf-protection=none ".concat(
      "-fno-asynchronous-unwind-tables -Wl,-n -Wl,--build-id=none -Wl,-T,kernel.lds ",
      `-DBOOTINFO_SIZE=${bootinfoSize} ${strip ? "-s" : "-g"} -o ${name} kernel.c`,
    );
    this.run("gcc", ...flags.split(" "));
    return { path: join(this.folder, name), bytes: this.read(name) };
  }

  /** Its standard output. */
  run(program: string, ...args: readonly string[]): string {
    return execFileSync(program, args, { cwd: this.folder, encoding: "utf8" });
  }

  read(name: string): Uint8Array {
    return new Uint8Array(readFileSync(join(this.folder, name)));
  }

  write(name: string, bytes: Uint8Array | string): void {
    writeFileSync(join(this.folder, name), bytes);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
