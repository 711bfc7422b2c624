import { createHash } from "node:crypto";
import type { Clock, FileStat, FileSystem } from "../base/index.ts";
import type { BuildState, FileContent } from "./build-state.ts";

/** A file whose mtime is this near to the moment it was read may change again without its numbers changing. */
export const racyMs = 2_000;

export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Whether a file read now could still be written without its size, mtime and inode showing it. */
export function isRacy(stat: FileStat, nowMs: number): boolean {
  return Math.abs(nowMs - stat.mtimeMs) < racyMs;
}

/**
 * The contents of files during one build. Each path is looked at once; a file that looks as the build state says is
 * not read. Whoever changes a file says so with `forget` or `noteOutput`.
 */
export class FileTable {
  readonly #files: FileSystem;
  readonly #clock: Clock;
  readonly #state: BuildState;
  readonly #seen = new Map<string, FileContent | undefined>();

  constructor(files: FileSystem, clock: Clock, state: BuildState) {
    this.#files = files;
    this.#clock = clock;
    this.#state = state;
  }

  /** The file's content; `undefined` when there is no regular file of that name. */
  content(path: string): FileContent | undefined {
    if (this.#seen.has(path)) return this.#seen.get(path);
    const content = this.#look(path);
    this.#seen.set(path, content);
    return content;
  }

  /** Whether a file that was looked at before is still the same, by a new look. */
  isUnchanged(path: string): boolean {
    const before = this.content(path);
    this.forget(path);
    return this.content(path) === before;
  }

  /** Whether the file was looked at in this build. */
  wasSeen(path: string): boolean {
    return this.#seen.has(path);
  }

  forget(path: string): void {
    this.#seen.delete(path);
  }

  /** After a command that may have changed anything. */
  forgetAll(): void {
    this.#seen.clear();
  }

  /**
   * Reads a file that an action has just put in place. Its numbers are trusted however young it is: it has a new
   * inode and its writer is gone.
   */
  noteOutput(path: string): FileContent | undefined {
    this.forget(path);
    const stat = this.#files.stat(path);
    if (stat?.kind !== "file") return undefined;
    return this.#note(path, stat, sha256(this.#files.readFile(path)));
  }

  /** As `noteOutput`, for a file that was just written with content of a known hash. */
  notePlaced(path: string, hash: string): FileContent | undefined {
    this.forget(path);
    const stat = this.#files.stat(path);
    return stat && this.#note(path, stat, hash);
  }

  #note(path: string, stat: FileStat, hash: string): FileContent {
    const content = this.#learn(path, stat, hash, false);
    this.#seen.set(path, content);
    return content;
  }

  #look(path: string): FileContent | undefined {
    const stat = this.#files.stat(path);
    if (stat?.kind !== "file") return undefined;
    const known = this.#state.files.get(path);
    if (known && !known.racy && looksLikeFile(stat, known)) return known.content;
    const hash = sha256(this.#files.readFile(path));
    return this.#learn(path, stat, hash, isRacy(stat, this.#clock.now()));
  }

  #learn(path: string, stat: FileStat, hash: string, racy: boolean): FileContent {
    const content = this.#state.content(path, hash);
    const { size, mtimeMs, inode } = stat;
    this.#state.files.set(path, { content, size, mtimeMs, inode, racy });
    this.#state.changed = true;
    return content;
  }
}

/** Whether a look at a file shows the numbers that were noted with its content. */
export function looksLikeFile(stat: FileStat, noted: Pick<FileStat, "size" | "mtimeMs" | "inode">): boolean {
  return stat.mtimeMs === noted.mtimeMs && stat.size === noted.size && stat.inode === noted.inode;
}
