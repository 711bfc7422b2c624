import { InternalError, type FileSystem } from "../base/index.ts";
import type { Action } from "./action.ts";
import type { Dependencies, DependencyReader } from "./action-dependencies.ts";
import { commandKey, resultKey } from "./action-key.ts";
import type { Absence, BuildState, FileContent } from "./build-state.ts";
import type { FileTable } from "./file-table.ts";
import type { FolderTable } from "./folder-table.ts";
import type { Trace } from "./header-search.ts";
import type { PathPrefixes } from "./path-prefixes.ts";
import type { Store } from "./store.ts";
import {
  parseManifest,
  parseResult,
  renderManifest,
  renderResult,
  withSet,
  type StoredOutput,
  type StoredResult,
  type StoredSet,
} from "./stored-result.ts";

export interface ResultCacheOptions {
  readonly files: FileSystem;
  readonly store: Store | undefined;
  /** False: results are written but none is used. */
  readonly read: boolean;
  readonly state: BuildState;
  readonly table: FileTable;
  readonly folders: FolderTable;
  readonly reader: DependencyReader;
  readonly prefixes: PathPrefixes;
  /** Called once; from then on the store is left alone. */
  readonly onProblem: (message: string) => void;
}

/** Outputs that were put in place from the store. */
export interface RestoredResult {
  readonly dependencies: Dependencies;
  readonly outputs: readonly FileContent[];
  readonly output: string;
}

/** Actions' results in the store: found by what they depend on, kept under it. */
export class ResultCache {
  readonly #options: ResultCacheOptions;
  #broken = false;

  constructor(options: ResultCacheOptions) {
    this.#options = options;
  }

  /** Puts the outputs of an equal action in place; `undefined` when none is known or its contents are damaged. */
  async restore(
    action: Action,
    declared: Pick<Dependencies, "inputs" | "tools">,
  ): Promise<RestoredResult | undefined> {
    if (!this.#options.read || action.sideEffects) return undefined;
    return this.#tolerate(async (store) => {
      const { prefixes, reader, folders } = this.#options;
      const command = commandKey(action, declared, prefixes);
      for (const trace of await this.#knownTraces(store, action, command)) {
        if (trace.absent.some((absence) => folders.present(absence) !== undefined)) continue;
        const dependencies = reader.all(action, trace);
        if ("missing" in dependencies) continue;
        const text = await store.readEntry(resultKey(command, dependencies, prefixes));
        const result = text === undefined ? undefined : parseResult(text);
        if (result?.outputs.length !== action.outputs.length) continue;
        const outputs = await this.#place(store, action, result);
        if (outputs) return { dependencies, outputs, output: prefixes.toPaths(result.text) };
      }
      return undefined;
    });
  }

  /** Keeps what a command made. `trace` may name the configuration header, unlike `dependencies`. */
  async keep(
    action: Action,
    dependencies: Dependencies,
    trace: Trace,
    outputs: readonly FileContent[],
    output: string,
  ): Promise<void> {
    if (action.sideEffects) return;
    await this.#tolerate(async (store) => {
      const { files, prefixes } = this.#options;
      const command = commandKey(action, dependencies, prefixes);
      const stored: StoredOutput[] = [];
      for (const { path, hash } of outputs) {
        await store.writeObject(hash, path);
        stored.push({ digest: hash, mode: files.stat(path)?.mode ?? 0o644 });
      }
      const result: StoredResult = { outputs: stored, text: prefixes.toPlaceholders(output) };
      await store.writeEntry(resultKey(command, dependencies, prefixes), renderResult(result));
      if (action.depfile === undefined) return;
      const set = this.#toSet(trace);
      const text = await store.readEntry(command);
      const manifest = renderManifest(withSet(text === undefined ? undefined : parseManifest(text), set));
      if (manifest !== text) await store.writeEntry(command, manifest);
    });
  }

  async tidy(): Promise<void> {
    await this.#tolerate((store) => store.tidy());
  }

  async #knownTraces(store: Store, action: Action, command: string): Promise<readonly Trace[]> {
    if (action.depfile === undefined) return [{ found: [], absent: [] }];
    const text = await store.readEntry(command);
    const sets = (text === undefined ? undefined : parseManifest(text))?.sets ?? [];
    return sets.map((set) => this.#toTrace(set));
  }

  #toSet({ found, absent }: Trace): StoredSet {
    const { prefixes } = this.#options;
    const lists = [...new Set(absent.map(({ folders }) => folders))];
    const place = (path: string) => prefixes.toPlaceholders(path);
    return {
      files: found.map(place).sort(),
      folderLists: lists.map((folders) => folders.map(place)),
      absent: absent.map(({ folders, from, to, name }) => [lists.indexOf(folders), from, to, name]),
    };
  }

  #toTrace({ files, folderLists, absent }: StoredSet): Trace {
    const { prefixes, state } = this.#options;
    const lists = folderLists.map((folders) => folders.map((folder) => prefixes.toPaths(folder)));
    return {
      found: files.map((path) => prefixes.toPaths(path)),
      absent: absent.map(([list, from, to, name]): Absence => state.absence(lists[list]!, from, to, name)),
    };
  }

  /** All outputs or none: contents are read and verified before the first is written. */
  async #place(store: Store, action: Action, result: StoredResult): Promise<FileContent[] | undefined> {
    const { files, table } = this.#options;
    const contents: (Uint8Array | undefined)[] = [];
    for (const [index, { digest, mode }] of result.outputs.entries()) {
      const path = action.outputs[index]!;
      if (table.content(path)?.hash === digest && files.stat(path)?.mode === mode) {
        contents.push(undefined);
        continue;
      }
      const bytes = await store.readObject(digest);
      if (!bytes) return undefined;
      contents.push(bytes);
    }
    const placed: FileContent[] = [];
    for (const [index, bytes] of contents.entries()) {
      const path = action.outputs[index]!;
      const { mode, digest } = result.outputs[index]!;
      if (bytes) files.writeFile(path, bytes, mode);
      const content = bytes ? table.notePlaced(path, digest) : table.content(path);
      if (!content) return undefined;
      placed.push(content);
    }
    return placed;
  }

  async #tolerate<T>(work: (store: Store) => Promise<T>): Promise<T | undefined> {
    const { store } = this.#options;
    if (!store || this.#broken) return undefined;
    try {
      return await work(store);
    } catch (error) {
      if (error instanceof InternalError || !(error instanceof Error)) throw error;
      this.#reportOnce(error.message);
      return undefined;
    }
  }

  // Actions run side by side: several may be waiting for the store when it breaks.
  #reportOnce(message: string): void {
    if (this.#broken) return;
    this.#broken = true;
    this.#options.onProblem(message);
  }
}
