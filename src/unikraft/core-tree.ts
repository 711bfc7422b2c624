import type { FileSystem } from "../base/index.ts";

/** A library OS tree laid out as Unikraft's: where kiln reads Config.uk, Makefile.uk and sources from. */
export interface CoreTree {
  readonly base: string;
  /** UK_FULLVERSION, for example `0.16.3`: the API generation, from version.mk. */
  readonly version: string;
  readonly codename: string;
}

/** An external micro-library: a folder with Makefile.uk and Config.uk. */
export interface ExternalLibrary {
  readonly name: string;
  readonly directory: string;
}

/** Reads the version of a tree; `undefined` when the folder is none. */
export function openCoreTree(
  base: string,
  files: Pick<FileSystem, "stat" | "readText">,
): CoreTree | undefined {
  if (!files.stat(`${base}/Config.uk`) || !files.stat(`${base}/version.mk`)) return undefined;
  const text = files.readText(`${base}/version.mk`);
  const value = (name: string): string =>
    new RegExp(`^${name}\\s*[:?]?=[ \\t]*(.*?)[ \\t]*$`, "m").exec(text)?.[1] ?? "";
  const subversion = value("UK_SUBVERSION").replace(/^\./, "");
  const extra = value("UK_EXTRAVERSION").replace(/^\$\(.*\)$/, "");
  const version = value("UK_VERSION") + (subversion === "" ? "" : `.${subversion}`) + extra;
  return { base, version, codename: value("UK_CODENAME") };
}

type Directories = Pick<FileSystem, "readDirectory" | "stat">;

/** Folders below `folder`, down to `depth`, that hold a file of this name, in sorted order. */
export function foldersHolding(files: Directories, folder: string, name: string, depth: number): string[] {
  const found: string[] = [];
  for (const child of files.readDirectory(folder) ?? []) {
    const path = `${folder}/${child}`;
    if (files.stat(`${path}/${name}`)?.kind === "file") found.push(path);
    if (depth > 1 && files.stat(path)?.kind === "directory") {
      found.push(...foldersHolding(files, path, name, depth - 1));
    }
  }
  return found;
}

/** The folder of an architecture below `arch/`. */
export function architectureFolder(core: CoreTree, architecture: string): string {
  return `${core.base}/arch/${architecture === "x86_64" ? "x86/x86_64" : `arm/${architecture}`}`;
}
