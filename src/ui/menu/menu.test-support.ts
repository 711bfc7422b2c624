import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MemoryFileSystem } from "../../base/index.ts";
import { parseKconfig, type Assignment, type KconfigTree } from "../../kconfig/index.ts";
import { openMenu, reduce, type MenuState, type Screen, type Size } from "./index.ts";

export const goldenFolder = join(import.meta.dirname, "../../../test/golden/menu");

/** The tree of the golden screens. */
export function gardenTree(): KconfigTree {
  return treeOf(readFileSync(join(goldenFolder, "Kconfig"), "utf8"));
}

export function treeOf(text: string): KconfigTree {
  const files = new MemoryFileSystem();
  files.writeFile("/tree/Kconfig", text);
  return parseKconfig("/tree/Kconfig", { files, env: {}, shell: () => ({ stdout: "", exitCode: 0 }) });
}

export function gardenMenu(
  assignments: Readonly<Record<string, string>> = {},
  size: Size = { width: 80, height: 24 },
): MenuState {
  const made = Object.entries(assignments).map(([name, value]): Assignment => ({
    name,
    value,
    origin: undefined,
  }));
  return openMenu(
    {
      title: "garden",
      tree: gardenTree(),
      assignments: made,
      showName: (name) => name.replace("/tree/", ""),
    },
    size,
  );
}

/** Keys by name, separated by blanks; `space` is the space bar. */
export function press(state: MenuState, keys: string): MenuState {
  return keys
    .split(" ")
    .filter((key) => key !== "")
    .reduce((now, key) => reduce(now, { kind: "key", key: key === "space" ? " " : key }), state);
}

/** A screen as text: the selected row has a ">" at its left edge, the caret is "▏" before its column. */
export function screenText({ rows, caret }: Screen): string {
  return rows
    .map(({ runs, selected }, at) => {
      let text = runs.map((one) => one.text).join("");
      if (caret?.row === at) {
        const padded = text.padEnd(caret.column);
        text = `${padded.slice(0, caret.column)}▏${padded.slice(caret.column)}`;
      }
      return `${selected ? ">" : "|"}${text}`.trimEnd();
    })
    .join("\n");
}
