import type { Action } from "./action.ts";

/** `built`: its command ran. `restored`: its outputs came from the store. `up-to-date`: nothing was done. */
export type HowFinished = "built" | "restored" | "up-to-date";

export interface BuildCounts {
  readonly built: number;
  readonly restored: number;
  readonly upToDate: number;
  readonly failed: number;
  /** Not tried: something they need failed, or the build stopped before them. */
  readonly skipped: number;
}

/** The first event: how many actions the goals need, up-to-date ones included. */
export interface BuildStarted {
  readonly kind: "started";
  readonly total: number;
}

/** A command starts. Actions that are restored or up to date finish without having started. */
export interface ActionStarted {
  readonly kind: "action-started";
  readonly action: Action;
  readonly reason: string;
}

export interface ActionFinished {
  readonly kind: "action-finished";
  readonly action: Action;
  readonly how: HowFinished;
  /** One line: why it was not left alone, such as `input print.c changed`; `nothing changed` when it was. */
  readonly reason: string;
  readonly durationMs: number;
  /** What the command printed (warnings), replayed when restored; empty when up to date. */
  readonly output: string;
}

/** Why an action did not succeed. */
export interface ActionFailure {
  readonly action: Action;
  readonly reason: string;
  /** `exit status 1`, `killed by SIGSEGV`, `did not write "…"`, … */
  readonly message: string;
  /** The command as a shell reads it; empty when no command ran. */
  readonly command: string;
  readonly output: string;
}

export interface ActionFailed extends ActionFailure {
  readonly kind: "action-failed";
  readonly durationMs: number;
}

/** An output of an action that is no longer in the graph was deleted. */
export interface OutputRemoved {
  readonly kind: "output-removed";
  readonly path: string;
}

/** The store could not be written or read, and is left alone for the rest of this build. Costs only speed. */
export interface StoreProblem {
  readonly kind: "store-problem";
  readonly message: string;
}

/** The last event. */
export interface BuildFinished {
  readonly kind: "finished";
  readonly counts: BuildCounts;
}

/** Everything that can happen in a build, in the order it happens. */
export type BuildEvent =
  BuildStarted | ActionStarted | ActionFinished | ActionFailed | OutputRemoved | StoreProblem | BuildFinished;

export type BuildResult =
  | ({ readonly kind: "done" } & BuildCounts)
  | ({ readonly kind: "failed"; readonly failures: readonly ActionFailure[] } & BuildCounts)
  | ({ readonly kind: "cancelled" } & BuildCounts);
