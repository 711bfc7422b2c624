import type { Clock, FileStat, FileSystem } from "../base/index.ts";
import { isRacy, sha256 } from "./file-table.ts";

/** A file whose content was used, or that was written and must still be there as written. */
export interface ReadFile {
  readonly kind: "file";
  readonly size: number;
  readonly mtimeMs: number;
  readonly inode: number;
  readonly hash: string;
  /** See `KnownFile.racy`. */
  readonly racy: boolean;
}

/** A path somebody only asked about. */
export interface ProbedPath {
  readonly kind: "exists";
  readonly as: FileStat["kind"] | "nothing";
}

/** A folder whose names were used. The folder's mtime moves whenever they change. */
export interface ListedFolder {
  readonly kind: "listing";
  /** sha256 of the names, or `undefined` when there was no such folder. */
  readonly hash?: string;
  readonly mtimeMs: number;
  readonly racy: boolean;
}

/** What a symbolic link led to. */
export interface ResolvedPath {
  readonly kind: "real-path";
  /** `undefined` when it led nowhere. */
  readonly path?: string;
}

export type Observation = ReadFile | ProbedPath | ListedFolder | ResolvedPath;

/** What was learned of one path, at most one observation of each kind. */
export type Observations = readonly (readonly [path: string, observation: Observation])[];

/**
 * Passes everything on and remembers what was asked: with equal answers, whatever was computed from them is the
 * same. Sizes, times and inodes are not remembered as answers of their own: `stat` counts as asking for existence.
 */
export class RecordingFileSystem implements FileSystem {
  readonly #files: FileSystem;
  readonly #clock: Clock;
  readonly #observations = new Map<string, Map<Observation["kind"], Observation>>();
  /** Changed by this recorder: what counts is how it looks in the end. */
  readonly #written = new Set<string>();

  constructor(files: FileSystem, clock: Clock) {
    this.#files = files;
    this.#clock = clock;
  }

  /** Everything seen so far, sorted by path so that a sweep over it walks folder by folder. */
  observations(): Observations {
    for (const path of this.#written) {
      const observation = observeFile(this.#files, this.#clock, path) ?? probe(this.#files, path);
      this.#observations.set(path, new Map([[observation.kind, observation]]));
    }
    const paths = [...this.#observations.keys()].sort();
    return paths.flatMap((path) => {
      const kinds = this.#observations.get(path)!;
      // A file that was read or a folder that was listed exists.
      return [...kinds.values()]
        .filter(({ kind }) => kind !== "exists" || (!kinds.has("file") && !kinds.has("listing")))
        .map((observation): [string, Observation] => [path, observation]);
    });
  }

  stat(path: string): FileStat | undefined {
    const stat = this.#files.stat(path);
    this.#note(path, () => ({ kind: "exists", as: stat?.kind ?? "nothing" }));
    return stat;
  }

  readFile(path: string): Uint8Array {
    this.#noteRead(path);
    return this.#files.readFile(path);
  }

  readText(path: string): string {
    this.#noteRead(path);
    return this.#files.readText(path);
  }

  readDirectory(path: string): readonly string[] | undefined {
    const names = this.#files.readDirectory(path);
    this.#note(path, () => observeListing(this.#files, this.#clock, path));
    return names;
  }

  realPath(path: string): string | undefined {
    const real = this.#files.realPath(path);
    this.#note(path, () => ({ kind: "real-path", ...(real !== undefined && { path: real }) }));
    return real;
  }

  writeFile(path: string, content: string | Uint8Array, mode?: number): void {
    this.#files.writeFile(path, content, mode);
    this.#written.add(path);
  }

  appendFile(path: string, content: string): void {
    this.#files.appendFile(path, content);
    this.#written.add(path);
  }

  makeDirectory(path: string): void {
    this.#files.makeDirectory(path);
    this.#written.add(path);
  }

  remove(path: string): void {
    this.#files.remove(path);
    this.#written.add(path);
  }

  rename(from: string, to: string): void {
    this.#files.rename(from, to);
    this.#written.add(from).add(to);
  }

  copyFile(from: string, to: string): void {
    this.#noteRead(from);
    this.#files.copyFile(from, to);
    this.#written.add(to);
  }

  #noteRead(path: string): void {
    this.#note(path, () => observeFile(this.#files, this.#clock, path) ?? probe(this.#files, path));
  }

  #note(path: string, observe: () => Observation): void {
    if (this.#written.has(path)) return;
    const observation = observe();
    let kinds = this.#observations.get(path);
    if (!kinds) this.#observations.set(path, (kinds = new Map<Observation["kind"], Observation>()));
    if (!kinds.has(observation.kind)) kinds.set(observation.kind, observation);
  }
}

/** The file as it is now; `undefined` when there is none. */
export function observeFile(files: FileSystem, clock: Clock, path: string): ReadFile | undefined {
  const stat = files.stat(path);
  if (stat?.kind !== "file") return undefined;
  const { size, mtimeMs, inode } = stat;
  const racy = isRacy(stat, clock.now());
  return { kind: "file", size, mtimeMs, inode, hash: sha256(files.readFile(path)), racy };
}

/** The folder's names as they are now. */
export function observeListing(files: FileSystem, clock: Clock, path: string): ListedFolder {
  const stat = files.stat(path);
  const names = stat?.kind === "directory" ? files.readDirectory(path) : undefined;
  if (!stat || !names) return { kind: "listing", mtimeMs: 0, racy: false };
  const hash = sha256(names.join("\0"));
  return { kind: "listing", hash, mtimeMs: stat.mtimeMs, racy: isRacy(stat, clock.now()) };
}

function probe(files: FileSystem, path: string): ProbedPath {
  return { kind: "exists", as: files.stat(path)?.kind ?? "nothing" };
}
