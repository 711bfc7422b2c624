import { posix } from "node:path";
import type { Diagnostic, Host } from "../base/index.ts";
import { displayPath, findKraftfile, judgeProject, type Project } from "../project/index.ts";

/** What `kiln check` found: the project when there is no error, and everything there is to say about the file. */
export interface CheckedProject {
  readonly project?: Project;
  readonly diagnostics: readonly Diagnostic[];
  readonly displayName: string;
}

/** Reads and judges a Kraftfile, in a folder or by its own path. Builds and writes nothing. */
export function checkProject(path: string, cwd: string, { files, env, modules }: Host): CheckedProject {
  const isFile = files.stat(path)?.kind === "file";
  const kraftfile = isFile ? path : findKraftfile(path, files);
  const directory = isFile ? posix.dirname(path) : path;
  const displayName = displayPath(kraftfile, cwd);
  return { ...judgeProject({ directory, kraftfile, files, env, modules, displayName }), displayName };
}
