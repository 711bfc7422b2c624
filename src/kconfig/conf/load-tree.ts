import { posix } from "node:path";
import { parseKconfig } from "../parse-kconfig.ts";
import type { KconfigTree } from "../tree.ts";
import { variable, type ConfHost } from "./host.ts";
import { parseWords } from "./parse-words.ts";

/** A tree, and how messages name its files: as `source` lines would, seen from the current folder or `srctree`. */
export interface LoadedTree {
  readonly tree: KconfigTree;
  readonly showFile: (path: string) => string;
}

/** Reads a tree from its root file, saying what is wrong with it; `undefined` when it cannot be used. */
export function loadTree(kconfig: string, host: ConfHost): LoadedTree | undefined {
  const { files, folder, env, shell, out, err } = host;
  const srctree = variable(host, "srctree");
  const folders = [folder, ...(srctree === undefined ? [] : [posix.resolve(folder, srctree)])];
  const showFile = (path: string): string => {
    const parent = folders.find((one) => path.startsWith(`${one}/`));
    return parent === undefined ? path : path.slice(parent.length + 1);
  };
  const root = folders
    .map((one) => posix.resolve(one, kconfig))
    .find((path) => files.stat(path)?.kind === "file");
  if (root === undefined) {
    err(`can't find file ${kconfig}\n`);
    return undefined;
  }
  const tree = parseKconfig(root, { files, env, folder, rootName: kconfig, ...(shell && { shell }) });
  for (const diagnostic of tree.diagnostics) {
    const text = parseWords(diagnostic, showFile);
    // conf says these two on standard output.
    if (diagnostic.code === "kconfig/info" || diagnostic.code === "kconfig/bool-is-never-m") out(text);
    else err(text);
    // $(error-if) ends the reading.
    if (diagnostic.code === "kconfig/error-if") return undefined;
  }
  return tree.diagnostics.some(({ severity }) => severity === "error") ? undefined : { tree, showFile };
}
