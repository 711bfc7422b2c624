import type { SourceText, Span } from "../base/index.ts";
import type { Specification } from "./kraftfile-shape.ts";
import type { Architecture, Platform } from "./platforms.ts";

/** A value and where the Kraftfile gives it, so that whoever cannot use it can point there. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** One option set by the Kraftfile. */
export interface KconfigSetting {
  /** Without `CONFIG_`. */
  readonly name: string;
  /** `y` and `n` for booleans; numbers as written; strings without quotes. */
  readonly value: string;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
  /** A number of a program, in base 10 here, whatever base the option is written in. */
  readonly isNumber?: boolean;
}

/** Where a part of the image comes from. No source and no version: the default one. */
export interface Component {
  /** A URL, or a directory as written, or `kiln` for kiln's own core. */
  readonly source?: string;
  /** Absolute path, when `source` is an existing directory. */
  readonly directory?: string;
  readonly version?: string;
  readonly kconfig: readonly KconfigSetting[];
  /** Absent when the Kraftfile does not mention it and it is the default. */
  readonly span?: Span;
}

export interface Library extends Component {
  /** Without `lib-` in front. */
  readonly name: string;
  readonly span: Span;
}

/** A template or a runtime, as written. */
export interface PackageReference extends Component {
  readonly name?: string;
  readonly span: Span;
}

/** What is built: one image. Paths are absolute. */
export interface Target {
  readonly name: string;
  readonly platform: Platform;
  readonly architecture: Architecture;
  readonly kconfig: readonly KconfigSetting[];
  /** The image, `.unikraft/build/NAME_PLAT-ARCH`. */
  readonly kernelPath: string;
  /** The image with debug information, `….dbg`. */
  readonly debugPath: string;
  /** The configuration, `.config.NAME_PLAT-ARCH`. */
  readonly configPath: string;
  /** Folder for this target's objects. */
  readonly objectsPath: string;
  /** Absent for the target of a Kraftfile that names none. */
  readonly span?: Span;
}

/** A variable of the guest's environment. */
export interface EnvVariable {
  readonly name: string;
  /** Absent: to be taken from the environment kiln runs in. */
  readonly value?: string;
  readonly span: Span;
}

export interface Volume {
  readonly driver: "9pfs";
  readonly source: string;
  /** Where the guest sees it. */
  readonly destination: string;
  readonly readOnly: boolean;
  readonly span: Span;
}

/** A Kraftfile, judged. Plain data: it can be printed as JSON. */
export interface Project {
  readonly specification: Specification;
  /** Lower case, `[a-z0-9_-]` only. */
  readonly name: string;
  /** As written; the default name of targets and images. */
  readonly rawName: string;
  /** Absolute path of the project's folder. */
  readonly directory: string;
  readonly kraftfile: SourceText;
  /** The options of a kiln.config.ts beside the Kraftfile, stronger than those of `unikraft`. */
  readonly script?: { readonly source: SourceText; readonly kconfig: readonly KconfigSetting[] };
  /** At least one, in the order of the file. */
  readonly targets: readonly [Target, ...Target[]];
  /** Absent only when a template or a runtime takes its place. */
  readonly unikraft?: Component;
  /** In the order of the file. */
  readonly libraries: readonly Library[];
  readonly template?: PackageReference;
  readonly runtime?: PackageReference;
  readonly rootfs?: Located<string>;
  /** Default arguments; a `--` among them separates kernel parameters from application arguments. */
  readonly cmd?: Located<readonly string[]>;
  readonly env: readonly EnvVariable[];
  readonly volumes: readonly Volume[];
  readonly labels?: Located<Readonly<Record<string, string>>>;
  readonly outdir?: Located<string>;
}

/** Which core builds the project. */
export type CoreChoice =
  | { readonly kind: "kiln" }
  | { readonly kind: "directory"; readonly path: string }
  | { readonly kind: "remote"; readonly source?: string; readonly version?: string };

/**
 * kiln's own core for the source `kiln`, and for no source with the version `stable`, `latest` or none; a Unikraft
 * tree in a directory; else one that would have to be fetched.
 */
export function coreChoice(unikraft: Component): CoreChoice {
  const { source, directory, version } = unikraft;
  if (directory !== undefined) return { kind: "directory", path: directory };
  const anyVersion = version === undefined || version === "stable" || version === "latest";
  if (source === "kiln" || (source === undefined && anyVersion)) return { kind: "kiln" };
  return {
    kind: "remote",
    ...(source !== undefined && { source }),
    ...(version !== undefined && { version }),
  };
}
