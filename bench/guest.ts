import { basename } from "node:path";
import { bareMachineArguments } from "../src/machine/qemu-arguments.ts";
import type { PlannedTarget } from "../src/workflow/index.ts";
import { bootInstructions, type BootCount } from "./boot.ts";
import { buildHelloworld, greeting } from "./checkout.ts";
import { published, type Figure } from "./figure.ts";
import { imageBytes, librarySizes, sectionSizes, type SectionSizes } from "./image.ts";
import { smallestMemory } from "./memory.ts";
import type { Sandbox } from "./sandbox.ts";

/** The original's helloworld with its default options, as measured with the same methods on the same tools. */
const original = { imageBytes: 223_592, bootInstructions: 100_085_880, memoryKib: 1_664 } as const;

export async function imageFigures(sandbox: Sandbox): Promise<Figure[]> {
  const built = await buildHelloworld(sandbox);
  const bytes = imageBytes(built.image);
  const libraries = librarySizes(linkedObjects(built));
  return [
    {
      name: "stripped bootable image",
      value: bytes,
      unit: "bytes",
      against: [published("the original", original.imageBytes, bytes)],
      parts: {
        columns: kinds,
        rows: [
          ...libraries.map(({ library, sizes }): [string, ...number[]] => [library, ...numbers(sizes)]),
          ["linked, as it lies in memory", ...numbers(sectionSizes(built.debugImage))],
        ],
      },
    },
  ];
}

const kinds = ["text", "rodata", "data", "bss", "unwind"] as const;

function numbers(sizes: SectionSizes): number[] {
  return kinds.map((kind) => sizes[kind]);
}

function linkedObjects({ graph, debugImage }: PlannedTarget): readonly string[] {
  return graph.actions.find(({ id }) => id === debugImage)?.inputs ?? [];
}

export async function bootFigures(sandbox: Sandbox): Promise<Figure[]> {
  const built = await buildHelloworld(sandbox);
  const plain = await bootInstructions(built, sandbox);
  const own = await bootInstructions(built, sandbox, bareMachineArguments("emulation"));
  return [
    {
      name: "image entry to main",
      value: plain.instructions,
      unit: "instructions",
      against: [published("the original", original.bootInstructions, plain.instructions)],
      parts: milestoneTable(plain),
    },
    {
      name: `the same on the machine of "kiln run"`,
      value: own.instructions,
      unit: "instructions",
      against: [],
      note: "a newer CPU model and no VGA adapter",
    },
  ];
}

function milestoneTable({ milestones }: BootCount): Figure["parts"] & object {
  const rows = milestones.map(({ symbol, instructions }, at): [string, ...number[]] => {
    const before = milestones[at - 1]?.instructions ?? 0;
    return [`up to ${symbol}`, instructions - before, instructions];
  });
  return { columns: ["here", "since entry"], rows };
}

export async function memoryFigures(sandbox: Sandbox): Promise<Figure[]> {
  const built = await buildHelloworld(sandbox);
  const { kib, trials } = await smallestMemory(built.image, greeting, sandbox);
  const failed = trials.filter(({ outcome }) => outcome !== "ok").sort((a, b) => b.kib - a.kib)[0];
  return [
    {
      name: `smallest memory for ${basename(built.image)}`,
      value: kib,
      unit: "KiB",
      against: [published("the original", original.memoryKib, kib)],
      ...(failed ? { note: `with ${failed.kib} KiB: ${failed.outcome}` } : {}),
    },
  ];
}
