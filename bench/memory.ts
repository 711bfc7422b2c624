import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspectKernel } from "../src/formats/index.ts";
import { findQemu, runMachine } from "../src/machine/index.ts";
import type { Sandbox } from "./sandbox.ts";

const stepKib = 64;
/** A guest that has not greeted by then counts as one that cannot. A good boot takes a fraction of a second. */
const patienceMs = 10_000;

/** One attempt of the search. */
export interface MemoryTrial {
  readonly kib: number;
  /** `ok`, or how it ended instead. */
  readonly outcome: string;
}

export interface SmallestMemory {
  readonly kib: number;
  readonly trials: readonly MemoryTrial[];
}

/**
 * The least memory, in steps of 64 KiB, with which `kiln run`'s emulated machine prints `greeting` and ends with
 * result 0. Found by bisection, so it supposes that more memory is never worse. Throws when 16 MiB are not enough.
 */
export async function smallestMemory(
  image: string,
  greeting: string,
  sandbox: Sandbox,
): Promise<SmallestMemory> {
  const trials: MemoryTrial[] = [];
  const works = async (steps: number): Promise<boolean> => {
    const kib = steps * stepKib;
    const outcome = await bootWithMemory(image, kib, greeting, sandbox);
    trials.push({ kib, outcome });
    return outcome === "ok";
  };
  // Memory that the image does not fit into need not be tried.
  let tooLittle = Math.floor(inspectKernel(readFileSync(image)).loadEnd / 1024 / stepKib);
  let enough = (16 * 1024) / stepKib;
  if (!(await works(enough))) throw new Error(`does not boot with 16 MiB: ${trials[0]!.outcome}`);
  while (enough - tooLittle > 1) {
    const middle = (tooLittle + enough) >> 1;
    if (await works(middle)) enough = middle;
    else tooLittle = middle;
  }
  return { kib: enough * stepKib, trials };
}

/** One boot on the same machine: `ok` when the guest greets and ends with result 0, or how it ended instead. */
export async function bootWithMemory(
  kernel: string,
  kib: number,
  greeting: string,
  sandbox: Sandbox,
): Promise<string> {
  const { path, host, signal } = sandbox;
  const qemu = await findQemu({ ...host, cacheFolder: join(path, "cache") });
  let console = "";
  const result = await runMachine(
    {
      name: "bench",
      arch: "x86_64",
      qemu: qemu.path,
      kernel,
      kernelArguments: [],
      arguments: [],
      memoryBytes: kib * 1024,
      acceleration: "emulation",
      stateFolder: join(path, "state", "machine"),
    },
    { ...host, signal, timeoutMs: patienceMs, onOutput: (text) => (console += text) },
  );
  if (result.kind !== "exited") return "reason" in result ? `${result.kind} (${result.reason})` : result.kind;
  if (result.status !== 0) return `result ${result.status}`;
  return console.includes(greeting) ? "ok" : "no greeting";
}
