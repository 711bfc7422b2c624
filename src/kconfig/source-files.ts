import { posix } from "node:path";
import type { FileSystem } from "../base/index.ts";

export type KconfigFiles = Pick<FileSystem, "readText" | "readDirectory" | "stat">;

/** Reads sourced files and finds what globs stand for, keeping a list of everything that was looked at. */
export class SourceFiles {
  readonly read = new Set<string>();
  readonly probed = new Set<string>();
  readonly #files: KconfigFiles;

  constructor(files: KconfigFiles) {
    this.#files = files;
  }

  /** The content, or `undefined` when it is no readable file. */
  text(path: string): string | undefined {
    const text = attempt(() => this.#files.readText(path));
    (text === undefined ? this.probed : this.read).add(path);
    return text;
  }

  exists(path: string): boolean {
    this.probed.add(path);
    return attempt(() => this.#files.stat(path)) !== undefined;
  }

  /** The existing paths a pattern names, sorted by code unit. */
  glob(pattern: string): string[] {
    let found = [pattern.startsWith("/") ? "/" : "."];
    for (const part of pattern.split("/")) {
      if (part === "" || part === ".") continue;
      found = isGlob(part)
        ? found.flatMap((folder) => this.#matches(folder, part))
        : found.map((folder) => posix.join(folder, part));
    }
    return found.filter((path) => this.exists(path)).sort();
  }

  #matches(folder: string, part: string): string[] {
    this.probed.add(folder);
    const names = attempt(() => this.#files.readDirectory(folder)) ?? [];
    return names
      .filter((name) => (!name.startsWith(".") || part.startsWith(".")) && matchesGlob(part, name))
      .map((name) => posix.join(folder, name));
  }
}

/** A path that cannot be looked at, for whatever reason, is one that is not there. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

export function isGlob(path: string): boolean {
  return /[*?[]/.test(path);
}

/** `*`, `?`, `[abc]`, `[a-z]`, `[!abc]` and `\` before any of them, for one path part. Linear memory, no recursion. */
export function matchesGlob(pattern: string, name: string): boolean {
  let patternAt = 0;
  let nameAt = 0;
  let starAt = -1;
  let starName = 0;
  while (nameAt < name.length) {
    if (pattern[patternAt] === "*") {
      starAt = ++patternAt;
      starName = nameAt;
      continue;
    }
    const next = matchOne(pattern, patternAt, name[nameAt]!);
    if (next !== undefined) {
      patternAt = next;
      nameAt += 1;
    } else if (starAt !== -1) {
      // Let the last star take one character more.
      patternAt = starAt;
      nameAt = ++starName;
    } else return false;
  }
  while (pattern[patternAt] === "*") patternAt += 1;
  return patternAt === pattern.length;
}

/** Where the pattern goes on after matching this character, if it does. */
function matchOne(pattern: string, at: number, char: string): number | undefined {
  const want = pattern[at];
  if (want === undefined) return undefined;
  if (want === "?") return at + 1;
  if (want === "\\" && at + 1 < pattern.length) return pattern[at + 1] === char ? at + 2 : undefined;
  if (want !== "[") return want === char ? at + 1 : undefined;
  const negated = pattern[at + 1] === "!" || pattern[at + 1] === "^";
  const first = at + (negated ? 2 : 1);
  const close = pattern.indexOf("]", first + 1);
  if (close === -1) return char === "[" ? at + 1 : undefined;
  let inside = false;
  for (let index = first; index < close; index += 1) {
    if (pattern[index + 1] === "-" && index + 2 < close) {
      inside ||= pattern[index]! <= char && char <= pattern[index + 2]!;
      index += 2;
    } else inside ||= pattern[index] === char;
  }
  return inside === negated ? undefined : close + 1;
}
