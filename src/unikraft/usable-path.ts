import { KilnError } from "../base/index.ts";

/**
 * What a folder's path must not contain: make splits words at blanks and means something by `$`, `:` and `%`, recipes put
 * paths into shell lines unquoted, and `-Wl,` splits at commas. Unikraft's makefiles have the same limits.
 */
const unusable = /[\s'"`\\$:%(),;&|<>[\]]/;

/** Throws `unikraft/unusable-path` when makefiles could not name what lies in the folder. */
export function requireUsablePath(what: string, path: string): void {
  const [found] = unusable.exec(path) ?? [];
  if (found === undefined) return;
  const name = found === " " ? "a blank" : /\s/.test(found) ? "a tab or a line break" : found;
  throw new KilnError("unikraft/unusable-path", `the path of ${what} has ${name} in it: "${path}"`, {
    exitCode: 2,
    hint: "move it to a path without blanks, quotes and the characters that make and the shell give a meaning",
  });
}
