import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHost } from "../host/index.ts";
import type { MachineSpec } from "./machine-spec.ts";

// For tests only: a temporary folder, the real host, and programs to stand in for QEMU.

export class MachineWorkshop {
  readonly folder = mkdtempSync(join(tmpdir(), "kiln-machine-"));
  readonly host = createHost();

  /** An executable shell script. */
  script(name: string, ...lines: readonly string[]): string {
    const path = join(this.folder, name);
    writeFileSync(path, ["#!/bin/sh", ...lines, ""].join("\n"), { mode: 0o755 });
    return path;
  }

  spec(changes: Partial<MachineSpec> = {}): MachineSpec {
    return {
      name: "quiet_teapot",
      arch: "x86_64",
      qemu: "/usr/bin/qemu-system-x86_64",
      kernel: join(this.folder, "kernel"),
      kernelArguments: [],
      arguments: [],
      memoryBytes: 64 * 2 ** 20,
      acceleration: "emulation",
      stateFolder: join(this.folder, "state"),
      ...changes,
    };
  }

  /**
   * A guest of 32-bit assembly, started by multiboot; `%esp` is set, interrupts are off. In a 32-bit file with a
   * multiboot header, or in a 64-bit one that needs a container around it.
   */
  guest(name: string, assembly: string, bits: 32 | 64 = 32): string {
    const lines = [
      '.section .header, "a"; .long 0x1badb002, 3, -(0x1badb002 + 3)',
      ".text; .code32; .globl _start; _start: movl $stack_end, %esp",
      assembly,
      "1: hlt; jmp 1b",
      // Prints the string at %esi on the first serial port.
      "print: lodsb; testb %al, %al; jz 2f; movw $0x3f8, %dx; outb %al, %dx; jmp print; 2: ret",
      ".bss; .skip 4096; stack_end:",
    ];
    writeFileSync(join(this.folder, `${name}.S`), `${lines.join("\n")}\n`);
    const words = `gcc -m${bits} -nostdlib -static -no-pie -Wl,-n -Wl,--build-id=none -Wl,-Ttext=0x100010`;
    const more = `-Wl,--section-start=.header=0x100000 -o ${name} ${name}.S`;
    const argv = `${words} ${more}`.split(" ") as [string, ...string[]];
    const result = this.host.processes.runSync({ argv, cwd: this.folder, env: this.host.env });
    if (result.exitCode !== 0) throw new Error(result.stderr);
    return join(this.folder, name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
