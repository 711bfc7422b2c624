import { posix } from "node:path";
import { hostFailure, KilnError, type FileSystem, type ProcessRunner } from "../base/index.ts";

/** A QEMU that was asked for its version. */
export interface Qemu {
  readonly path: string;
  readonly version: string;
  /** Of the program's file: another value is another QEMU. */
  readonly mtimeMs: number;
}

export interface FindQemuOptions {
  /** A name to look for in PATH, or a path, instead of the usual name (`--qemu`). */
  readonly program?: string;
  readonly files: FileSystem;
  readonly processes: ProcessRunner;
  readonly env: Readonly<Record<string, string>>;
  /** Where the version is remembered, so that the next search starts no process. */
  readonly cacheFolder: string;
}

export const qemuPackage = { program: "qemu-system-x86_64", install: "apt-get install -y qemu-system-x86" };

const cacheFile = "qemu.json";
const oldest = [4, 2] as const;

/** Throws `machine/no-qemu`, `machine/not-qemu` or `machine/old-qemu`. */
export async function findQemu(options: FindQemuOptions): Promise<Qemu> {
  const { files, processes, env } = options;
  const program = options.program ?? qemuPackage.program;
  const path = processes.which(program, env);
  const stat = path === undefined ? undefined : files.stat(path);
  if (path === undefined || !stat) throw noQemu(options.program);

  const cache = posix.join(options.cacheFolder, cacheFile);
  const known = readCachedQemu(files, cache);
  if (known?.path === path && known.mtimeMs === stat.mtimeMs) return known;

  const answer = await processes.run({ argv: [path, "--version"], cwd: "/", env });
  const version = /^QEMU emulator version (\d+\.\d+[\d.]*)/.exec(answer.stdout)?.[1];
  if (version === undefined) {
    throw new KilnError("machine/not-qemu", `"${path}" does not answer "--version" as QEMU does`, {
      exitCode: 2,
    });
  }
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    throw new KilnError("machine/old-qemu", `QEMU ${version} ("${path}") is too old: expected 4.2 or newer`, {
      hint: `install a newer one: ${qemuPackage.install}`,
    });
  }
  const qemu: Qemu = { path, version, mtimeMs: stat.mtimeMs };
  rememberIfPossible(files, cache, JSON.stringify(qemu));
  return qemu;
}

/** A cache that cannot be written costs time and nothing else. */
export function rememberIfPossible(files: FileSystem, path: string, text: string): void {
  try {
    files.writeFile(path, text);
  } catch (error) {
    if (!hostFailure(error)) throw error;
  }
}

function noQemu(asked: string | undefined): KilnError {
  const what =
    asked === undefined
      ? `QEMU is not installed: no "${qemuPackage.program}" in PATH`
      : `no QEMU at "${asked}": no such program`;
  return new KilnError("machine/no-qemu", what, { hint: `install it: ${qemuPackage.install}` });
}

// The cache may be deleted or damaged at any time; then the question is asked again.
function readCachedQemu(files: FileSystem, cache: string): Qemu | undefined {
  if (!files.stat(cache)) return undefined;
  try {
    const { path, version, mtimeMs } = JSON.parse(files.readText(cache)) as Partial<Qemu>;
    if (typeof path !== "string" || typeof version !== "string" || typeof mtimeMs !== "number")
      return undefined;
    return { path, version, mtimeMs };
  } catch {
    return undefined;
  }
}
