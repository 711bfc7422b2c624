import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHost, type NodeHost } from "../src/host/index.ts";

/** A folder of its own, and processes that do not outlive it. */
export interface Sandbox {
  /** Absolute path; new and empty at the start. */
  readonly path: string;
  /** Its environment is small and fixed, and keeps home, cache and state inside the folder. */
  readonly host: NodeHost;
  readonly signal: AbortSignal;
}

/**
 * Gives `work` a sandbox and takes everything away afterwards, also when the process is ended in the middle: then
 * by force, as an exit handler cannot wait.
 */
export async function withSandbox<T>(
  signal: AbortSignal,
  work: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const path = mkdtempSync(join(tmpdir(), "kiln-bench-"));
  const host = { ...createHost(), env: plainEnvironment(path) };
  const removeByForce = (): void => {
    host.processes.killAll();
    rmSync(path, { recursive: true, force: true });
  };
  process.once("exit", removeByForce);
  try {
    for (const folder of [host.env.HOME!, host.env.TMPDIR!]) mkdirSync(folder);
    return await work({ path, host, signal });
  } finally {
    await host.processes.stopAll();
    rmSync(path, { recursive: true, force: true });
    process.off("exit", removeByForce);
  }
}

/** What the user has set (compiler, flags, make's own variables) must not change a figure. */
function plainEnvironment(path: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "/usr/local/bin:/usr/bin:/bin",
    LC_ALL: "C",
    HOME: join(path, "home"),
    TMPDIR: join(path, "tmp"),
    XDG_CACHE_HOME: join(path, "cache"),
    XDG_STATE_HOME: join(path, "state"),
  };
}
