import { posix } from "node:path";
import {
  KilnError,
  MemoryFileSystem,
  type Clock,
  type FileSystem,
  type ProcessResult,
  type ProcessRunner,
  type ProcessSpec,
  type RunningProcess,
} from "../base/index.ts";
import type { Action, ActionGraph } from "./action.ts";
import type { ActionFailure, BuildEvent, BuildResult } from "./build-event.ts";
import { BuildState } from "./build-state.ts";
import { executeGraph, type ExecuteOptions } from "./executor.ts";
import { LocalStore } from "./local-store.ts";

/** A clock that moves only when a test says so. It starts far after the memory file system's mtimes. */
export class HandClock implements Clock {
  nowMs = 1_000_000_000;
  now(): number {
    return this.nowMs;
  }
  sleep(): Promise<void> {
    throw new Error("nothing sleeps in these tests");
  }
}

/** A place where a fake process waits until the test lets it go. */
export interface Gate {
  /** Settles when a process has arrived. */
  readonly reached: Promise<void>;
  open(): void;
}

/**
 * Runs a tiny toolchain in memory. `cc [flags] [-MF depfile] -o out source` follows `#include` (beside the file, then
 * through `-I`), answers `__has_include`, replaces options by their values, prints `#warning` lines and fails at `#error`. `ld -o out in…` joins. `sh -c` knows
 * `cp a b`, `write text file`, `true`, `false`.
 */
export class FakeToolchain implements ProcessRunner {
  /** What ran, in order: program and main output, such as `cc main.o`. */
  readonly commands: string[] = [];
  /** Called in the middle of each command, after its files were read. */
  meanwhile: (command: string) => void = () => undefined;
  readonly #files: FileSystem;
  readonly #configPath: string;
  readonly #gates = new Map<string, { arrive: () => void; opened: Promise<void> }>();

  constructor(files: FileSystem, configPath: string) {
    this.#files = files;
    this.#configPath = configPath;
  }

  /** Makes the next command of that name (as in `commands`) wait. */
  hold(command: string): Gate {
    let arrive: () => void = () => undefined;
    let open: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (arrive = resolve));
    const opened = new Promise<void>((resolve) => (open = resolve));
    this.#gates.set(command, { arrive, opened });
    return { reached, open: () => open() };
  }

  async run(spec: ProcessSpec, signal?: AbortSignal): Promise<ProcessResult> {
    const [program, ...words] = spec.argv;
    const command = `${posix.basename(program)} ${mainWord(program, words)}`;
    this.commands.push(command);
    const gate = this.#gates.get(command);
    if (gate) {
      this.#gates.delete(command);
      // A process that is stopped half-way leaves a part of its output.
      const out = words[words.indexOf("-o") + 1];
      if (words.includes("-o") && out !== undefined) this.#files.writeFile(out, "half");
      gate.arrive();
      await Promise.race([gate.opened, aborted(signal)]);
    }
    signal?.throwIfAborted();
    switch (posix.basename(program)) {
      case "cc":
        return this.#compile(words, command);
      case "ld":
        return this.#link(words);
      case "sh":
        return this.#shell(words[1]!);
      case "print":
        return { ...success, stdout: words.join(" ") };
      default:
        throw new KilnError("host/no-such-program", `there is no program "${program}"`);
    }
  }

  #compile(words: readonly string[], command: string): ProcessResult {
    const source = words.at(-1)!;
    const out = words[words.indexOf("-o") + 1]!;
    const read = new Map<string, string>();
    const folders = words.filter((word) => word.startsWith("-I")).map((word) => word.slice(2));
    const text = this.#preprocess(source, folders, read);
    this.meanwhile(command);
    const error = /#error (.*)/.exec(text)?.[1];
    if (error !== undefined) return { ...success, exitCode: 1, stderr: `${source}: ${error}\n` };
    const flags = words.filter((word) => word.startsWith("-O"));
    this.#files.writeFile(out, `obj[${flags.join(" ")}](${text})`);
    const depfile = words.includes("-MF") ? words[words.indexOf("-MF") + 1] : undefined;
    if (depfile !== undefined) this.#files.writeFile(depfile, `${out}: ${[...read.keys()].join(" ")}\n`);
    const warning = /#warning (.*)/.exec(text)?.[1];
    return { ...success, stderr: warning === undefined ? "" : `${source}: warning: ${warning}\n` };
  }

  #preprocess(path: string, folders: readonly string[], read: Map<string, string>): string {
    const text = this.#files.readText(path);
    read.set(path, text);
    if (path === this.#configPath) return "";
    const options = this.#files.stat(this.#configPath) ? this.#files.readText(this.#configPath) : "";
    const search = (sign: string, name: string): string | undefined => {
      if (name.startsWith("/")) return name;
      const places = sign === '"' ? [posix.dirname(path), ...folders] : folders;
      return places.map((place) => posix.join(place, name)).find((at) => this.#files.stat(at));
    };
    return text
      .replace(/__has_include\((["<])(.*?)[">]\)/g, (_, sign: string, name: string) => {
        return search(sign, name) === undefined ? "0" : "1";
      })
      .replace(/#include (["<])(.*)[">]/g, (line, sign: string, name: string) => {
        const found = search(sign, name);
        return found === undefined ? line : this.#preprocess(found, folders, read);
      })
      .replace(/CONFIG_[A-Z]+/g, (name) => new RegExp(`#define ${name} (.*)`).exec(options)?.[1] ?? name);
  }

  #link(words: readonly string[]): ProcessResult {
    const out = words[words.indexOf("-o") + 1]!;
    const inputs = words.slice(words.indexOf("-o") + 2);
    this.#files.writeFile(out, inputs.map((path) => this.#files.readText(path)).join("+"));
    return success;
  }

  #shell(line: string): ProcessResult {
    const [verb, first = "", second = ""] = line.split(" ");
    if (verb === "cp") this.#files.copyFile(first, second);
    else if (verb === "write") this.#files.writeFile(second, first);
    else if (verb === "false") return { ...success, exitCode: 1, stderr: "it is false\n" };
    else if (verb !== "true") return { ...success, exitCode: 127, stderr: `${verb!}: not found\n` };
    return success;
  }

  runSync(): ProcessResult {
    throw new Error("a build runs nothing synchronously");
  }
  start(): RunningProcess {
    throw new Error("a build starts nothing that outlives it");
  }
  which(): string | undefined {
    throw new Error("a build searches no program");
  }
}

const success: ProcessResult = { exitCode: 0, signal: undefined, stdout: "", stderr: "" };

function mainWord(program: string, words: readonly string[]): string {
  if (program.endsWith("sh")) return words[1]!;
  const out = words.indexOf("-o") === -1 ? (words[0] ?? "") : words[words.indexOf("-o") + 1]!;
  return posix.basename(out).replace(/^\.tmp\d*-/, "");
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason as Error));
  });
}

/** A compile with a depfile: `cc [flags] -MF out.d -o out source`. */
export function compile(out: string, source: string, flags: readonly string[] = []): Action {
  const depfile = `${out}.d`;
  return {
    id: out,
    label: "CC",
    text: posix.basename(out),
    run: {
      kind: "process",
      argv: ["/bin/cc", ...flags, "-MF", depfile, "-o", out, source],
      cwd: "/",
      env: {},
    },
    inputs: [source],
    orderOnly: [],
    outputs: [out],
    depfile,
    tools: ["/bin/cc"],
  };
}

export function link(out: string, inputs: readonly string[]): Action {
  return {
    id: out,
    label: "LD",
    text: posix.basename(out),
    run: { kind: "process", argv: ["/bin/ld", "-o", out, ...inputs], cwd: "/", env: {} },
    inputs,
    orderOnly: [],
    outputs: [out],
    tools: [],
  };
}

export function shell(out: string, lines: readonly string[], inputs: readonly string[] = []): Action {
  return {
    id: out,
    label: "SH",
    text: posix.basename(out),
    run: { kind: "shell", lines, cwd: "/", env: {} },
    inputs,
    orderOnly: [],
    outputs: [out],
    tools: [],
  };
}

/** What a build did, in words: `built main.o: first build`. */
export interface Told {
  readonly result: BuildResult;
  readonly events: readonly BuildEvent[];
  /** `HOW NAME: REASON` of every action that was not up to date, in the order they finished. */
  readonly did: readonly string[];
  readonly failures: readonly ActionFailure[];
}

/** A machine with a fake toolchain, a store in /store, and any number of project folders. */
export class Rig {
  readonly files = new MemoryFileSystem({ "/bin/cc": "compiler 1" });
  readonly clock = new HandClock();
  readonly tools: FakeToolchain;
  readonly store: LocalStore;
  useStore = true;

  constructor(files: Readonly<Record<string, string>> = {}, configPath = "/p/config.h") {
    this.tools = new FakeToolchain(this.files, configPath);
    this.store = new LocalStore({ files: this.files, clock: this.clock, path: "/store" });
    for (const [path, text] of Object.entries(files)) this.files.writeFile(path, text);
  }

  /** Builds with the state kept in `statePath`, as a fresh kiln would: nothing survives but files. */
  async build(
    graph: ActionGraph,
    options: Partial<ExecuteOptions> & { statePath?: string } = {},
  ): Promise<Told> {
    const { statePath = "/p/build/state.json", ...others } = options;
    const events: BuildEvent[] = [];
    const result = await executeGraph(graph, {
      files: this.files,
      processes: this.tools,
      clock: this.clock,
      ...(this.useStore && { store: this.store }),
      state: BuildState.load(this.files, statePath),
      jobs: 1,
      onEvent: (event) => events.push(event),
      ...others,
    });
    const did = events.flatMap((event) => {
      if (event.kind === "action-failed") return [`failed ${event.action.text}: ${event.message}`];
      if (event.kind !== "action-finished" || event.how === "up-to-date") return [];
      return [`${event.how} ${event.action.text}: ${event.reason}`];
    });
    return { result, events, did, failures: result.kind === "failed" ? result.failures : [] };
  }

  text(path: string): string | undefined {
    return this.files.stat(path) ? this.files.readText(path) : undefined;
  }
}

export function graphOf(
  actions: readonly Action[],
  roots: readonly string[],
  rest: Partial<ActionGraph> = {},
): ActionGraph {
  return { actions, roots, prefixes: [], ...rest };
}
