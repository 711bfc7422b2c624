import { InternalError, KilnError, type Clock, type FileSystem, type ProcessRunner } from "../base/index.ts";
import { commandWords, type Action, type ActionGraph } from "./action.ts";
import { DependencyReader, type Dependencies, type MissingFile } from "./action-dependencies.ts";
import { nameOf, orderActions, type ActionOrder } from "./action-graph.ts";
import {
  runAction,
  temporaryName,
  writtenFiles,
  type ActionFunction,
  type RunFailure,
  type RunSuccess,
} from "./action-run.ts";
import type { ActionFailure, BuildCounts, BuildEvent, BuildResult, HowFinished } from "./build-event.ts";
import type { BuildState, FileContent } from "./build-state.ts";
import { FileTable } from "./file-table.ts";
import { FolderTable } from "./folder-table.ts";
import { HeaderSearch, type Trace } from "./header-search.ts";
import { ReadyQueue } from "./ready-queue.ts";
import { findRemovedOutputs } from "./removed-outputs.ts";
import { ResultCache } from "./result-cache.ts";
import { RunningMark } from "./running-mark.ts";
import { presentOf, whyStale, type Present } from "./staleness.ts";
import type { Store } from "./store.ts";

export interface ExecuteOptions {
  readonly files: FileSystem;
  readonly processes: ProcessRunner;
  readonly clock: Clock;
  /** Results beyond this build folder; without one nothing is restored. */
  readonly store?: Store;
  /** What earlier builds of this folder did; saved as the build goes on and at its end. */
  readonly state: BuildState;
  /** Commands at once, at least 1. */
  readonly jobs: number;
  /** After a failure, go on with everything that does not depend on it. */
  readonly keepGoing?: boolean;
  /** Default true. False: nothing is restored, what is not up to date runs; the store is still written. */
  readonly readStore?: boolean;
  readonly signal?: AbortSignal;
  /** The in-process steps by name. */
  readonly functions?: Readonly<Record<string, ActionFunction>>;
  /** Called for everything that happens. */
  readonly onEvent: (event: BuildEvent) => void;
}

/**
 * Brings the roots of a graph up to date: leaves alone what is, restores what the store has, runs the rest, up to
 * `jobs` commands at once, the longest way to a root first. Throws a `KilnError` when `checkGraph` finds anything.
 */
export async function executeGraph(graph: ActionGraph, options: ExecuteOptions): Promise<BuildResult> {
  const order = orderActions(graph, (action) => {
    return options.state.actions.get(action.id)?.discovered.map((content) => content.path) ?? [];
  });
  return new Execution(graph, order, options).run();
}

/** How often a command is tried whose files change while it runs. */
const maximumTries = 3;
/** How often the state is written during a build, so that a killed one loses little. */
const saveEveryMs = 10_000;

/** One action in work. */
interface Attempt {
  readonly number: number;
  readonly action: Action;
  readonly reason: string;
  readonly startMs: number;
}

type FailedRun = Pick<RunFailure, "message"> & Partial<Pick<RunFailure, "command" | "output">>;

class Execution {
  readonly #graph: ActionGraph;
  readonly #order: ActionOrder;
  readonly #options: ExecuteOptions;
  readonly #signal: AbortSignal;
  readonly #table: FileTable;
  readonly #folders: FolderTable;
  readonly #search: HeaderSearch;
  readonly #reader: DependencyReader;
  readonly #cache: ResultCache;
  readonly #present: Present;
  readonly #ready: ReadyQueue;
  readonly #mark: RunningMark;
  /** Per action: how many actions it still waits for. */
  readonly #waiting: number[];
  readonly #failures: ActionFailure[] = [];
  readonly #finished: Record<HowFinished, number> = { built: 0, restored: 0, "up-to-date": 0 };
  #savedMs: number;

  constructor(graph: ActionGraph, order: ActionOrder, options: ExecuteOptions) {
    const { files, clock, state, store } = options;
    const table = new FileTable(files, clock, state);
    this.#graph = graph;
    this.#order = order;
    this.#options = options;
    this.#signal = options.signal ?? new AbortController().signal;
    const folders = new FolderTable(files, clock, state);
    this.#table = table;
    this.#folders = folders;
    this.#present = presentOf(graph, table, folders);
    this.#search = new HeaderSearch({ files, table, folders }, state, graph.configHeader);
    this.#reader = new DependencyReader(files, table, graph.configHeader, this.#present.options);
    this.#cache = new ResultCache({
      files,
      store,
      read: options.readStore ?? true,
      state,
      table,
      folders,
      reader: this.#reader,
      prefixes: this.#present.prefixes,
      onProblem: (message) => options.onEvent({ kind: "store-problem", message }),
    });
    this.#mark = new RunningMark(files, state.path);
    this.#ready = new ReadyQueue(order.height);
    this.#waiting = order.before.map((list) => list.length);
    this.#savedMs = clock.now();
  }

  async run(): Promise<BuildResult> {
    const { onEvent, state } = this.#options;
    onEvent({ kind: "started", total: this.#order.actions.length });
    try {
      this.#removeOldOutputs();
      await this.#work();
      await this.#cache.tidy();
      this.#folders.settle();
    } finally {
      this.#sweepTemporaries();
      state.save();
    }
    const counts = this.#counts();
    onEvent({ kind: "finished", counts });
    if (this.#signal.aborted) return { kind: "cancelled", ...counts };
    if (this.#failures.length > 0) return { kind: "failed", failures: this.#failures, ...counts };
    return { kind: "done", ...counts };
  }

  async #work(): Promise<void> {
    const running = new Set<Promise<void>>();
    this.#waiting.forEach((count, number) => count === 0 && this.#ready.add(number));
    try {
      while (true) {
        while (running.size < this.#options.jobs && !this.#isStopping()) {
          const number = this.#ready.take();
          if (number === undefined) break;
          const work = this.#begin(number);
          if (!work) continue;
          const settled: Promise<void> = work.finally(() => running.delete(settled));
          running.add(settled);
        }
        if (running.size === 0) break;
        await Promise.race(running);
      }
    } finally {
      await Promise.allSettled(running);
    }
  }

  #isStopping(): boolean {
    return this.#signal.aborted || (this.#failures.length > 0 && !this.#options.keepGoing);
  }

  /** Finishes an up-to-date action at once; returns the work that any other needs. */
  #begin(number: number): Promise<void> | undefined {
    const action = this.#order.actions[number]!;
    const startMs = this.#options.clock.now();
    const tried: Attempt = { number, action, startMs, reason: "unknown" };
    try {
      const reason = whyStale(action, this.#options.state.actions.get(action.id), this.#present);
      if (reason !== undefined) {
        const attempt = { ...tried, reason };
        return this.#make(attempt).catch((error: unknown) => this.#failBy(attempt, error));
      }
      this.#finish({ ...tried, reason: "nothing changed" }, "up-to-date", "");
    } catch (error) {
      this.#failBy(tried, error);
    }
    return undefined;
  }

  async #make(attempt: Attempt): Promise<void> {
    const { action } = attempt;
    const missing = this.#missingOrderOnly(action);
    const declared = missing ?? this.#reader.declared(action);
    if ("missing" in declared) {
      this.#fail(attempt, { message: this.#sayMissing(action, declared) });
      return;
    }
    const restored = await this.#cache.restore(action, declared);
    if (restored) {
      const durationMs = this.#options.state.actions.get(action.id)?.durationMs ?? 0;
      this.#record(action, restored.dependencies, restored.outputs, durationMs);
      this.#finish(attempt, "restored", restored.output);
      return;
    }
    if (this.#isStopping()) return;
    this.#options.onEvent({ kind: "action-started", action, reason: attempt.reason });
    await this.#runToResult(attempt);
  }

  /** Runs the command, again when its files changed under it, and keeps the result. */
  async #runToResult(attempt: Attempt): Promise<void> {
    const { action } = attempt;
    let changed = "";
    for (let tries = 0; tries < maximumTries; tries += 1) {
      const triedMs = this.#options.clock.now();
      const outcome = await this.#runOnce(action);
      if (!outcome) return;
      if (!outcome.ok) {
        this.#fail(attempt, outcome);
        return;
      }
      const changedFile = this.#changedWhileRunning(action, outcome.readFiles, triedMs);
      const trace = this.#search.trace(action, outcome.readFiles, triedMs);
      const dependencies = this.#reader.all(action, trace);
      if (changedFile === undefined && !("missing" in dependencies)) {
        await this.#keep(attempt, outcome, trace, dependencies);
        return;
      }
      changed = changedFile ?? ("missing" in dependencies ? dependencies.missing : "");
      outcome.discard();
    }
    this.#fail(attempt, { message: `"${changed}" changed each time while the command was reading it` });
  }

  /** `undefined` when the build was cancelled. */
  async #runOnce(action: Action): Promise<RunSuccess | RunFailure | undefined> {
    const { files, processes, functions = {} } = this.#options;
    try {
      const generation = this.#mark.generation();
      return await runAction(action, { files, processes, functions, signal: this.#signal, generation });
    } catch (error) {
      if (this.#signal.aborted && !(error instanceof InternalError)) return undefined;
      throw error;
    } finally {
      if (action.sideEffects) {
        this.#table.forgetAll();
        this.#folders.forgetAll();
      }
    }
  }

  /**
   * A file that was not the same during the whole run of the command: its result belongs to no content. A header that
   * nobody had looked at before counts as changed when it was written after the command had started.
   */
  #changedWhileRunning(action: Action, readFiles: readonly string[], startMs: number): string | undefined {
    if (action.sideEffects) return undefined;
    const now = this.#options.clock.now();
    return [...action.inputs, ...readFiles].find((path) => {
      if (this.#table.wasSeen(path)) return !this.#table.isUnchanged(path);
      const mtimeMs = this.#options.files.stat(path)?.mtimeMs;
      return mtimeMs === undefined || (mtimeMs > startMs && mtimeMs <= now);
    });
  }

  async #keep(
    attempt: Attempt,
    success: RunSuccess,
    trace: Trace,
    dependencies: Dependencies,
  ): Promise<void> {
    const { action, startMs } = attempt;
    success.commit();
    const outputs = action.outputs.map((path): FileContent => {
      const content = this.#table.noteOutput(path);
      if (!content) throw new KilnError("build/output-vanished", `"${path}" vanished after it was written`);
      return content;
    });
    await this.#cache.keep(action, dependencies, trace, outputs, success.output);
    this.#record(action, dependencies, outputs, this.#options.clock.now() - startMs);
    this.#finish(attempt, "built", success.output);
  }

  #record(
    action: Action,
    dependencies: Dependencies,
    outputs: readonly FileContent[],
    durationMs: number,
  ): void {
    const { state, clock } = this.#options;
    for (const { path } of outputs) this.#folders.noteWritten(path);
    this.#folders.note(dependencies.absent);
    state.actions.set(action.id, { words: commandWords(action), ...dependencies, outputs, durationMs });
    state.changed = true;
    if (clock.now() - this.#savedMs < saveEveryMs) return;
    state.save();
    this.#savedMs = clock.now();
  }

  #finish({ number, action, reason, startMs }: Attempt, how: HowFinished, output: string): void {
    const durationMs = this.#options.clock.now() - startMs;
    this.#finished[how] += 1;
    this.#options.onEvent({ kind: "action-finished", action, how, reason, durationMs, output });
    for (const later of this.#order.after[number]!) {
      this.#waiting[later]! -= 1;
      if (this.#waiting[later] === 0) this.#ready.add(later);
    }
  }

  #fail({ action, reason, startMs }: Attempt, failed: FailedRun): void {
    const { message, command = "", output = "" } = failed;
    const failure: ActionFailure = { action, reason, message, command, output };
    const durationMs = this.#options.clock.now() - startMs;
    this.#failures.push(failure);
    this.#options.onEvent({ kind: "action-failed", ...failure, durationMs });
  }

  /** The machine's own errors (no space, no permission) fail the action they happen to. */
  #failBy(attempt: Attempt, error: unknown): void {
    if (error instanceof InternalError || !(error instanceof Error)) throw error;
    this.#fail(attempt, { message: error.message });
  }

  #missingOrderOnly(action: Action): MissingFile | undefined {
    const missing = action.orderOnly.find((path) => !this.#options.files.stat(path));
    return missing === undefined ? undefined : { missing, role: "input" };
  }

  #sayMissing(action: Action, { missing, role }: MissingFile): string {
    const needs = `${nameOf(action)} needs the ${role === "tool" ? "program" : "file"} "${missing}"`;
    if (this.#options.files.stat(missing)) return `${needs}, which is not a regular file`;
    return `${needs}, which does not exist and which no action makes`;
  }

  /** What earlier graphs made and this one does not is deleted, unless somebody has changed it since. */
  #removeOldOutputs(): void {
    const { files, state, onEvent } = this.#options;
    const { paths, actionIds } = findRemovedOutputs(this.#graph, state, this.#table);
    for (const path of paths) {
      files.remove(path);
      this.#table.forget(path);
      onEvent({ kind: "output-removed", path });
    }
    for (const id of actionIds) state.actions.delete(id);
    if (actionIds.length > 0) state.changed = true;
  }

  /** What commands of killed builds have left under temporary names. */
  #sweepTemporaries(): void {
    for (const generation of this.#mark.end()) {
      for (const path of this.#graph.actions.flatMap(writtenFiles)) {
        this.#options.files.remove(temporaryName(path, generation));
      }
    }
  }

  #counts(): BuildCounts {
    const { built, restored, "up-to-date": upToDate } = this.#finished;
    const failed = this.#failures.length;
    const skipped = this.#order.actions.length - built - restored - upToDate - failed;
    return { built, restored, upToDate, failed, skipped };
  }
}
