import type { Span } from "../base/index.ts";

/** A library some Makefile.uk has named with `addlib` and its kin, whether or not it is switched on. */
export interface RegisteredLibrary {
  readonly name: string;
  /** The platform whose image alone gets it; `undefined` for ordinary libraries. */
  readonly platform: string | undefined;
  readonly enabled: boolean;
  /** Where the registration is written. */
  readonly span: Span;
}

/** An upstream archive or repository that a library asks for. */
export interface RemoteSource {
  readonly library: string;
  readonly url: string;
  readonly span: Span;
}

/** `buildrule` or `preprule` called by a Makefile.uk itself, for a source outside of SRCS. */
export interface ExtraBuildRule {
  readonly library: string;
  readonly source: string;
  readonly variant: string | undefined;
  readonly target: string;
  readonly extraFlags: string;
  readonly span: Span;
}

/** What the build functions note down while makefiles are evaluated; the model reads it afterwards. */
export class Registry {
  readonly libraries: RegisteredLibrary[] = [];
  readonly platforms: string[] = [];
  readonly remoteSources: RemoteSource[] = [];
  readonly extraRules: ExtraBuildRule[] = [];
  /** The label and text of the `verbose_cmd` or `build_cmd` expanded last, for the progress display. */
  lastCommandLabel: { readonly label: string; readonly text: string } | undefined;
}
