import type { FileSystem } from "../base/index.ts";
import type { Action, ActionFunction } from "../build/index.ts";
import { fillBootinfo, wrapMultiboot } from "../formats/index.ts";

/** The build steps that run inside kiln, by the names that actions carry. A changed step gets a new number. */
export const imageFunctions: Readonly<Record<string, ActionFunction>> = {
  "pack-multiboot/1": (files, action) => pack(files, action, wrapMultiboot),
  "pack-elf/1": (files, action) => pack(files, action, (elf) => elf),
};

function pack(files: FileSystem, action: Action, contain: (elf: Uint8Array) => Uint8Array): void {
  const elf = fillBootinfo(files.readFile(action.inputs[0]!));
  files.writeFile(action.outputs[0]!, contain(elf), 0o755);
}
