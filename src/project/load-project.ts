import { posix } from "node:path";
import { inputErrors, KilnError, type FileSystem, type SourceText } from "../base/index.ts";
import { findKraftfile } from "./find-kraftfile.ts";
import { judgeKraftfile } from "./judge-kraftfile.ts";
import type { Project } from "./project.ts";

export interface LoadOptions {
  /** Absolute path of the project's folder. */
  readonly directory: string;
  /** Absolute path of the Kraftfile instead of the one found in `directory`; `-` for `text`. */
  readonly kraftfile?: string;
  /** The Kraftfile's content (standard input), when `kraftfile` is `-`. */
  readonly text?: string;
  readonly files: Pick<FileSystem, "stat" | "readText">;
  /** Variables for `${NAME}` in the Kraftfile. */
  readonly env: Readonly<Record<string, string>>;
  /** The Kraftfile's name in messages (see `displayPath`); default: its base name. */
  readonly displayName?: string;
}

/** Finds, reads and judges a Kraftfile. Throws a `KilnError` (exit code 2) with all its errors. */
export function loadProject(options: LoadOptions): Project {
  const { directory, files, env } = options;
  const directoryExists = (path: string) => files.stat(path)?.kind === "directory";
  const { project, diagnostics } = judgeKraftfile(readKraftfile(options), {
    directory,
    env,
    directoryExists,
  });
  if (project) return project;
  throw inputErrors(diagnostics);
}

/** The text `loadProject` would judge, for those who want the warnings too. Throws as `loadProject`. */
export function readKraftfile(options: Omit<LoadOptions, "env">): SourceText {
  const { directory, kraftfile, files, displayName } = options;
  if (kraftfile === "-") {
    return { name: displayName ?? "(standard input)", text: options.text ?? "" };
  }
  const path =
    kraftfile === undefined ? findKraftfile(directory, files) : posix.resolve(directory, kraftfile);
  const kind = files.stat(path)?.kind;
  if (kind === undefined || kind === "directory") {
    const what = kind === undefined ? "no such Kraftfile" : "a Kraftfile is a file, not a folder";
    throw new KilnError("project/no-kraftfile", `${what}: "${displayName ?? path}"`, {
      hint: "name a file that exists after -K",
      exitCode: 2,
    });
  }
  return { name: displayName ?? posix.basename(path), text: files.readText(path) };
}
