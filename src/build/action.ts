/** A program started directly. Its declared outputs are written under temporary names and renamed (see action-run.ts). */
export interface ProcessStep {
  readonly kind: "process";
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** A declared output that receives standard output. Text only: for bytes use a shell step. */
  readonly stdoutTo?: string;
}

/** Recipe lines, each by `/bin/sh -c`, stopping at the first that fails. */
export interface ShellStep {
  readonly kind: "shell";
  readonly lines: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A step inside kiln, from the registry given to the executor. `name` includes a version (`initrd/2`). */
export interface FunctionStep {
  readonly kind: "function";
  readonly name: string;
  readonly arguments: readonly string[];
}

export type Step = ProcessStep | ShellStep | FunctionStep;

/** One step of a build. Plain data: a graph can be kept as JSON. All paths are absolute. */
export interface Action {
  /** Unique: its first output's path. */
  readonly id: string;
  /** `CC`, `LD`, …: shown in progress. */
  readonly label: string;
  /** What is shown beside the label, such as `libukdebug: print.o`. */
  readonly text: string;
  readonly run: Step;
  /** Files whose content the result depends on. By convention a compiler's source comes first. */
  readonly inputs: readonly string[];
  /** Files that must exist first but whose content does not matter. */
  readonly orderOnly: readonly string[];
  /** At least one; regular files. */
  readonly outputs: readonly string[];
  /**
   * A file the command writes in `gcc -MD` form; the files named in it count as inputs. It is read and then removed
   * unless it is an output too.
   */
  readonly depfile?: string;
  /** Absolute paths of the programs the command stands on; their content counts as input. */
  readonly tools: readonly string[];
  /**
   * True when the command changes files that are not declared. Its result is then never taken from the store, only
   * skipped when nothing it declares has changed.
   */
  readonly sideEffects?: boolean;
}

/** The generated header of all options, and the options in it: `CONFIG_X` → value as written; unset ones are absent. */
export interface ConfigHeader {
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A folder whose place does not matter to any output; in keys and in the store it is written as the placeholder. */
export interface Prefix {
  readonly path: string;
  readonly placeholder: string;
}

export interface ActionGraph {
  readonly actions: readonly Action[];
  /** The outputs that are wanted. */
  readonly roots: readonly string[];
  readonly configHeader?: ConfigHeader;
  readonly prefixes: readonly Prefix[];
}

/**
 * Everything about a command that the result depends on, one word per fact. Two actions with equal words and equal
 * file contents have equal outputs.
 */
export function commandWords(action: Action): string[] {
  const { run } = action;
  switch (run.kind) {
    case "process": {
      const words = [...run.argv, ...placeWords(run)];
      if (run.stdoutTo !== undefined) words.push(`> ${run.stdoutTo}`);
      return words;
    }
    case "shell":
      return [...run.lines, ...placeWords(run)];
    case "function":
      return [`${run.name}()`, ...run.arguments];
  }
}

function placeWords(run: ProcessStep | ShellStep): string[] {
  const env = Object.keys(run.env).sort();
  return [`in ${run.cwd}`, ...env.map((name) => `${name}=${run.env[name]!}`)];
}

/**
 * Whether the action sees the configuration header option by option. Only a command with a depfile does: the files
 * it read are then known and can be searched for the options they mention. Anything else sees the whole file.
 */
export function readsOptionByOption(
  action: Action,
  header: ConfigHeader | undefined,
): header is ConfigHeader {
  return header !== undefined && action.depfile !== undefined;
}
