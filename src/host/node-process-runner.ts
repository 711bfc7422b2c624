import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { posix } from "node:path";
import {
  KilnError,
  type ProcessResult,
  type ProcessRunner,
  type ProcessSpec,
  type RunningProcess,
} from "../base/index.ts";
import { errnoOf } from "./errno.ts";

/** How long a process may take to end after the polite signal. */
const STOP_GRACE_MS = 2_000;
/** How long what it left behind may take, once it is gone itself. */
const ORPHAN_GRACE_MS = 200;
const POLL_MS = 5;

type Ending = Awaited<RunningProcess["ended"]>;

/** The processes of this machine. Remembers what it started, so that nothing outlives kiln by accident. */
export class NodeProcessRunner implements ProcessRunner {
  readonly #running = new Set<RunningProcess>();

  async run(spec: ProcessSpec, signal?: AbortSignal): Promise<ProcessResult> {
    signal?.throwIfAborted();
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const child = launch(spec);
    child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
    const process = this.#supervise(spec, child);
    child.stdin?.end(spec.input);

    // The group must be gone before the caller hears of it: it may delete what the process was writing.
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped = process.stop();
    };
    signal?.addEventListener("abort", stop, { once: true });
    try {
      const ending = await process.ended;
      await stopped;
      signal?.throwIfAborted();
      return {
        ...ending,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      };
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  runSync(spec: ProcessSpec): ProcessResult {
    const [program, ...args] = spec.argv;
    const result = spawnSync(program, args, {
      cwd: spec.cwd,
      env: spec.env,
      stdio: [spec.input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      ...(spec.input === undefined ? {} : { input: spec.input }),
      maxBuffer: 1 << 30,
    });
    // A program that ends without reading its input breaks the pipe; that is its right.
    if (result.error && errnoOf(result.error) !== "EPIPE") throw cannotStart(spec, result.error);
    return {
      exitCode: result.status ?? undefined,
      signal: result.signal ?? undefined,
      stdout: result.stdout.toString(),
      stderr: result.stderr.toString(),
    };
  }

  start(
    spec: ProcessSpec,
    output: { readonly stdout?: (chunk: string) => void; readonly stderr?: (chunk: string) => void },
  ): RunningProcess {
    const child = launch(spec, { argv: this.#dyingWithUs(spec), keepInputOpen: true });
    // setEncoding keeps a character that is split between two chunks together.
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => output.stdout?.(chunk));
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => output.stderr?.(chunk));
    if (spec.input !== undefined) child.stdin?.write(spec.input);
    return this.#supervise(spec, child);
  }

  which(program: string, env: Readonly<Record<string, string>>): string | undefined {
    if (program.includes("/")) return isProgram(program) ? posix.resolve(program) : undefined;
    for (const folder of (env["PATH"] ?? "").split(":")) {
      if (folder === "") continue; // the working folder, by an old rule that surprises more than it helps
      const candidate = posix.resolve(folder, program);
      if (isProgram(candidate)) return candidate;
    }
    return undefined;
  }

  /**
   * A process that lives beside us may never end by itself, and a killed kiln can stop nothing any more. Where
   * setpriv (util-linux) is, the kernel does it: setpriv asks for that, and becomes the program.
   */
  #dyingWithUs({ argv, env }: ProcessSpec): ProcessSpec["argv"] {
    // A program that is not there is to be missed by its own name.
    if (this.which(argv[0], env) === undefined) return argv;
    const setpriv = this.which("setpriv", { PATH: "/usr/bin:/bin" });
    // Busybox has a setpriv without this option.
    if (setpriv === undefined || posix.basename(realpathSync(setpriv)) !== "setpriv") return argv;
    return [setpriv, "--pdeathsig", "KILL", "--", ...argv];
  }

  /** Stops every process that is still running. For the end of kiln, whatever its reason. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.#running].map((process) => process.stop()));
  }

  /** As `stopAll`, at once and by force: for a process `exit` handler, which cannot wait. */
  killAll(): void {
    for (const process of this.#running) killGroup(process.pid, "SIGKILL");
  }

  #supervise(spec: ProcessSpec, child: ChildProcess): RunningProcess {
    child.stdin?.on("error", () => undefined); // EPIPE: it ended without reading; its exit says the rest
    const pid = child.pid;
    const ended = new Promise<Ending>((resolve, reject) => {
      child.once("error", (error) => reject(cannotStart(spec, error)));
      child.once("close", (code, signal) =>
        resolve({ exitCode: code ?? undefined, signal: signal ?? undefined }),
      );
    });
    if (pid === undefined) {
      // It never started. `ended` says why; a caller that has not looked yet must not crash kiln.
      ended.catch(() => undefined);
      return { pid: 0, ended, stop: () => Promise.resolve(), write: () => undefined };
    }
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const running: RunningProcess = {
      pid,
      ended,
      stop: () => stopGroup(pid, child, gone, ended),
      write: (text) => void child.stdin?.write(text),
    };
    this.#running.add(running);
    const forget = () => this.#running.delete(running);
    ended.then(forget, forget);
    return running;
  }
}

// `detached` makes the process the leader of a group of its own, so one signal reaches its children too, and a
// Ctrl-C on the terminal reaches kiln alone, which then stops its processes in its own order.
function launch(spec: ProcessSpec, { argv = spec.argv, keepInputOpen = false } = {}): ChildProcess {
  const [program, ...args] = argv;
  const stdin = keepInputOpen || spec.input !== undefined ? "pipe" : "ignore";
  try {
    const stdio = [stdin, "pipe", "pipe"] as const;
    return spawn(program, args, { cwd: spec.cwd, env: spec.env, detached: true, stdio: [...stdio] });
  } catch (error) {
    // Most failures arrive as an `error` event; the rarer ones, such as E2BIG, are thrown here.
    throw cannotStart(spec, error as Error);
  }
}

async function stopGroup(
  pid: number,
  child: ChildProcess,
  gone: Promise<void>,
  ended: Promise<Ending>,
): Promise<void> {
  killGroup(pid, "SIGTERM");
  if (await settlesWithin(gone, STOP_GRACE_MS)) {
    const deadline = Date.now() + ORPHAN_GRACE_MS;
    while (groupExists(pid) && Date.now() < deadline) await delay(POLL_MS);
  }
  killGroup(pid, "SIGKILL");
  await gone;
  if (!(await settlesWithin(ended, ORPHAN_GRACE_MS))) {
    // Something left the group and holds on to the output. It is not ours any more, and neither is what it says.
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
  await ended;
}

function killGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false; // already gone
  }
}

function groupExists(pid: number): boolean {
  return killGroup(pid, 0);
}

async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  try {
    return await Promise.race([promise.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

// A missing working folder and a missing program are both ENOENT to the system; people need to know which.
function cannotStart(spec: ProcessSpec, error: Error): KilnError {
  const program = spec.argv[0];
  if (!statSync(spec.cwd, { throwIfNoEntry: false })?.isDirectory()) {
    return new KilnError("host/no-such-folder", `cannot run "${program}" in "${spec.cwd}": no such folder`, {
      cause: error,
    });
  }
  const errno = errnoOf(error) ?? error.message;
  const reason =
    errno === "ENOENT"
      ? "no such program"
      : errno === "EACCES"
        ? "it is not executable"
        : errno === "E2BIG"
          ? "its command line is too long"
          : errno;
  return new KilnError("host/no-such-program", `cannot run "${program}": ${reason}`, { cause: error });
}
