import type { Diagnostic } from "../base/index.ts";
import type { BuildEvent } from "../build/index.ts";

/** Which project, target and core a command works on; said before anything is done. */
export interface Opened {
  readonly kind: "opened";
  readonly project: string;
  /** `qemu/x86_64`. */
  readonly target: string;
  /** For people: `kiln 0.1.0 (Unikraft API 0.16.3)`. */
  readonly core: string;
}

/** An image is there. Sizes in bytes. */
export interface ImageReady {
  readonly kind: "image-ready";
  readonly image: string;
  readonly imageBytes: number;
  readonly debugImage: string;
  readonly counts: { readonly built: number; readonly restored: number; readonly upToDate: number };
  readonly durationMs: number;
}

/** A step that takes a while and has no finer progress: installing a package, probing KVM. */
export interface StepStarted {
  readonly kind: "step";
  readonly text: string;
}

/** Something worth knowing that is neither an error nor a warning about the input. */
export interface Notice {
  readonly kind: "notice";
  readonly text: string;
}

export interface DiagnosticFound {
  readonly kind: "diagnostic";
  readonly diagnostic: Diagnostic;
}

/** Everything a workflow tells while it runs. Displays draw it; nobody parses another's text. */
export type WorkflowEvent =
  | Opened
  | ImageReady
  | StepStarted
  | Notice
  | DiagnosticFound
  | { readonly kind: "build"; readonly event: BuildEvent };

export type Emit = (event: WorkflowEvent) => void;
