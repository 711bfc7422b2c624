import { availableParallelism } from "node:os";
import type { Host } from "../base/index.ts";
import { NodeProcessRunner } from "./node-process-runner.ts";
import { RealFileSystem } from "./real-file-system.ts";
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
  return {
    files: new RealFileSystem(),
    processes: new NodeProcessRunner(),
    clock: new SystemClock(),
    env,
    cpuCount: availableParallelism(),
    architecture: architectureNames[process.arch] ?? process.arch,
    isRoot: process.geteuid?.() === 0,
  };
}
