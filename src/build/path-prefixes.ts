import { InternalError } from "../base/index.ts";
import type { Prefix } from "./action.ts";

/**
 * Writes paths below known folders with placeholders and back, so that keys and stored texts do not say where a
 * project lies. A prefix counts only where a path component ends: `/home/a` is not in `/home/ab`.
 */
export class PathPrefixes {
  readonly #placeholders: ReadonlyMap<string, string>;
  readonly #paths: ReadonlyMap<string, string>;
  readonly #anyPath: RegExp | undefined;
  readonly #anyPlaceholder: RegExp | undefined;
  // Command lines repeat the same few hundred words a thousand times.
  readonly #placed = new Map<string, string>();

  constructor(prefixes: readonly Prefix[]) {
    for (const { path, placeholder } of prefixes) {
      if (!/^\/.*[^/]$/.test(path)) throw new InternalError(`"${path}" cannot be a path prefix`);
      if (placeholder === "" || placeholder.includes("/")) {
        throw new InternalError(`"${placeholder}" cannot be a placeholder`);
      }
    }
    // Longest first, so that a folder inside another one keeps its own name.
    const sorted = [...prefixes].sort((a, b) => b.path.length - a.path.length);
    this.#placeholders = new Map(sorted.map(({ path, placeholder }) => [path, placeholder]));
    this.#paths = new Map(sorted.map(({ path, placeholder }) => [placeholder, path]));
    if (sorted.length === 0) return;
    this.#anyPath = new RegExp(`(?:${sorted.map(({ path }) => escape(path)).join("|")})(?![\\w.+@~-])`, "g");
    this.#anyPlaceholder = new RegExp(sorted.map(({ placeholder }) => escape(placeholder)).join("|"), "g");
  }

  /** The text with every known folder replaced by its placeholder. */
  toPlaceholders(text: string): string {
    if (!this.#anyPath) return text;
    let placed = this.#placed.get(text);
    if (placed === undefined) {
      placed = text.replace(this.#anyPath, (path) => this.#placeholders.get(path)!);
      this.#placed.set(text, placed);
    }
    return placed;
  }

  /** The text with every placeholder replaced by its folder here. */
  toPaths(text: string): string {
    if (!this.#anyPlaceholder) return text;
    return text.replace(this.#anyPlaceholder, (placeholder) => this.#paths.get(placeholder)!);
  }

  /** A path as shown to people: relative to the innermost known folder. */
  shorten(path: string): string {
    for (const prefix of this.#placeholders.keys()) {
      if (path.startsWith(`${prefix}/`)) return path.slice(prefix.length + 1);
    }
    return path;
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
