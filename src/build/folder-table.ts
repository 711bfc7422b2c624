import { posix } from "node:path";
import type { Clock, FileSystem } from "../base/index.ts";
import type { Absence, BuildState, KnownFolder } from "./build-state.ts";
import { isRacy } from "./file-table.ts";

/** A folder as it was looked at, once in a build. The numbers are older than the names. */
interface FolderLook extends KnownFolder {
  /** What this build puts into the folder later is added. */
  readonly names: Set<string>;
}

/**
 * Which files are not there, during one build. Headers are searched in folder after folder, so thousands of paths
 * must stay absent; but a file cannot appear without changing the mtime of its folder. The build state keeps the
 * numbers of every folder that would show an appearance. While all of them are as they were, nothing has appeared and
 * no name is looked at; otherwise the folders are listed. Whoever adds files says so with `noteWritten`.
 */
export class FolderTable {
  readonly #files: FileSystem;
  readonly #clock: Clock;
  readonly #state: BuildState;
  readonly #looks = new Map<string, FolderLook | undefined>();
  /** Per list of folders and path below them: the looks at those, in the list's order. */
  readonly #rows = new Map<readonly string[], Map<string, readonly (FolderLook | undefined)[]>>();
  readonly #positions = new Map<readonly string[], Map<string, readonly number[]>>();
  readonly #appeared = new Map<Absence, string | undefined>();
  /** The rows whose folders are in the state. */
  readonly #noted = new Set<readonly (FolderLook | undefined)[]>();
  /** Whether every folder of the state is as it was; `undefined`: not looked yet. */
  #isQuiet: boolean | undefined;

  constructor(files: FileSystem, clock: Clock, state: BuildState) {
    this.#files = files;
    this.#clock = clock;
    this.#state = state;
  }

  /** A file that is where a recorded action must not find one. */
  appearedSince(absence: Absence): string | undefined {
    this.#isQuiet ??= [...this.#state.folders].every(([path, known]) => this.#isUnchanged(path, known));
    return this.#isQuiet ? undefined : this.present(absence);
  }

  /** As `appearedSince`, for an absence that nobody has recorded here. */
  present(absence: Absence): string | undefined {
    if (this.#appeared.has(absence)) return this.#appeared.get(absence);
    const { folders, from, to, name } = absence;
    const position = this.positions(folders, name).find((index) => index >= from && index < to);
    const path = position === undefined ? undefined : candidate(folders[position]!, name);
    this.#appeared.set(absence, path);
    return path;
  }

  /** In which of the folders a file of that name lies, ascending. */
  positions(folders: readonly string[], name: string): readonly number[] {
    const known = inner(this.#positions, folders);
    let positions = known.get(name);
    if (!positions) {
      positions = this.#search(folders, name);
      known.set(name, positions);
    }
    return positions;
  }

  /** Whether names in the file's folder may have changed after that moment. */
  changedAfter(path: string, momentMs: number): boolean {
    return (this.#look(folderOf(path))?.mtimeMs ?? 0) > momentMs;
  }

  /** Has the state watch all folders in which these absences would end. Numbers it has already stay: they are older. */
  note(absences: readonly Absence[]): void {
    const { folders: known } = this.#state;
    for (const absence of absences) {
      const { folders, name } = absence;
      const row = this.#row(folders, name);
      if (!this.#noted.has(row)) {
        this.#noted.add(row);
        for (const folder of folders) {
          const [path, { mtimeMs, inode, racy }] = this.#nearestFolder(folderOf(candidate(folder, name)));
          if (!known.has(path)) known.set(path, { mtimeMs, inode, racy });
        }
      }
      // One that has ended already: these numbers must not be taken for a proof that it has not.
      const path = this.present(absence);
      if (path !== undefined) known.set(folderOf(path), { mtimeMs: 0, inode: 0, racy: true });
    }
  }

  /** When some folder has changed: from now on the folders as they are prove what is still absent. */
  settle(): void {
    if (this.#isQuiet !== false) return;
    const before = new Map(this.#state.folders);
    this.#state.folders.clear();
    this.#noted.clear();
    for (const { absent } of this.#state.actions.values()) this.note(absent);
    // The folder of the state itself changes whenever the state is written: that alone is no reason to write it.
    const own = folderOf(this.#state.path);
    const isNews = [...this.#state.folders].some(([path, now]) => {
      const old = before.get(path);
      return path !== own && !(old && sameFolder(old, now) && old.racy === now.racy);
    });
    if (isNews || before.size !== this.#state.folders.size) this.#state.changed = true;
  }

  /** After a file was put somewhere. */
  noteWritten(path: string): void {
    const folder = folderOf(path);
    const look = this.#looks.get(folder);
    const name = posix.basename(path);
    if (!look && this.#looks.has(folder)) this.#forgetLooks();
    else if (look && !look.names.has(name)) {
      look.names.add(name);
      this.#positions.clear();
      this.#appeared.clear();
    }
    if (this.#isQuiet) this.#isQuiet = this.#isNearestUnchanged(folder);
  }

  /** After a command that may have changed anything. */
  forgetAll(): void {
    this.#forgetLooks();
    this.#isQuiet = undefined;
  }

  #forgetLooks(): void {
    this.#looks.clear();
    this.#rows.clear();
    this.#positions.clear();
    this.#appeared.clear();
    this.#noted.clear();
  }

  #search(folders: readonly string[], name: string): readonly number[] {
    const base = posix.basename(name);
    const row = this.#row(folders, name);
    const found: number[] = [];
    for (let index = 0; index < row.length; index += 1) {
      if (!row[index]?.names.has(base)) continue;
      if (this.#isFile(candidate(folders[index]!, name))) found.push(index);
    }
    return found;
  }

  #row(folders: readonly string[], name: string): readonly (FolderLook | undefined)[] {
    const rows = inner(this.#rows, folders);
    const below = posix.dirname(name);
    let row = rows.get(below);
    if (!row) {
      row = folders.map((folder) => this.#look(folderOf(candidate(folder, name))));
      rows.set(below, row);
    }
    return row;
  }

  #look(path: string): FolderLook | undefined {
    if (this.#looks.has(path)) return this.#looks.get(path);
    const stat = unlessForbidden(() => this.#files.stat(path));
    const names =
      stat?.kind === "directory" ? unlessForbidden(() => this.#files.readDirectory(path)) : undefined;
    const look = stat &&
      names && {
        mtimeMs: stat.mtimeMs,
        inode: stat.inode,
        racy: isRacy(stat, this.#clock.now()),
        names: new Set(names),
      };
    this.#looks.set(path, look);
    return look;
  }

  /** The folder itself or the nearest one around it that exists: it changes when the folder appears. */
  #nearestFolder(path: string): [string, KnownFolder] {
    for (let at = path; ; at = folderOf(at)) {
      const look = this.#look(at);
      if (look) return [at, look];
      if (at === "/") return [at, { mtimeMs: 0, inode: 0, racy: true }];
    }
  }

  #isNearestUnchanged(folder: string): boolean {
    for (let at = folder; ; at = folderOf(at)) {
      const known = this.#state.folders.get(at);
      if (known) return this.#isUnchanged(at, known);
      if (at === "/") return true;
    }
  }

  #isUnchanged(path: string, known: KnownFolder): boolean {
    const stat = known.racy ? undefined : unlessForbidden(() => this.#files.stat(path));
    return stat?.kind === "directory" && sameFolder(stat, known);
  }

  // A folder of that name is passed over by compilers.
  #isFile(path: string): boolean {
    return unlessForbidden(() => this.#files.stat(path))?.kind === "file";
  }
}

/** The path of a name searched in a folder. */
export function candidate(folder: string, name: string): string {
  return folder === "/" || name.includes("./") ? posix.join(folder, name) : `${folder}/${name}`;
}

// Compilers pass over folders that they may not look into.
function unlessForbidden<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function folderOf(path: string): string {
  return posix.dirname(path);
}

function sameFolder(
  a: Pick<KnownFolder, "mtimeMs" | "inode">,
  b: Pick<KnownFolder, "mtimeMs" | "inode">,
): boolean {
  return a.mtimeMs === b.mtimeMs && a.inode === b.inode;
}

function inner<K, V>(map: Map<K, Map<string, V>>, key: K): Map<string, V> {
  let found = map.get(key);
  if (!found) map.set(key, (found = new Map<string, V>()));
  return found;
}
