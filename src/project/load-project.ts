import { posix } from "node:path";
import {
  inputErrors,
  InternalError,
  KilnError,
  type FileSystem,
  type ModuleRunner,
  type SourceText,
} from "../base/index.ts";
import { findKraftfile } from "./find-kraftfile.ts";
import { judgeKraftfile, type Judgement } from "./judge-kraftfile.ts";
import { judgeKilnConfig, runKilnConfig, withKilnConfig, type KilnConfig } from "./kiln-config.ts";
import { KILN_CONFIG_NAME } from "./paths.ts";
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
  /** Runs a kiln.config.ts. Without it there must be none. */
  readonly modules?: ModuleRunner;
  /** The Kraftfile's name in messages (see `displayPath`); default: its base name. */
  readonly displayName?: string;
}

/**
 * Finds, reads and judges a Kraftfile, or the kiln.config.ts that stands in for it, and the options of a kiln.config.ts
 * beside it. Throws a `KilnError` (exit code 2) with all errors.
 */
export function loadProject(options: LoadOptions): Project {
  const { project, diagnostics } = judgeProject(options);
  if (project) return project;
  throw inputErrors(diagnostics);
}

/** As `loadProject`, with the warnings too. Still throws when there is no file, or a kiln.config.ts does not run. */
export function judgeProject(options: LoadOptions): Judgement {
  const { directory, files, env } = options;
  const judging = {
    directory,
    env,
    directoryExists: (path: string) => files.stat(path)?.kind === "directory",
  };
  const kraftfile = options.kraftfile ?? findKraftfile(directory, files);
  if (kraftfile.endsWith(".ts")) {
    const path = posix.resolve(directory, kraftfile);
    requireFile(path, options);
    return judgeKilnConfig(runScript(path, options.displayName ?? posix.basename(path), options), judging);
  }
  const judgement = judgeKraftfile(readKraftfile({ ...options, kraftfile }), judging);
  const script = posix.join(directory, KILN_CONFIG_NAME);
  if (!judgement.project || files.stat(script)?.kind !== "file") return judgement;
  // Named as the Kraftfile is: by the way there from where the person stands.
  const name = posix.join(posix.dirname(options.displayName ?? "."), KILN_CONFIG_NAME);
  const project = withKilnConfig(judgement.project, runScript(script, name, options), judging);
  return { ...judgement, project };
}

function runScript(path: string, displayName: string, { files, env, modules }: LoadOptions): KilnConfig {
  if (!modules) throw new InternalError(`nobody runs ${path}`);
  return runKilnConfig(path, displayName, { files, env, modules });
}

/** The text `loadProject` would judge, for those who want the warnings too. Throws as `loadProject`. */
export function readKraftfile(options: Omit<LoadOptions, "env" | "modules">): SourceText {
  const { directory, kraftfile, files, displayName } = options;
  if (kraftfile === "-") {
    return { name: displayName ?? "(standard input)", text: options.text ?? "" };
  }
  const path =
    kraftfile === undefined ? findKraftfile(directory, files) : posix.resolve(directory, kraftfile);
  requireFile(path, options);
  return { name: displayName ?? posix.basename(path), text: files.readText(path) };
}

function requireFile(path: string, { files, displayName }: Pick<LoadOptions, "files" | "displayName">): void {
  const kind = files.stat(path)?.kind;
  if (kind !== undefined && kind !== "directory") return;
  const what = kind === undefined ? "no such Kraftfile" : "a Kraftfile is a file, not a folder";
  throw new KilnError("project/no-kraftfile", `${what}: "${displayName ?? path}"`, {
    hint: "name a file that exists after -K",
    exitCode: 2,
  });
}
