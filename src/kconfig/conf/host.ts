import type { FileSystem } from "../../base/index.ts";

/** What a run of `conf` needs of the machine. */
export interface ConfHost {
  readonly files: Pick<
    FileSystem,
    "stat" | "readText" | "readDirectory" | "writeFile" | "rename" | "remove" | "realPath" | "makeDirectory"
  >;
  /** The current folder, absolute: where relative names begin. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** For `$(shell,…)`. */
  readonly shell?: (command: string) => { readonly stdout: string; readonly exitCode: number };
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The next line of standard input with its line break; `undefined` at the end. */
  readonly readLine: () => string | undefined;
  /** Answers are repeated on standard output, because nobody sees them typed. */
  readonly echo: boolean;
  /** A number for `randconfig` without a seed. */
  readonly seed: () => number;
}

/** A variable of the environment; empty counts as not there. */
export function variable(host: ConfHost, name: string): string | undefined {
  const value = Object.hasOwn(host.env, name) ? host.env[name] : undefined;
  return value === "" ? undefined : value;
}
