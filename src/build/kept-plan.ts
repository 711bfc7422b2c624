import type { Clock, FileSystem } from "../base/index.ts";
import { looksLikeFile } from "./file-table.ts";
import { observeFile, observeListing, type Observation, type Observations } from "./recording-file-system.ts";

/** A command whose output was used. */
export interface ShellObservation {
  readonly command: string;
  readonly cwd: string;
  readonly exitCode: number | undefined;
  readonly output: string;
}

/** A value that cost much to compute, with everything it was computed from. */
export interface KeptPlan {
  /** What was asked for: equal requests have equal texts. Put kiln's version in it. */
  readonly request: string;
  /** From `RecordingFileSystem.observations()`. */
  readonly observations: Observations;
  /** Environment variables that were looked at; `undefined`: it was not set. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly shells: readonly ShellObservation[];
  /** Plain data: it is kept as JSON. */
  readonly payload: unknown;
}

export interface LoadKeptOptions {
  readonly request: string;
  readonly env: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Whether a command would still print the same. A plan with commands needs it; it is called last. */
  readonly shellHolds?: (shell: ShellObservation) => boolean;
}

export type KeptResult =
  | { readonly kind: "kept"; readonly payload: unknown }
  /** `reason` is one line that names what changed, such as `/a/Makefile.uk changed`. */
  | { readonly kind: "stale"; readonly reason: string };

const version = 1;

/**
 * Writes a plan as two lines of JSON: what it was computed from, then the payload. The first can be checked, and
 * rewritten when only times have moved, without parsing the second.
 */
export function saveKept(files: FileSystem, path: string, plan: KeptPlan): void {
  const env = Object.entries(plan.env).map(([name, value]) => (value === undefined ? [name] : [name, value]));
  const { request, observations, shells } = plan;
  const facts = { version, request, env, shells, observations };
  files.writeFile(path, `${JSON.stringify(facts)}\n${JSON.stringify(plan.payload)}\n`);
}

/** The payload when nothing it was computed from has changed: one look at each path, reading only what looks new. */
export function loadKept(files: FileSystem, path: string, options: LoadKeptOptions): KeptResult {
  const stored = readStored(files, path);
  if (!stored) return { kind: "stale", reason: "no kept plan" };
  const { facts, payloadText } = stored;
  const sweep = sweepObservations(files, options.clock, facts.observations);
  const reason =
    whyAnotherRequest(facts, options) ?? sweep.reason ?? whyShellDiffers(facts.shells, options.shellHolds);
  if (reason !== undefined) return { kind: "stale", reason };
  let payload: unknown;
  try {
    payload = JSON.parse(payloadText);
  } catch {
    return { kind: "stale", reason: "the kept plan is damaged" };
  }
  if (sweep.moved) {
    const moved = { ...facts, observations: sweep.observations };
    files.writeFile(path, `${JSON.stringify(moved)}\n${payloadText}\n`);
  }
  return { kind: "kept", payload };
}

interface StoredFacts {
  readonly version: number;
  readonly request: string;
  readonly env: readonly (readonly [name: string, value?: string])[];
  readonly shells: readonly ShellObservation[];
  readonly observations: Observations;
}

function readStored(
  files: FileSystem,
  path: string,
): { facts: StoredFacts; payloadText: string } | undefined {
  if (!files.stat(path)) return undefined;
  const [factsText = "", payloadText = ""] = files.readText(path).split("\n");
  try {
    const facts = JSON.parse(factsText) as StoredFacts;
    const { env, shells, observations } = facts;
    // A file that something else has written may be JSON and still be none of ours.
    const isWhole = facts.version === version && [env, shells, observations].every(Array.isArray);
    return isWhole ? { facts, payloadText } : undefined;
  } catch {
    return undefined;
  }
}

function whyAnotherRequest(facts: StoredFacts, options: LoadKeptOptions): string | undefined {
  if (facts.request !== options.request) return "the request is another one";
  for (const [name, value] of facts.env) {
    const now = Object.hasOwn(options.env, name) ? options.env[name] : undefined;
    if (now !== value) return `environment variable ${name} changed`;
  }
  return undefined;
}

function whyShellDiffers(
  shells: readonly ShellObservation[],
  holds: LoadKeptOptions["shellHolds"],
): string | undefined {
  const changed = shells.find((shell) => !holds?.(shell));
  return changed && `the output of "${changed.command}" ${holds ? "changed" : "may have changed"}`;
}

interface Sweep {
  readonly reason?: string;
  /** Some file looks different with the same content, or proves something at last. */
  readonly moved: boolean;
  readonly observations: Observations;
}

function sweepObservations(files: FileSystem, clock: Clock, observations: Observations): Sweep {
  const current: [string, Observation][] = [];
  let moved = false;
  for (const [path, before] of observations) {
    const now = observeAgain(files, clock, path, before);
    if (!now) return { reason: sayChange(files, path, before), moved: false, observations };
    if (now !== before) moved = true;
    current.push([path, now]);
  }
  return { moved, observations: current };
}

/** The same observation when it plainly holds, a newer one that says the same, `undefined` when it does not hold. */
function observeAgain(
  files: FileSystem,
  clock: Clock,
  path: string,
  before: Observation,
): Observation | undefined {
  switch (before.kind) {
    case "file": {
      const stat = files.stat(path);
      if (stat?.kind !== "file") return undefined;
      if (!before.racy && looksLikeFile(stat, before)) return before;
      const now = observeFile(files, clock, path);
      return now?.hash === before.hash ? now : undefined;
    }
    case "exists":
      return (files.stat(path)?.kind ?? "nothing") === before.as ? before : undefined;
    case "listing": {
      const stat = files.stat(path);
      if (!before.racy && stat?.kind === "directory" && stat.mtimeMs === before.mtimeMs) return before;
      const now = observeListing(files, clock, path);
      if (now.hash !== before.hash) return undefined;
      return now.hash === undefined ? before : now;
    }
    case "real-path":
      return files.realPath(path) === before.path ? before : undefined;
  }
}

function sayChange(files: FileSystem, path: string, before: Observation): string {
  if (before.kind === "real-path") return `${path} leads elsewhere`;
  if (!files.stat(path)) return `${path} is gone`;
  if (before.kind === "exists" && before.as === "nothing") return `${path} appeared`;
  if (before.kind !== "listing") return `${path} changed`;
  return before.hash === undefined ? `${path} appeared` : `the names in ${path} changed`;
}
