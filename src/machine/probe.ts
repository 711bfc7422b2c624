import { posix } from "node:path";
import {
  hostFailure,
  type Clock,
  type FileSystem,
  type ProcessResult,
  type ProcessRunner,
} from "../base/index.ts";
import { rememberIfPossible, type Qemu } from "./find-qemu.ts";
import type { Acceleration } from "./machine-spec.ts";
import { probeStub, probeStubExitCode } from "./probe-stub.ts";
import { bareMachineArguments } from "./qemu-arguments.ts";

export interface KvmVerdict {
  readonly usable: boolean;
  /** One line for people. */
  readonly reason: string;
  /** Found out just now, not remembered: worth saying, once. */
  readonly isNew: boolean;
}

export interface ProbeOptions {
  readonly qemu: Qemu;
  readonly files: FileSystem;
  readonly processes: ProcessRunner;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string>>;
  /** Where the stub lies and the verdict is remembered. */
  readonly cacheFolder: string;
  readonly signal?: AbortSignal;
}

const device = "/dev/kvm";
const bootIdFile = "/proc/sys/kernel/random/boot_id";
const deadlineMs = 3_000;
const files = { verdict: "kvm.json", stub: "probe.img" } as const;

/**
 * Can KVM run a 64-bit guest here? Finding /dev/kvm says little: on nested hosts virtual machines and CPUs can be
 * created that then crash or hang. So a stub is booted, and must reach its end within three seconds. The verdict is
 * kept until the next boot, or until QEMU changes.
 */
export async function probeKvm(options: ProbeOptions): Promise<KvmVerdict> {
  if (!options.files.stat(device)) {
    const reason = `no KVM on this machine (there is no ${device}): using emulation`;
    return { usable: false, reason, isNew: false };
  }
  const verdictFile = posix.join(options.cacheFolder, files.verdict);
  const key = `${options.files.readText(bootIdFile).trim()} ${options.qemu.path} ${options.qemu.mtimeMs}`;
  const known = readVerdict(options.files, verdictFile, key);
  if (known) return known;

  let outcome: string | undefined;
  try {
    outcome = await bootProbeStub("kvm", options);
  } catch (error) {
    const failure = hostFailure(error);
    if (!failure) throw error;
    const reason = `KVM was not tried (${failure.message}): using emulation`;
    return { usable: false, reason, isNew: true };
  }
  if (outcome !== undefined && /permission denied/i.test(outcome)) {
    // Not kept: membership of a group may be granted at any moment.
    const reason = `KVM may not be used (${device}: permission denied): using emulation`;
    return { usable: false, reason, isNew: true };
  }
  const verdict =
    outcome === undefined
      ? { usable: true, reason: "KVM runs 64-bit guests" }
      : { usable: false, reason: `KVM exists but cannot run a 64-bit guest (${outcome}): using emulation` };
  rememberIfPossible(options.files, verdictFile, JSON.stringify({ key, ...verdict }));
  return { ...verdict, isNew: true };
}

/** Boots the stub; `undefined` when it came to its end, otherwise what happened instead. */
export async function bootProbeStub(
  acceleration: Acceleration,
  options: ProbeOptions,
): Promise<string | undefined> {
  const stub = posix.join(options.cacheFolder, files.stub);
  options.files.writeFile(stub, probeStub());
  const argv = [options.qemu.path, ...bareMachineArguments(acceleration)] as const;
  const result = await runWithin(deadlineMs, options, [...argv, "-m", "8M", "-kernel", stub]);
  if (!result) return `it hung for ${deadlineMs / 1_000} s`;
  return result.exitCode === probeStubExitCode ? undefined : complaint(result);
}

async function runWithin(
  ms: number,
  { processes, clock, env, cacheFolder, signal }: ProbeOptions,
  argv: readonly [string, ...string[]],
): Promise<ProcessResult | undefined> {
  const late = new AbortController();
  const finished = new AbortController();
  clock.sleep(ms, finished.signal).then(
    () => late.abort(),
    () => undefined, // finished in time
  );
  try {
    const either = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
    return await processes.run({ argv, cwd: cacheFolder, env }, either);
  } catch (error) {
    if (late.signal.aborted && error === late.signal.reason) return undefined;
    throw error;
  } finally {
    finished.abort();
  }
}

// QEMU's first real complaint, without its own name in front.
function complaint({ exitCode, signal, stderr }: ProcessResult): string {
  const line = stderr.split("\n").find((text) => text.trim() !== "" && !text.includes("warning:"));
  if (line !== undefined) return line.replace(/^\S*: /, "").replace(/^error: /, "");
  return exitCode === undefined
    ? `QEMU was ended by ${signal ?? "a signal"}`
    : `QEMU exited with ${exitCode}`;
}

function readVerdict(fileSystem: FileSystem, path: string, key: string): KvmVerdict | undefined {
  if (!fileSystem.stat(path)) return undefined;
  try {
    const kept = JSON.parse(fileSystem.readText(path)) as Partial<KvmVerdict & { key: string }>;
    if (kept.key !== key || typeof kept.usable !== "boolean" || typeof kept.reason !== "string")
      return undefined;
    return { usable: kept.usable, reason: kept.reason, isNew: false };
  } catch {
    return undefined; // damaged: ask again
  }
}
