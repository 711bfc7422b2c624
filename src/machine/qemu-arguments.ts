import { posix } from "node:path";
import { KilnError, shellJoin, shellQuote } from "../base/index.ts";
import { kernelCommandLine } from "./kernel-command-line.ts";
import { machineFiles, type Acceleration, type MachineSpec } from "./machine-spec.ts";

/** How a process is to be started: its words, and the folder it must be started in. */
export interface QemuCommand {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
}

/** The accelerator and the CPU that goes with it; the KVM probe tries the very same words. */
export function cpuArguments(acceleration: Acceleration): string[] {
  return acceleration === "kvm"
    ? ["-accel", "kvm", "-cpu", "host,+x2apic,-pmu"]
    : ["-accel", "tcg", "-cpu", "max"];
}

/**
 * A PC without anything that is not asked for: no default devices, no firmware output on the serial console (that
 * comes with `-nographic`, so `-display none` stands instead), a reset ends the machine. Port 0x501 ends it with an
 * exit code (isa-debug-exit).
 */
export function bareMachineArguments(acceleration: Acceleration): string[] {
  return [
    ...["-machine", "pc", ...cpuArguments(acceleration)],
    ...["-nodefaults", "-no-user-config", "-display", "none", "-vga", "none", "-no-reboot"],
    ...["-device", "isa-debug-exit,iobase=0x501,iosize=2"],
  ];
}

/**
 * QEMU's words for a machine in the foreground, console on standard input and output.
 *
 * Throws `machine/unusable-path` for a kernel or initrd name that QEMU's multiboot loader cannot hand on.
 */
export function qemuArguments(spec: MachineSpec): string[] {
  const file = (name: string) => optionValue(posix.join(spec.stateFolder, name));
  const commandLine = kernelCommandLine(spec.kernelArguments, spec.arguments);
  return [
    ...["-name", optionValue(spec.name)],
    ...bareMachineArguments(spec.acceleration),
    ...["-m", `${Math.floor(spec.memoryBytes / 1024)}K`],
    ...["-kernel", kernelWord(spec.kernel)],
    ...(spec.initrd === undefined ? [] : ["-initrd", initrdWord(spec.initrd)]),
    ...(commandLine === "" ? [] : ["-append", commandLine]),
    ...["-chardev", `stdio,id=console,signal=off,logfile=${file(machineFiles.console)}`],
    ...["-serial", "chardev:console"],
    // The guest writes main's result to port 0x503, having read 0xe9 there, which no empty port answers.
    ...["-chardev", `file,id=status,path=${file(machineFiles.status)}`],
    ...["-device", "isa-debugcon,iobase=0x503,chardev=status,readback=0xe9"],
    ...["-device", "pvpanic"],
    // Tells a guest that switched itself off from one that was reset; both end QEMU with code 0.
    ...["-trace", "qemu_system_shutdown_request", "-D", posix.join(spec.stateFolder, machineFiles.vmmLog)],
  ];
}

/** QEMU's whole command, for a process to be started. */
export function qemuCommand(spec: MachineSpec): QemuCommand {
  const cwd = needsKernelFolder(spec) ? posix.dirname(spec.kernel) : spec.stateFolder;
  return { argv: [spec.qemu, ...qemuArguments(spec)], cwd };
}

/** The same for people: one line that a POSIX shell understands in any folder. */
export function vmmCommand(spec: MachineSpec): string {
  const command = shellJoin([spec.qemu, ...qemuArguments(spec)]);
  return needsKernelFolder(spec) ? `cd ${shellQuote(posix.dirname(spec.kernel))} && ${command}` : command;
}

function needsKernelFolder(spec: MachineSpec): boolean {
  return !isOneWord(spec.kernel);
}

// QEMU puts this word in front of the command line as it is. In a path with blanks the guest would see several
// words, so there the bare name stands, and QEMU runs in the kernel's folder.
function kernelWord(kernel: string): string {
  if (isOneWord(kernel)) return kernel;
  const name = posix.basename(kernel);
  if (isOneWord(name)) return name;
  throw unusablePath("kernel", kernel);
}

// Of `-initrd a,b c` QEMU makes two modules, the second with the text `c`; a doubled comma is a comma.
function initrdWord(initrd: string): string {
  if (initrd.includes(" ")) throw unusablePath("initrd", initrd);
  return optionValue(initrd);
}

function unusablePath(what: string, path: string): KilnError {
  return new KilnError(
    "machine/unusable-path",
    `QEMU cannot load the ${what} "${path}": its name has blanks`,
    {
      hint: `rename the ${what}, or move it to a path without blanks and quotes`,
      exitCode: 2,
    },
  );
}

function isOneWord(path: string): boolean {
  return !/[\s'"\\]/.test(path);
}

function optionValue(text: string): string {
  return text.replaceAll(",", ",,");
}
