/**
 * What the rest of kiln may ask of the machine it runs on. Implemented by `host/` for real and by
 * `memory-file-system.ts` for tests. Paths are absolute POSIX paths unless said otherwise.
 */

export interface FileStat {
  readonly kind: "file" | "directory" | "other";
  readonly size: number;
  /** Milliseconds since the epoch, with the file system's fraction. */
  readonly mtimeMs: number;
  readonly inode: number;
  /** Permission bits. */
  readonly mode: number;
}

/**
 * Files, synchronously: warm stats and small reads are faster without the event loop.
 * Text is UTF-8; a file that is not valid UTF-8 is read as Latin-1, so no byte is lost on reading.
 * A failed operation throws the host's error, whose `code` is an errno name such as `ENOENT`;
 * "not there" is `undefined` where the type says so.
 */
export interface FileSystem {
  /** Follows symbolic links. */
  stat(path: string): FileStat | undefined;
  readFile(path: string): Uint8Array;
  readText(path: string): string;
  /** Names (not paths), sorted by code unit; `undefined` when there is no such directory. */
  readDirectory(path: string): readonly string[] | undefined;
  /** The path without symbolic links; `undefined` when it does not exist. */
  realPath(path: string): string | undefined;
  /** Replaces the file by rename, so readers see the old or the new content, never a part. Makes parent folders. */
  writeFile(path: string, content: string | Uint8Array, mode?: number): void;
  /** Appends, creating the file. For logs and for make's `$(file >>)`. */
  appendFile(path: string, content: string): void;
  /** With parents; nothing happens when it exists. */
  makeDirectory(path: string): void;
  /** Files or whole folders; nothing happens when it does not exist. */
  remove(path: string): void;
  rename(from: string, to: string): void;
  /** By rename, like `writeFile`; keeps permission bits. */
  copyFile(from: string, to: string): void;
}

export interface ProcessSpec {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  /** The whole environment of the process; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Text for standard input; none means an empty input. */
  readonly input?: string;
}

export interface ProcessResult {
  /** `undefined` when a signal ended the process. */
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that lives beside us. It leads its own group; stopping it stops the group. */
export interface RunningProcess {
  readonly pid: number;
  /** Settles when the process has ended and its output was delivered. */
  readonly ended: Promise<{ readonly exitCode: number | undefined; readonly signal: string | undefined }>;
  /** Polite signal, a bounded wait, then a forced one, to the whole group. Settles when it is gone. */
  stop(): Promise<void>;
  write(text: string): void;
}

export interface ProcessRunner {
  /**
   * Runs to the end. Rejects with a `KilnError` (`host/no-such-program`) when it cannot be started; a nonzero
   * exit is a result. Aborting stops the whole process group and rejects with the signal's reason.
   */
  run(spec: ProcessSpec, signal?: AbortSignal): Promise<ProcessResult>;
  /** As `run`, blocking: for `$(shell …)`. */
  runSync(spec: ProcessSpec): ProcessResult;
  /** Output arrives as decoded text chunks while the process runs. */
  start(
    spec: ProcessSpec,
    output: { readonly stdout?: (chunk: string) => void; readonly stderr?: (chunk: string) => void },
  ): RunningProcess;
  /** The absolute path of a program, searched in `env.PATH`; `undefined` when there is none. */
  which(program: string, env: Readonly<Record<string, string>>): string | undefined;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after that many milliseconds, or rejects with the signal's reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Locks {
  /**
   * Waits until no other process of this machine holds `name`, then holds it until the returned function is called
   * or this process ends, however it ends. `onWait` is called once, when there is something to wait for. Rejects
   * with the signal's reason. Where the machine has no such locks nobody is kept out.
   */
  hold(
    name: string,
    options: { readonly onWait: () => void; readonly signal: AbortSignal },
  ): Promise<() => void>;
}

/** What running somebody's module came to. Paths are absolute. */
export interface ModuleResult {
  /** Its default export as plain data; a bigint is a bigint. Absent when there are problems. */
  readonly value?: unknown;
  readonly problems: readonly {
    readonly message: string;
    /** Lines and columns start at 1. */
    readonly place?: { readonly path: string; readonly line: number; readonly column: number };
    /** Keys and list positions of the part of the value it is about. */
    readonly at?: readonly (string | number)[];
  }[];
  /** The module and everything it imports. */
  readonly inputs: readonly string[];
  /** Names of the environment variables it looked at. */
  readonly env: readonly string[];
}

export interface ModuleRunner {
  /**
   * Runs a TypeScript or JavaScript module in a process of its own, with kiln's environment, and waits for it. What it
   * prints goes to standard error. `import … from "kiln"` gives `defineConfig`, which returns its argument.
   */
  runSync(path: string): ModuleResult;
}

/** Everything of the machine at once; shells and workflows pass the narrow parts on. */
export interface Host {
  readonly files: FileSystem;
  readonly processes: ProcessRunner;
  readonly clock: Clock;
  readonly locks: Locks;
  readonly modules: ModuleRunner;
  readonly env: Readonly<Record<string, string>>;
  readonly cpuCount: number;
  /** In Unikraft's words: `x86_64`, `arm64`; Node's word for any other. */
  readonly architecture: string;
  /** Effective user id 0: may install packages. */
  readonly isRoot: boolean;
}
