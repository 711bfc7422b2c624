import { KilnError } from "../base/index.ts";
import type { KernelImage } from "../formats/index.ts";

const units: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["k", 1e3],
  ["K", 1e3],
  ["M", 1e6],
  ["G", 1e9],
  ["Ki", 2 ** 10],
  ["Mi", 2 ** 20],
  ["Gi", 2 ** 30],
]);
const smallest = 2 ** 20;

/**
 * Bytes of a quantity as `-M` takes it: `512M` is 512,000,000 bytes, `512Mi` 512 times 2^20; K, M, G and Ki, Mi, Gi;
 * no unit means bytes. Fractions are fine (`1.5Gi`). At least 1Mi. Throws `machine/bad-memory`.
 */
export function parseMemory(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(text.trim());
  const unit = units.get(match?.[2] ?? "?");
  if (!match || unit === undefined) {
    throw badMemory(`expected an amount of memory such as "64Mi" or "512M", found "${text}"`);
  }
  const bytes = Math.floor(Number(match[1]) * unit);
  if (bytes < smallest) throw badMemory(`"${text}" is too little memory: a machine has at least 1Mi`);
  if (!Number.isSafeInteger(bytes)) throw badMemory(`"${text}" is more memory than any machine has`);
  return bytes;
}

/** An amount as `parseMemory` reads it, in the largest unit that fits exactly: `1280Ki`, `64Mi`. */
export function renderMemory(bytes: number): string {
  for (const unit of ["Gi", "Mi", "Ki"]) {
    const size = units.get(unit)!;
    if (bytes >= size && bytes % size === 0) return `${bytes / size}${unit}`;
  }
  return String(bytes);
}

/** Throws `machine/too-little-memory` when the image alone does not fit; what the guest allocates comes on top. */
export function checkMemory(kernel: Pick<KernelImage, "loadEnd">, memoryBytes: number): void {
  if (kernel.loadEnd <= memoryBytes) return;
  const needed = renderMemory(Math.ceil(kernel.loadEnd / 65536) * 65536);
  throw new KilnError(
    "machine/too-little-memory",
    `memory too small for the image: it ends at ${needed}, the machine has ${renderMemory(memoryBytes)}`,
    { hint: `give it more than that, for example -M ${renderMemory(roomFor(kernel.loadEnd))}`, exitCode: 2 },
  );
}

// The next power of two leaves the guest some memory to allocate.
function roomFor(loadEnd: number): number {
  return 2 ** Math.ceil(Math.log2(loadEnd + 1));
}

function badMemory(message: string): KilnError {
  return new KilnError("machine/bad-memory", message, {
    hint: "give a number and one of K, M, G (powers of 1000) or Ki, Mi, Gi (powers of 1024)",
    exitCode: 2,
  });
}
