import { posix } from "node:path";
import type { Diagnostic, Host } from "../base/index.ts";
import { displayPath, findKraftfile, judgeKraftfile, readKraftfile, type Project } from "../project/index.ts";

/** What `kiln check` found: the project when there is no error, and everything there is to say about the file. */
export interface CheckedProject {
  readonly project?: Project;
  readonly diagnostics: readonly Diagnostic[];
  readonly displayName: string;
}

/** Reads and judges a Kraftfile, in a folder or by its own path. Builds and writes nothing. */
export function checkProject(path: string, cwd: string, { files, env }: Host): CheckedProject {
  const isFile = files.stat(path)?.kind === "file";
  const kraftfile = isFile ? path : findKraftfile(path, files);
  const directory = isFile ? posix.dirname(path) : path;
  const displayName = displayPath(kraftfile, cwd);
  const source = readKraftfile({ directory, kraftfile, files, displayName });
  const directoryExists = (name: string): boolean => files.stat(name)?.kind === "directory";
  return { ...judgeKraftfile(source, { directory, env, directoryExists }), displayName };
}
