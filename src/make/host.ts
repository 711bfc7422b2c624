import type { FileSystem, Span } from "../base/index.ts";
import type { MakeEvaluator } from "./evaluator.ts";

/** The machine as makefiles see it. */
export interface MakeHost {
  readonly files: FileSystem;
  /**
   * Runs a command to its end, for `$(shell …)` and `!=`. `env` is the whole environment; `argv` is the same
   * command as the makefile wants it started: `$(SHELL) $(.SHELLFLAGS) command`.
   */
  readonly shell: (
    command: string,
    env: Readonly<Record<string, string>>,
    argv: readonly [string, ...string[]],
  ) => ShellResult;
  readonly env: Readonly<Record<string, string>>;
  /** Absolute. Relative names in makefiles start here. */
  readonly cwd: string;
  /** Called as things are said, in order. */
  readonly output?: (event: MakeOutput) => void;
}

export interface ShellResult {
  readonly stdout: string;
  readonly stderr?: string;
  readonly exitCode: number;
}

/** Something evaluation says: `$(info)`, `$(warning)` and make's own warnings, or what a command wrote to stderr. */
export interface MakeOutput {
  readonly kind: "info" | "warning" | "stderr";
  readonly text: string;
  readonly span?: Span;
}

/**
 * A make function written in TypeScript, reached by `$(call NAME,…)`, `$(NAME …)` and `$(NAME)` while no makefile
 * defines a variable of that name. `args[0]` is the first argument; arguments are expanded and not stripped.
 */
export type NativeFunction = (args: readonly string[], call: NativeCall) => string;

export interface NativeCall {
  readonly evaluator: MakeEvaluator;
  /** The call in the makefile that wrote it, or the statement when the call came out of a variable or `$(eval)`. */
  readonly span: Span;
}

/** What evaluation read besides its variables: with the same answers it would come to the same result. */
export interface MakeReads {
  /** Makefiles read, as absolute paths, each once, in order. */
  readonly files: readonly string[];
  /** Absolute paths where an optional or searched makefile was looked for in vain. */
  readonly missingFiles: readonly string[];
  /** Environment variables looked at; `undefined` when they were not set. */
  readonly env: ReadonlyMap<string, string | undefined>;
  readonly shell: readonly (ShellResult & { readonly command: string })[];
  readonly globs: readonly { readonly pattern: string; readonly matches: readonly string[] }[];
}
