import type { Host } from "../base/index.ts";
import type { ActionGraph } from "../build/index.ts";
import type { Emit, WorkflowEvent } from "./event.ts";
import type { ChooseTarget } from "./open-project.ts";
import type { Installation } from "./request.ts";

export interface BuildOptions {
  readonly jobs: number;
  readonly keepGoing: boolean;
  readonly readStore: boolean;
  /** Whether missing host tools may be installed. */
  readonly mayInstall: boolean;
}

/** What every workflow gets from the shell that calls it. */
export interface WorkflowContext {
  readonly host: Host;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly installation: Installation;
  readonly choose: ChooseTarget;
}

/** What the later steps need to know of a target, whether it was planned now or earlier. Plain data. */
export interface PlannedTarget {
  readonly project: string;
  readonly target: string;
  readonly architecture: string;
  readonly platform: string;
  readonly core: string;
  readonly image: string;
  readonly debugImage: string;
  readonly buildDirectory: string;
  /** Default words behind `--` (the Kraftfile's `cmd`). */
  readonly cmd: readonly string[];
  /** Whether the guest reads `library.parameter=value` words. */
  readonly takesParameters: boolean;
  readonly graph: ActionGraph;
  /** Said again at every build, as they are about the project as it stands. */
  readonly messages: readonly WorkflowEvent[];
}
