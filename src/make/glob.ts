import { posix } from "node:path";
import type { FileSystem } from "../base/index.ts";
import { compareBytes } from "./words.ts";

/** Whether a name holds `*`, `?` or a `[`. */
export function hasWildcard(name: string): boolean {
  return /[*?[]/.test(name);
}

/**
 * The existing files a shell pattern names, sorted, spelled as the pattern spells their folder. `*` and `?` match
 * neither `/` nor a leading period; a name without wildcards is its own match when it exists.
 */
export function glob(files: FileSystem, cwd: string, pattern: string): string[] {
  const components = pattern.split("/");
  let found = [components[0] === "" ? "/" : ""];
  for (const [index, component] of components.entries()) {
    if (index === 0 && component === "") continue;
    const last = index === components.length - 1;
    found = found.flatMap((folder) => step(files, cwd, folder, component, last));
    if (found.length === 0) return [];
  }
  return found.sort(compareBytes);
}

/** One component further. Results end in `/` unless this is the last component. */
function step(files: FileSystem, cwd: string, folder: string, component: string, last: boolean): string[] {
  const tail = last ? "" : "/";
  if (component === "") {
    // A doubled or final slash: the folder itself.
    return files.stat(posix.resolve(cwd, folder))?.kind === "directory" ? [folder + tail] : [];
  }
  if (!hasWildcard(component)) {
    const path = folder + component.replace(/\\(.)/g, "$1");
    const stat = files.stat(posix.resolve(cwd, path));
    return stat && (last || stat.kind === "directory") ? [path + tail] : [];
  }
  const matches = globMatcher(component);
  const names = [".", "..", ...(files.readDirectory(posix.resolve(cwd, folder)) ?? [])];
  return names
    .filter((name) => (!name.startsWith(".") || component.startsWith(".")) && matches(name))
    .filter((name) => last || files.stat(posix.resolve(cwd, folder + name))?.kind === "directory")
    .map((name) => folder + name + tail);
}

/** A matcher for one component of a shell pattern: `*`, `?`, `[a-z]`, `[!a]`, backslash quotes. Linear in the name. */
export function globMatcher(pattern: string): (name: string) => boolean {
  const tokens = tokenize(pattern);
  return (name) => {
    let at = 0;
    let token = 0;
    let starToken = -1;
    let starAt = 0;
    while (at < name.length) {
      const current = tokens[token];
      if (current === "*") {
        starToken = token;
        starAt = at;
        token += 1;
      } else if (current !== undefined && current(name[at]!)) {
        token += 1;
        at += 1;
      } else if (starToken !== -1) {
        // Let the last star take one more character; earlier stars never need another try.
        starAt += 1;
        at = starAt;
        token = starToken + 1;
      } else {
        return false;
      }
    }
    while (tokens[token] === "*") token += 1;
    return token === tokens.length;
  };
}

type Token = "*" | ((char: string) => boolean);

function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at]!;
    const set = char === "[" ? bracketSet(pattern, at) : undefined;
    if (set) {
      tokens.push(set.matches);
      at = set.end;
    } else if (char === "*") {
      tokens.push("*");
    } else if (char === "?") {
      tokens.push(() => true);
    } else {
      const literal = char === "\\" && at + 1 < pattern.length ? pattern[(at += 1)]! : char;
      tokens.push((other) => other === literal);
    }
  }
  return tokens;
}

function bracketSet(
  pattern: string,
  at: number,
): { readonly matches: (char: string) => boolean; readonly end: number } | undefined {
  const negated = pattern[at + 1] === "!" || pattern[at + 1] === "^";
  const from = at + (negated ? 2 : 1);
  // A `]` that comes first is a member.
  const end = pattern.indexOf("]", from + 1);
  if (end === -1) return undefined;
  const ranges: (readonly [string, string])[] = [];
  for (let i = from; i < end; i += 1) {
    if (pattern[i + 1] === "-" && i + 2 < end) {
      ranges.push([pattern[i]!, pattern[i + 2]!]);
      i += 2;
    } else {
      ranges.push([pattern[i]!, pattern[i]!]);
    }
  }
  const matches = (char: string): boolean =>
    ranges.some(([low, high]) => char >= low && char <= high) !== negated;
  return { matches, end };
}
