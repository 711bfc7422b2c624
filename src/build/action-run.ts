import { posix } from "node:path";
import {
  InternalError,
  shellJoin,
  type FileSystem,
  type ProcessResult,
  type ProcessRunner,
} from "../base/index.ts";
import { parseDepfile } from "../formats/index.ts";
import type { Action, ProcessStep } from "./action.ts";

/** An in-process step. It writes the action's outputs; what it throws is the action's failure. */
export type ActionFunction = (files: FileSystem, action: Action) => void | Promise<void>;

export interface RunSurroundings {
  readonly files: FileSystem;
  readonly processes: ProcessRunner;
  readonly functions: Readonly<Record<string, ActionFunction>>;
  readonly signal: AbortSignal;
  /** See `RunningMark`. */
  readonly generation: number;
}

/** A command that succeeded. Its outputs are in place only after `commit`. */
export interface RunSuccess {
  readonly ok: true;
  readonly output: string;
  /** The files its depfile names, absolute; `[]` without a depfile. */
  readonly readFiles: readonly string[];
  readonly commit: () => void;
  /** Leaves no new output behind. */
  readonly discard: () => void;
}

export interface RunFailure {
  readonly ok: false;
  readonly message: string;
  readonly command: string;
  readonly output: string;
}

/**
 * Runs an action's command. A process whose argv names all its outputs is given temporary names beside them
 * (`.tmp-` before the file name, so that the extension and the folder stay), renamed by `commit`. Everything else
 * writes its outputs directly: they are removed first, and again when the command fails, so that a file left from
 * before can never pass for a new one. Rejects only when the signal aborts and for kiln's own mistakes.
 */
export async function runAction(
  action: Action,
  surroundings: RunSurroundings,
): Promise<RunSuccess | RunFailure> {
  const { files, signal, generation } = surroundings;
  const renames = temporaryNames(action, generation);
  const written = (path: string) => renames.get(path) ?? path;
  const writes = writtenFiles(action).map(written);
  const discard = () => {
    for (const path of writes) files.remove(path);
  };
  try {
    for (const folder of new Set(writes.map((path) => posix.dirname(path)))) files.makeDirectory(folder);
    discard();
    const outcome = await runStep(action, renames, surroundings);
    if (outcome.failure !== undefined) {
      discard();
      return { ok: false, message: outcome.failure, command: outcome.command, output: outcome.output };
    }
    const fail = (message: string): RunFailure => {
      discard();
      return { ok: false, message, command: outcome.command, output: outcome.output };
    };
    for (const path of action.outputs) {
      const stat = files.stat(written(path));
      if (!stat) return fail(`succeeded but did not write "${path}"`);
      if (stat.kind !== "file") return fail(`wrote "${path}", which is not a regular file`);
    }
    const readFiles =
      action.depfile === undefined ? [] : discoveredFiles(action, written(action.depfile), files);
    if (!readFiles) return fail(`succeeded but left no whole dependency file "${action.depfile!}"`);
    const commit = () => {
      for (const [path, temporary] of renames) {
        if (!files.stat(temporary)) continue;
        // Replacing a file by rename makes ext4 write the new one to the disk at once; what is replaced is of no use
        // to anybody any more, so the moment without any file is cheaper.
        files.remove(path);
        files.rename(temporary, path);
      }
    };
    return { ok: true, output: outcome.output, readFiles, commit, discard };
  } catch (error) {
    discard();
    if (signal.aborted || error instanceof InternalError || !(error instanceof Error)) throw error;
    return { ok: false, message: error.message, command: commandText(action), output: "" };
  }
}

/** The outputs and the depfile, each once. */
export function writtenFiles(action: Action): readonly string[] {
  const { outputs, depfile } = action;
  return depfile === undefined || outputs.includes(depfile) ? outputs : [...outputs, depfile];
}

/** A name beside the file, with its extension, since some tools go by that. */
export function temporaryName(path: string, generation: number): string {
  const number = generation === 0 ? "" : String(generation);
  return `${posix.dirname(path)}/.tmp${number}-${posix.basename(path)}`;
}

/** The command as a person would type it; for a function its name and arguments. */
export function commandText(action: Action): string {
  const { run } = action;
  switch (run.kind) {
    case "process":
      return shellJoin(run.argv) + (run.stdoutTo === undefined ? "" : ` > ${shellJoin([run.stdoutTo])}`);
    case "shell":
      return run.lines.join("\n");
    case "function":
      return `${run.name}(${run.arguments.join(", ")})`;
  }
}

interface StepOutcome {
  /** What to say about a command that failed. */
  readonly failure?: string;
  readonly command: string;
  readonly output: string;
}

async function runStep(
  action: Action,
  renames: ReadonlyMap<string, string>,
  { files, processes, functions, signal }: RunSurroundings,
): Promise<StepOutcome> {
  const { run } = action;
  switch (run.kind) {
    case "process": {
      const [program, ...words] = run.argv;
      const argv: [string, ...string[]] = [program, ...substituteAll(words, renames)];
      const result = await processes.run({ argv, cwd: run.cwd, env: run.env }, signal);
      const command = commandText(action);
      const failure = failureOf(result);
      if (run.stdoutTo === undefined || failure !== undefined) {
        return { command, output: result.stdout + result.stderr, ...(failure !== undefined && { failure }) };
      }
      files.writeFile(renames.get(run.stdoutTo) ?? run.stdoutTo, result.stdout);
      return { command, output: result.stderr };
    }
    case "shell": {
      let output = "";
      for (const line of run.lines) {
        const argv: [string, ...string[]] = ["/bin/sh", "-c", line];
        const result = await processes.run({ argv, cwd: run.cwd, env: run.env }, signal);
        output += result.stdout + result.stderr;
        const failure = failureOf(result);
        if (failure !== undefined) return { failure, command: line, output };
      }
      return { command: commandText(action), output };
    }
    case "function": {
      const work = Object.hasOwn(functions, run.name) ? functions[run.name] : undefined;
      if (!work) throw new InternalError(`no function "${run.name}" for "${action.id}"`);
      await work(files, action);
      return { command: commandText(action), output: "" };
    }
  }
}

function failureOf(result: ProcessResult): string | undefined {
  if (result.exitCode === 0) return undefined;
  return result.exitCode === undefined
    ? `killed by ${result.signal ?? "a signal"}`
    : `exit status ${result.exitCode}`;
}

/** Output (and depfile) → temporary name; empty when some output is not in the command, which must then write it. */
function temporaryNames(action: Action, generation: number): ReadonlyMap<string, string> {
  const { run } = action;
  if (run.kind !== "process") return new Map();
  const names = new Map<string, string>();
  for (const path of writtenFiles(action)) {
    const temporary = temporaryName(path, generation);
    if (path === run.stdoutTo || isNamed(run, path)) names.set(path, temporary);
    else if (action.outputs.includes(path)) return new Map();
  }
  return names;
}

function isNamed(run: ProcessStep, path: string): boolean {
  return run.argv.some((word) => word.includes(path) && place(path).test(word));
}

function substituteAll(words: readonly string[], renames: ReadonlyMap<string, string>): string[] {
  return words.map((word, index) => {
    // The target a depfile is to name is not a file to write.
    return /^-M[TQ]$/.test(words[index - 1] ?? "") ? word : substitute(word, renames);
  });
}

function substitute(word: string, renames: ReadonlyMap<string, string>): string {
  let changed = word;
  for (const [path, temporary] of renames) {
    if (changed.includes(path)) changed = changed.replace(place(path), temporary);
  }
  return changed;
}

/** Where a path is a whole word, or a value: after `=` or `,`, or glued to `-o` or `-MF`, up to the end or a `,`. */
function place(path: string): RegExp {
  return new RegExp(`(?<=^|[=,]|^-o|^-MF)${path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?=$|,)`);
}

/**
 * What a depfile names beyond the declared inputs, as absolute paths; special files such as `/dev/null` are left out.
 * `undefined` when it is missing or not whole: a compiler that was cut off has not written the last line break.
 */
function discoveredFiles(action: Action, depfile: string, files: FileSystem): readonly string[] | undefined {
  if (files.stat(depfile)?.kind !== "file") return undefined;
  const text = files.readText(depfile);
  if (!action.outputs.includes(action.depfile!)) files.remove(depfile);
  if (!/:[\s\S]*[^\\]\n$/.test(text)) return undefined;
  const cwd = action.run.kind === "function" ? "/" : action.run.cwd;
  const found = new Set<string>();
  for (const path of parseDepfile(text)) {
    const absolute = plainPath(posix.isAbsolute(path) ? path : `${cwd}/${path}`, files);
    if (action.inputs.includes(absolute)) continue;
    if (!/^\/(?:dev|proc)\//.test(absolute)) found.add(absolute);
  }
  return [...found];
}

/** Without `.` and `..`, unless a symbolic link makes the shorter path another file. */
function plainPath(path: string, files: FileSystem): string {
  const plain = posix.normalize(path);
  if (!path.includes("/..") || files.stat(plain)?.inode === files.stat(path)?.inode) return plain;
  return path;
}
