import { availableParallelism, homedir } from "node:os";
import type { Host } from "../base/index.ts";
import { NodeModuleRunner } from "./node-module-runner.ts";
import { NodeProcessRunner } from "./node-process-runner.ts";
import { RealFileSystem } from "./real-file-system.ts";
import { SocketLocks } from "./socket-locks.ts";
import { SystemClock } from "./system-clock.ts";

/** The machine kiln runs on. Its runner can also end everything it started. */
export interface NodeHost extends Host {
  readonly processes: NodeProcessRunner;
}

/** Unikraft's names for what Node calls otherwise. */
const architectureNames: Readonly<Record<string, string>> = { x64: "x86_64" };

/** Reads the environment once; later changes of it are not seen. */
export function createHost(): NodeHost {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  // Services and containers run without HOME; the user database knows it too.
  if ((env["HOME"] ?? "") === "") env["HOME"] = homedir();
  return {
    files: new RealFileSystem(),
    processes: new NodeProcessRunner(),
    clock: new SystemClock(),
    locks: new SocketLocks(),
    modules: new NodeModuleRunner(env),
    env,
    cpuCount: availableParallelism(),
    architecture: architectureNames[process.arch] ?? process.arch,
    isRoot: process.geteuid?.() === 0,
  };
}
