import { posix } from "node:path";
import type { Action } from "./action.ts";

/** Where a compiler's command makes it look for headers, in order. The compiler's own folders are not among them. */
export interface SearchFolders {
  /** For `<name>`. */
  readonly angle: readonly string[];
  /** For `"name"`, behind the folder of the including file. */
  readonly quote: readonly string[];
  /** How many at the end of both lists come after the compiler's own folders. */
  readonly afterCount: number;
  /** Headers that are included from the command line, as if by `"name"` in a file of `cwd`. */
  readonly forced: readonly string[];
  readonly cwd: string;
}

type Kind = "-I" | "-iquote" | "-isystem" | "-idirafter" | "-include" | "-imacros";

const option = /^(-iquote|-isystem|-idirafter|-include|-imacros|-I)(.*)$/s;

/**
 * Reads gcc's options (its manual, "Options for Directory Search") from a process step, and the environment variables
 * that add folders. Options in response files (`@file`) and relative to a sysroot (`-I=dir`) are not understood: their
 * folders count as the compiler's own.
 */
export function searchFoldersOf({ run }: Action): SearchFolders {
  const cwd = run.kind === "function" ? "/" : run.cwd;
  const found: Record<Kind, string[]> = {
    ...{ "-I": [], "-iquote": [], "-isystem": [], "-idirafter": [], "-include": [], "-imacros": [] },
  };
  const env = run.kind === "process" ? run.env : {};
  if (run.kind === "process") {
    for (let index = 1; index < run.argv.length; index += 1) {
      const [, kind, joined] = option.exec(run.argv[index]!) ?? [];
      if (kind === undefined) continue;
      const value = joined === "" ? run.argv[++index] : joined;
      if (value !== undefined) found[kind as Kind].push(value);
    }
  }
  found["-I"].push(...listed(env["CPATH"]));
  for (const name of ["C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH"]) found["-isystem"].push(...listed(env[name]));
  const place = (folder: string) => posix.resolve(cwd, folder);
  const system = found["-isystem"].map(place);
  // "If a directory specified with -isystem is also specified with -I, the -I option is ignored."
  const user = found["-I"].map(place).filter((folder) => !system.includes(folder));
  const own = new Set([...user, ...system]);
  const after = [...new Set(found["-idirafter"].map(place))].filter((folder) => !own.has(folder));
  const angle = [...own, ...after];
  const quote = [...found["-iquote"].map(place), ...angle];
  return {
    angle,
    quote,
    afterCount: after.length,
    forced: [...found["-imacros"], ...found["-include"]],
    cwd,
  };
}

// "An empty element instructs the compiler to search its current working directory."
function listed(value: string | undefined): string[] {
  return value === undefined || value === "" ? [] : value.split(":").map((folder) => folder || ".");
}
