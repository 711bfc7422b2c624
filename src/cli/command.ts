import type { Command } from "commander";
import type { Host } from "../base/index.ts";
import type { Emit } from "../workflow/index.ts";
import type { Display } from "./display.ts";
import type { GlobalOptions } from "./global-options.ts";

/** What a running command may use. */
export interface CommandContext {
  readonly host: Host;
  readonly display: Display;
  readonly options: GlobalOptions;
  readonly emit: Emit;
  /** The words behind the first `--`; `undefined` when there was none. */
  readonly applicationArguments: readonly string[] | undefined;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** One command of the CLI: its words, and the one workflow it calls. */
export interface CliCommand {
  readonly description: string;
  /** Whether words behind `--` are for the guest's application. */
  readonly takesApplicationArguments?: boolean;
  /** Adds arguments, options and examples. */
  declare(parser: Command): void;
  /** Takes the words as they are, instead of `declare` and `run`: a command that stands in for another program. */
  readonly runWords?: (words: readonly string[], host: Host) => number;
  /** Resolves to the exit code. */
  run(parser: Command, context: CommandContext): Promise<number>;
}
