import { InternalError, KilnError, type FileSystem } from "../base/index.ts";

/** A file with the content it had. Interned: equal path and hash are the same object, so `===` compares. */
export interface FileContent {
  readonly path: string;
  /** sha256, hexadecimal. */
  readonly hash: string;
}

/** What a file looked like when its content was last read. Equal numbers spare reading it again. */
export interface KnownFile {
  readonly content: FileContent;
  readonly size: number;
  readonly mtimeMs: number;
  readonly inode: number;
  /** Read within two seconds of being written: a second write may have left the same numbers, so they prove nothing. */
  readonly racy: boolean;
}

/** What a folder looked like when it was looked at last. Equal numbers say that no file has appeared in it. */
export interface KnownFolder {
  readonly mtimeMs: number;
  readonly inode: number;
  /** As in `KnownFile`. */
  readonly racy: boolean;
}

/** A header that was searched in vain: in none of `folders[from]` … `folders[to - 1]` is a file `name`. Interned. */
export interface Absence {
  /** Interned too. */
  readonly folders: readonly string[];
  readonly from: number;
  readonly to: number;
  /** Relative, such as `uk/print.h`. */
  readonly name: string;
}

/** The last successful run of an action: with all of this unchanged its outputs are what it would make again. */
export interface ActionRecord {
  /** `commandWords` of the action. */
  readonly words: readonly string[];
  readonly inputs: readonly FileContent[];
  readonly tools: readonly FileContent[];
  /** Files the command was found to read beyond its inputs, by path. */
  readonly discovered: readonly FileContent[];
  /** Files that would be read instead of these, or that it asked for in vain. */
  readonly absent: readonly Absence[];
  /** Words about the options its files mention (see `OptionWords`); `[]` when it does not see the header. */
  readonly options: readonly string[];
  readonly outputs: readonly FileContent[];
  readonly durationMs: number;
}

const version = 2;

/**
 * What is remembered of a build folder: one JSON file of columns that point into one table of strings, since a
 * thousand actions share most of their words and headers.
 */
export class BuildState {
  readonly actions = new Map<string, ActionRecord>();
  readonly files = new Map<string, KnownFile>();
  /** The folders in which the absences of all actions would end. */
  readonly folders = new Map<string, KnownFolder>();
  /** Set by whoever changes any of them. */
  changed = false;
  readonly #contents = new Map<string, FileContent>();
  readonly #folderLists = new Map<string, readonly string[]>();
  /** Those of each list. */
  readonly #absences = new Map<readonly string[], Map<string, Absence>>();
  readonly #files: FileSystem;
  readonly path: string;

  private constructor(files: FileSystem, path: string) {
    this.#files = files;
    this.path = path;
  }

  /** A missing file, one of another version and a damaged one all give an empty state: that costs time only. */
  static load(files: FileSystem, path: string): BuildState {
    const state = new BuildState(files, path);
    if (!files.stat(path)) return state;
    try {
      state.#decode(JSON.parse(files.readText(path)) as StoredState);
    } catch {
      return new BuildState(files, path);
    }
    return state;
  }

  content(path: string, hash: string): FileContent {
    const key = hash + path;
    let content = this.#contents.get(key);
    if (!content) {
      content = { path, hash };
      this.#contents.set(key, content);
    }
    return content;
  }

  /** The one list of these folders. */
  folderList(folders: readonly string[]): readonly string[] {
    if (this.#absences.has(folders)) return folders;
    const key = folders.join("\0");
    let list = this.#folderLists.get(key);
    if (!list) {
      list = folders;
      this.#folderLists.set(key, list);
      this.#absences.set(list, new Map<string, Absence>());
    }
    return list;
  }

  absence(folders: readonly string[], from: number, to: number, name: string): Absence {
    const list = this.folderList(folders);
    const known = this.#absences.get(list)!;
    const key = `${from} ${to} ${name}`;
    let absence = known.get(key);
    if (!absence) known.set(key, (absence = { folders: list, from, to, name }));
    return absence;
  }

  /**
   * Writes the state if it changed. Files that no action uses any more are dropped.
   * Throws a `KilnError` (`build/state-not-written`).
   */
  save(): void {
    if (!this.changed) return;
    try {
      this.#files.writeFile(this.path, JSON.stringify(this.#encode()));
    } catch (error) {
      if (error instanceof InternalError || !(error instanceof Error)) throw error;
      const message = `cannot write the build state "${this.path}": ${error.message}`;
      throw new KilnError("build/state-not-written", message, { cause: error });
    }
    this.changed = false;
  }

  #encode(): StoredState {
    const strings = new Numbering<string>();
    const contents = new Numbering<FileContent>();
    const folderLists = new Numbering<readonly string[]>();
    const absences = new Numbering<Absence>();
    const used = new Set<string>();
    const listContents = (list: readonly FileContent[]) => {
      for (const { path } of list) used.add(path);
      return list.map((content) => contents.number(content));
    };
    const listStrings = (list: readonly string[]) => list.map((text) => strings.number(text));
    const actions = [...this.actions].map(([id, record]): StoredRecord => [
      strings.number(id),
      listStrings(record.words),
      listContents(record.inputs),
      listContents(record.tools),
      listContents(record.discovered),
      record.absent.map((absence) => absences.number(absence)),
      listStrings(record.options),
      listContents(record.outputs),
      record.durationMs,
    ]);
    const files: StoredFile[] = [];
    for (const [path, file] of this.files) {
      if (!used.has(path)) continue;
      files.push([contents.number(file.content), file.size, file.mtimeMs, file.inode, file.racy ? 1 : 0]);
    }
    const columns = contents.values.map((content): [number, number] => [
      strings.number(content.path),
      strings.number(content.hash),
    ]);
    const absenceColumns = absences.values.map(({ folders, from, to, name }): StoredAbsence => {
      return [folderLists.number(folders), from, to, strings.number(name)];
    });
    const folders = [...this.folders].map(([path, { mtimeMs, inode, racy }]): StoredFolder => {
      return [strings.number(path), mtimeMs, inode, racy ? 1 : 0];
    });
    return {
      version,
      folderLists: folderLists.values.map(listStrings),
      strings: strings.values,
      contents: columns,
      files,
      folders,
      absences: absenceColumns,
      actions,
    };
  }

  #decode(stored: StoredState): void {
    if (stored.version !== version) return;
    const text = (number: number) => at(stored.strings, number);
    const contents = stored.contents.map(([path, hash]) => this.content(text(path), text(hash)));
    const content = (number: number) => at(contents, number);
    for (const [number, size, mtimeMs, inode, racy] of stored.files) {
      const known = content(number);
      this.files.set(known.path, { content: known, size, mtimeMs, inode, racy: racy === 1 });
    }
    for (const [path, mtimeMs, inode, racy] of stored.folders) {
      this.folders.set(text(path), { mtimeMs, inode, racy: racy === 1 });
    }
    const lists = stored.folderLists.map((list) => this.folderList(list.map(text)));
    const absences = stored.absences.map(([list, from, to, name]) => {
      return this.absence(at(lists, list), from, to, text(name));
    });
    const absence = (number: number) => at(absences, number);
    for (const [
      id,
      words,
      inputs,
      tools,
      discovered,
      absent,
      options,
      outputs,
      durationMs,
    ] of stored.actions) {
      this.actions.set(text(id), {
        words: words.map(text),
        inputs: inputs.map(content),
        tools: tools.map(content),
        discovered: discovered.map(content),
        absent: absent.map(absence),
        options: options.map(text),
        outputs: outputs.map(content),
        durationMs,
      });
    }
  }
}

type StoredFile = [content: number, size: number, mtimeMs: number, inode: number, racy: 0 | 1];

type StoredFolder = [path: number, mtimeMs: number, inode: number, racy: 0 | 1];

type StoredAbsence = [folders: number, from: number, to: number, name: number];

type StoredRecord = [
  id: number,
  words: number[],
  inputs: number[],
  tools: number[],
  discovered: number[],
  absent: number[],
  options: number[],
  outputs: number[],
  durationMs: number,
];

interface StoredState {
  readonly version: number;
  readonly strings: readonly string[];
  readonly contents: readonly [path: number, hash: number][];
  readonly files: readonly StoredFile[];
  readonly folders: readonly StoredFolder[];
  readonly folderLists: readonly (readonly number[])[];
  readonly absences: readonly StoredAbsence[];
  readonly actions: readonly StoredRecord[];
}

class Numbering<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<T, number>();

  number(value: T): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.values.length;
      this.values.push(value);
      this.#numbers.set(value, number);
    }
    return number;
  }
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new InternalError(`the build state points past its table (${index})`);
  return value;
}
