import { posix } from "node:path";
import type { Clock, FileSystem, ProcessRunner } from "../base/index.ts";
import { consoleText } from "./console-text.ts";
import { machineFiles, type MachineSpec } from "./machine-spec.ts";
import { qemuCommand } from "./qemu-arguments.ts";

export interface RunMachineOptions {
  readonly processes: ProcessRunner;
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string>>;
  /** The guest's console as it comes, line ends made "\n", otherwise as the guest wrote it. */
  readonly onOutput: (text: string) => void;
  /** Called when the machine runs: hands text to its console until the returned function is called. */
  readonly connectInput?: (write: (text: string) => void) => () => void;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

export type MachineResult =
  /** The guest switched itself off. Status: what its `main` returned (0 to 255), 0 when it did not tell. */
  | { readonly kind: "exited"; readonly status: number }
  /** `panic`: the guest reported a crash. `reset`: the machine was reset: a triple fault, or the guest's wish. */
  | { readonly kind: "crashed"; readonly reason: "panic" | "reset" }
  | { readonly kind: "timed-out" }
  /** The VMM itself failed, or was ended by somebody else (then the exit code is undefined). */
  | { readonly kind: "vmm-failed"; readonly exitCode: number | undefined; readonly stderr: string };

/** What isa-debug-exit makes of the guest's last words: (value << 1) | 1. */
const exitCodes = { switchedOff: (41 << 1) | 1, crashed: (42 << 1) | 1 } as const;

/**
 * Runs a machine in the foreground until it ends. Its folder is made, and keeps console log and spec afterwards;
 * removing it is the caller's. On abort the VMM is stopped first, then the signal's reason is thrown; no process is
 * left behind either way.
 */
export async function runMachine(spec: MachineSpec, options: RunMachineOptions): Promise<MachineResult> {
  const { files, signal } = options;
  signal?.throwIfAborted();
  prepareFolder(spec, files);
  const console = consoleText();
  const show = (text: string) => {
    if (text !== "") options.onOutput(text);
  };
  let stderr = "";
  const vmm = options.processes.start(
    { ...qemuCommand(spec), env: options.env },
    {
      stdout: (chunk) => show(console.feed(chunk)),
      stderr: (chunk) => (stderr += chunk),
    },
  );

  const disconnectInput = options.connectInput?.((text) => vmm.write(text));
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= vmm.stop();
  };
  signal?.addEventListener("abort", stop, { once: true });
  const late = new AbortController();
  const finished = new AbortController();
  if (options.timeoutMs !== undefined) {
    options.clock.sleep(options.timeoutMs, finished.signal).then(
      () => {
        late.abort();
        stop();
      },
      () => undefined, // finished in time
    );
  }
  try {
    const { exitCode } = await vmm.ended;
    await stopping;
    show(console.end());
    signal?.throwIfAborted();
    return late.signal.aborted ? { kind: "timed-out" } : judge(exitCode, stderr, spec, files);
  } finally {
    disconnectInput?.();
    finished.abort();
    signal?.removeEventListener("abort", stop);
  }
}

function prepareFolder(spec: MachineSpec, files: FileSystem): void {
  const { spec: specFile, ...ofLastRun } = machineFiles;
  for (const name of Object.values(ofLastRun)) files.remove(posix.join(spec.stateFolder, name));
  files.writeFile(posix.join(spec.stateFolder, specFile), `${JSON.stringify(spec, undefined, 2)}\n`);
}

function judge(
  exitCode: number | undefined,
  stderr: string,
  spec: MachineSpec,
  files: FileSystem,
): MachineResult {
  const status = readStatus(spec, files);
  switch (exitCode) {
    case exitCodes.switchedOff:
      return { kind: "exited", status: status ?? 0 };
    case exitCodes.crashed:
      return { kind: "crashed", reason: "panic" };
    case 0:
      // Without the exit device's word QEMU says 0 of a machine switched off by ACPI and of one that was reset.
      if (status !== undefined || wasSwitchedOff(spec, files)) return { kind: "exited", status: status ?? 0 };
      return { kind: "crashed", reason: "reset" };
    default:
      return { kind: "vmm-failed", exitCode, stderr };
  }
}

function readStatus(spec: MachineSpec, files: FileSystem): number | undefined {
  const path = posix.join(spec.stateFolder, machineFiles.status);
  return files.stat(path) ? files.readFile(path)[0] : undefined;
}

function wasSwitchedOff(spec: MachineSpec, files: FileSystem): boolean {
  const guestShutdown = 6; // QEMU's ShutdownCause
  const path = posix.join(spec.stateFolder, machineFiles.vmmLog);
  const log = files.stat(path) ? files.readText(path) : "";
  return log.includes(`qemu_system_shutdown_request reason=${guestShutdown}`);
}
