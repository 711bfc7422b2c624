import { mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { readElf, readSymbols } from "../src/formats/index.ts";
import { GdbRemote } from "./gdb-remote.ts";
import type { Sandbox } from "./sandbox.ts";

/** An image that boots, and the same with symbols. */
export interface BuiltImage {
  readonly image: string;
  readonly debugImage: string;
}

export interface Milestone {
  readonly symbol: string;
  /** Guest instructions from the image's entry until the first of this function is the next one. */
  readonly instructions: number;
}

export interface BootCount {
  /** Guest instructions from the image's entry to `main`. */
  readonly instructions: number;
  /** In the order in which they were reached; the last is `main`. */
  readonly milestones: readonly Milestone[];
}

/** Functions on the way to `main`. One that an image lacks, or does not reach, is left out. */
const landmarks = [
  "multiboot_entry",
  "_ukplat_entry",
  "kvm_console_init",
  "kvm_traps_init",
  "kvm_lcpu_init",
  "uk_intctlr_probe",
  "ukplat_mem_init",
  "ukplat_entry_argp",
  "ukplat_entry",
  "uk_allocbbuddy_init",
  "uk_intctlr_init",
  "ukplat_time_init",
  "uk_boot_banner",
];

/** QEMU's default PC, with a VGA adapter: what the original's figures were counted on. */
export const plainMachine: readonly string[] = ["-net", "none"];

/**
 * Counts guest instructions from entry to `main` on an emulated PC with 64 MiB. QEMU counts exactly while it records
 * an execution; with `shift=0` one instruction is 1 ns of guest time, so a wait of a millisecond shows as a million
 * instructions. The count is the same each time.
 */
export async function bootInstructions(
  { image, debugImage }: BuiltImage,
  { path, host, signal }: Sandbox,
  machine: readonly string[] = plainMachine,
): Promise<BootCount> {
  signal.throwIfAborted();
  const places = placesToStop(debugImage);
  const folder = mkdtempSync(join(path, "boot-"));
  symlinkSync(image, join(folder, basename(image)));
  const remote = await GdbRemote.listen(join(folder, "gdb"));
  let complaint = "";
  const vmm = host.processes.start(
    { argv: [qemuProgram, ...countingArguments(basename(image), machine)], cwd: folder, env: host.env },
    { stderr: (text) => (complaint += text) },
  );
  const early = (): Error => new Error(`QEMU ended before the guest reached main\n${complaint}`);
  vmm.ended.then(
    () => remote.fail(early()),
    (error: unknown) => remote.fail(error instanceof Error ? error : early()), // it never started
  );
  const stop = (): void => remote.fail(new Error("interrupted"));
  signal.addEventListener("abort", stop, { once: true });
  try {
    await remote.accept();
    return await countToMain(remote, places);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    remote.close();
    await vmm.stop();
  }
}

const qemuProgram = "qemu-system-x86_64";

/**
 * QEMU puts the kernel's path in front of the guest's command line, and reading that costs instructions by the
 * character. So the path has 64 of them always, with two words behind.
 */
function countingArguments(image: string, machine: readonly string[]): string[] {
  return [
    ...["-kernel", `${"./".repeat(Math.max(0, (64 - image.length) >> 1))}${image}`, "-append", "hello world"],
    ...["-m", "64M", "-display", "none", "-serial", "file:console", "-monitor", "none", "-no-reboot"],
    ...machine,
    ...["-S", "-chardev", "socket,id=gdb,path=gdb", "-gdb", "chardev:gdb"],
    ...["-icount", "shift=0,rr=record,rrfile=recording"],
  ];
}

interface PlacesToStop {
  readonly entry: number;
  readonly main: number;
  /** Address → name. */
  readonly landmarks: ReadonlyMap<number, string>;
}

function placesToStop(debugImage: string): PlacesToStop {
  const elf = readElf(readFileSync(debugImage));
  const addresses = new Map(readSymbols(elf).map(({ name, address }) => [name, address]));
  const main = addresses.get("main");
  if (main === undefined) throw new Error(`"${debugImage}" has no symbol "main"`);
  const found = landmarks.flatMap((name): [number, string][] => {
    const address = addresses.get(name);
    return address === undefined ? [] : [[address, name]];
  });
  return { entry: elf.entry, main, landmarks: new Map(found) };
}

async function countToMain(remote: GdbRemote, places: PlacesToStop): Promise<BootCount> {
  await remote.insertBreakpoint(places.entry);
  await remote.continueToBreakpoint();
  await remote.removeBreakpoint(places.entry);
  // The firmware before the entry takes a few hundred instructions more or less each time.
  const atEntry = await instructionCount(remote);
  for (const address of [...places.landmarks.keys(), places.main]) await remote.insertBreakpoint(address);
  const milestones: Milestone[] = [];
  while (true) {
    const address = await remote.continueToBreakpoint();
    const instructions = (await instructionCount(remote)) - atEntry;
    milestones.push({ symbol: places.landmarks.get(address) ?? "main", instructions });
    if (address === places.main) return { instructions, milestones };
    await remote.removeBreakpoint(address);
  }
}

async function instructionCount(remote: GdbRemote): Promise<number> {
  const text = await remote.monitor("info replay");
  const count = /instruction count = (\d+)/.exec(text)?.[1];
  if (count === undefined) throw new Error(`QEMU says no instruction count but "${text.trim()}"`);
  return Number(count);
}
