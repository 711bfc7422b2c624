import { posix } from "node:path";
import type { FileSystem } from "../base/index.ts";
import { commandWords, type Action, type ConfigHeader } from "./action.ts";
import type { Absence, BuildState } from "./build-state.ts";
import type { FileTable } from "./file-table.ts";
import { candidate, type FolderTable } from "./folder-table.ts";
import {
  findIncludeMentions,
  writtenNames,
  type IncludeMentions,
  type IncludeName,
} from "./include-mentions.ts";
import { searchFoldersOf, type SearchFolders } from "./search-folders.ts";

/** What a command was found to look at beyond its declared inputs. */
export interface Trace {
  /** Absolute paths, each once. */
  readonly found: readonly string[];
  /** Where headers were searched in vain: with a file there the command would do something else. */
  readonly absent: readonly Absence[];
}

/** Looks up in files' texts how a command that ran came to the files it read. */
export class HeaderSearch {
  readonly #files: FileSystem;
  readonly #table: FileTable;
  readonly #folders: FolderTable;
  readonly #state: BuildState;
  readonly #header: ConfigHeader | undefined;
  // By content hash: what a text mentions does not depend on where it lies.
  readonly #mentions = new Map<string, IncludeMentions>();

  constructor(
    surroundings: { readonly files: FileSystem; readonly table: FileTable; readonly folders: FolderTable },
    state: BuildState,
    header: ConfigHeader | undefined,
  ) {
    this.#files = surroundings.files;
    this.#table = surroundings.table;
    this.#folders = surroundings.folders;
    this.#state = state;
    this.#header = header;
  }

  /** For a command with a depfile that named `readFiles` and that was started at `startMs`. */
  trace(action: Action, readFiles: readonly string[], startMs: number): Trace {
    if (action.depfile === undefined) return { found: readFiles, absent: [] };
    const search = new CommandSearch(action, readFiles, startMs, this.#folders, this.#state);
    const texts: [path: string, mentions: IncludeMentions][] = [];
    for (const path of new Set([...action.inputs, ...readFiles])) {
      const mentions = this.#mentionsOf(path);
      if (mentions) texts.push([path, mentions]);
    }
    for (const [path, { includes, tests }] of texts) {
      const folder = posix.dirname(path);
      for (const name of includes) search.include(name, folder);
      for (const name of tests) search.test(name, folder);
    }
    if (texts.some(([, mentions]) => mentions.computedTest)) {
      const names = [...texts.flatMap(([, mentions]) => mentions.macroNames), ...this.#macroNames(action)];
      for (const [path, { computedTest }] of texts) {
        if (computedTest) for (const name of names) search.test(name, posix.dirname(path));
      }
    }
    const computing = texts.filter(([, mentions]) => mentions.computedInclude);
    search.unexplained(computing.map(([path]) => posix.dirname(path)));
    return search.result();
  }

  #mentionsOf(path: string): IncludeMentions | undefined {
    const content = this.#table.content(path);
    if (!content) return undefined;
    let mentions = this.#mentions.get(content.hash);
    if (!mentions) {
      mentions = findIncludeMentions(this.#files.readText(path));
      this.#mentions.set(content.hash, mentions);
    }
    return mentions;
  }

  /** The names in macros that are defined outside of all texts. */
  #macroNames(action: Action): IncludeName[] {
    const defined = commandWords(action).filter((word) => word.startsWith("-D"));
    return [...defined, ...Object.values(this.#header?.values ?? {})].flatMap(writtenNames);
  }
}

/** The search for the headers of one command, retraced. */
class CommandSearch {
  readonly #startMs: number;
  readonly #folders: FolderTable;
  readonly #state: BuildState;
  readonly #where: SearchFolders;
  readonly #quote: readonly string[];
  readonly #angle: readonly string[];
  /** Everything the command is known to have read. */
  readonly #read: ReadonlySet<string>;
  /** What it read from the compiler's own folders, by file name. */
  readonly #foreign = new Map<string, string[]>();
  readonly #unexplained: Set<string>;
  readonly #found: Set<string>;
  readonly #absent = new Set<Absence>();

  constructor(
    action: Action,
    readFiles: readonly string[],
    startMs: number,
    folders: FolderTable,
    state: BuildState,
  ) {
    this.#startMs = startMs;
    this.#folders = folders;
    this.#state = state;
    this.#where = searchFoldersOf(action);
    this.#quote = state.folderList(this.#where.quote);
    this.#angle = state.folderList(this.#where.angle);
    this.#read = new Set([...action.inputs, ...readFiles]);
    this.#unexplained = new Set(readFiles);
    this.#found = new Set(readFiles);
    const known = new Set(this.#quote);
    for (const path of readFiles) {
      if (isBelow(path, known)) continue;
      const name = posix.basename(path);
      this.#foreign.set(name, [...(this.#foreign.get(name) ?? []), path]);
    }
    for (const name of this.#where.forced) this.include({ name, quoted: true, next: false }, this.#where.cwd);
  }

  result(): Trace {
    return { found: [...this.#found], absent: [...this.#absent] };
  }

  /** An `#include` in a file of that folder; in a branch that was not taken it has found nothing. */
  include(include: IncludeName, folder: string): void {
    const { name, quoted, next } = include;
    if (posix.isAbsolute(name)) {
      this.#explain(posix.normalize(name));
      return;
    }
    const beside = candidate(folder, name);
    if (quoted && !next && this.#explain(beside)) return;
    const list = quoted ? this.#quote : this.#angle;
    const read = this.#folders
      .positions(list, name)
      .filter((position) => this.#explain(candidate(list[position]!, name)));
    const position = next ? read.at(-1) : read[0];
    const end = position ?? (this.#explainForeign(name) ? list.length - this.#where.afterCount : undefined);
    if (end === undefined) return;
    if (quoted && !next) this.#mustBeAbsent([folder], 0, 1, name);
    this.#mustBeAbsent(list, 0, end, name);
  }

  /** A `__has_include` in a file of that folder: what it finds counts as read. */
  test(test: IncludeName, folder: string): void {
    const { name, quoted, next } = test;
    if (posix.isAbsolute(name)) {
      this.#test([posix.dirname(name)], posix.basename(name), false);
      return;
    }
    if (quoted && !next && this.#test([folder], name, false)) return;
    this.#test(quoted ? this.#quote : this.#angle, name, next);
  }

  #test(list: readonly string[], name: string, next: boolean): boolean {
    const positions = this.#folders.positions(this.#state.folderList(list), name);
    const isRead = (position: number) => this.#read.has(candidate(list[position]!, name));
    // Behind which folder the search began is not known: then each of them counts.
    const hits = next ? positions : positions.slice(0, 1);
    for (const position of hits) {
      const path = candidate(list[position]!, name);
      if (!isRead(position) && this.#appearedMeanwhile(path)) continue;
      if (!isRead(position)) this.#found.add(path);
    }
    this.#mustBeAbsent(list, 0, next ? list.length : (hits[0] ?? list.length), name);
    // One that has just appeared was perhaps not seen: the next build shall find that it is there.
    const first = hits[0];
    if (first !== undefined && !isRead(first)) this.#mustBeAbsent(list, first, first + 1, name);
    return hits.length > 0;
  }

  /** What remains was included by a name that a macro made, in one of these folders: every way to it counts. */
  unexplained(computingFolders: readonly string[]): void {
    const list = this.#quote;
    for (const path of this.#unexplained) {
      const ways = list.flatMap((folder, position): [name: string, end: number][] => {
        return path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), position]] : [];
      });
      if (ways.length === 0) {
        const end = list.length - this.#where.afterCount;
        const names = new Set([posix.basename(path), path.replace(/^.*\/include\//s, "")]);
        for (const name of names) if (!posix.isAbsolute(name)) ways.push([name, end]);
      }
      for (const [name, end] of ways) {
        this.#mustBeAbsent(list, 0, end, name);
        for (const folder of new Set(computingFolders)) this.#mustBeAbsent([folder], 0, 1, name);
      }
    }
  }

  /** Whether the file was read, and then this is how. */
  #explain(path: string): boolean {
    if (!this.#read.has(path)) return false;
    this.#unexplained.delete(path);
    return true;
  }

  #explainForeign(name: string): boolean {
    const paths = this.#foreign.get(posix.basename(name))?.filter((path) => path.endsWith(`/${name}`)) ?? [];
    for (const path of paths) this.#unexplained.delete(path);
    return paths.length > 0;
  }

  /** Demands absence wherever the name is absent: what was there all along and was not read makes no difference. */
  #mustBeAbsent(folders: readonly string[], from: number, to: number, name: string): void {
    const list = this.#state.folderList(folders);
    let start = from;
    for (const position of this.#folders.positions(list, name)) {
      if (position < from || position >= to) continue;
      if (this.#appearedMeanwhile(candidate(list[position]!, name))) continue;
      if (start < position) this.#absent.add(this.#state.absence(list, start, position, name));
      start = position + 1;
    }
    if (start < to) this.#absent.add(this.#state.absence(list, start, to, name));
  }

  /** Perhaps after the command had searched there, though before it ended. */
  #appearedMeanwhile(path: string): boolean {
    return !this.#read.has(path) && this.#folders.changedAfter(path, this.#startMs);
  }
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  for (let at = posix.dirname(path); at !== "/"; at = posix.dirname(at)) if (folders.has(at)) return true;
  return false;
}
