import type { FileSystem } from "../base/index.ts";
import { glob, hasWildcard } from "./glob.ts";
import { isSpace } from "./words.ts";

/**
 * The index of the first of `stops` that no odd number of backslashes quotes, or -1. Unlike in `lines.ts`,
 * references are gone already.
 */
export function findPlain(text: string, stops: string, from = 0): number {
  let slashes = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === "\\") {
      slashes += 1;
      continue;
    }
    if (slashes % 2 === 0 && stops.includes(char)) return at;
    slashes = 0;
  }
  return -1;
}

/**
 * The file names in a list of targets or prerequisites: cut at white space that no backslash quotes; `\ `, `\:`,
 * `\#`, `\|` and `\;` lose their backslash; leading `./` goes. A `\%` stays quoted: whether `%` means anything is
 * for the rule to know.
 */
export function splitFileNames(text: string): string[] {
  const names: string[] = [];
  let name = "";
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (isSpace(code)) {
      if (name !== "") names.push(stripDotSlash(name));
      name = "";
    } else if (text[at] === "\\" && at + 1 < text.length && /[\s:#|;]/.test(text[at + 1]!)) {
      name += text[(at += 1)]!;
    } else {
      name += text[at]!;
    }
  }
  return names;
}

function stripDotSlash(name: string): string {
  const stripped = name.replace(/^(?:\.\/+)+/, "");
  return stripped === "" ? "./" : stripped;
}

/** File names with wildcards replaced by the files they match; a pattern without matches stays as it is. */
export function expandFileNames(
  text: string,
  files: FileSystem,
  cwd: string,
  globs: { pattern: string; matches: readonly string[] }[],
): string[] {
  return splitFileNames(text).flatMap((name) => {
    if (!hasWildcard(name)) return [name];
    const matches = glob(files, cwd, name);
    globs.push({ pattern: name, matches });
    return matches.length > 0 ? matches : [name];
  });
}
