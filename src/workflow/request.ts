import type { TargetFilter } from "../project/index.ts";

/** Which project, and which of its targets, a command is about. As the user said it; paths absolute. */
export interface ProjectRequest {
  readonly directory: string;
  /** `-K`: absolute path, or `-` with the text beside it. */
  readonly kraftfile?: string;
  readonly kraftfileText?: string;
  /** The folder the user stands in; messages name files relative to it. */
  readonly cwd: string;
  /** `-t`: a target's name or `PLATFORM/ARCHITECTURE`. */
  readonly target?: string;
  readonly architecture?: string;
  readonly platform?: string;
  /** `--kconfig CONFIG_X=value`, in order; stronger than the Kraftfile. */
  readonly kconfig: readonly string[];
}

/** What kiln brings along, wherever it is installed. */
export interface Installation {
  readonly version: string;
  /** Folder of kiln's own core. */
  readonly coreDirectory: string;
  /** Changes when kiln itself changed, so that kept graphs of an older kiln are not used. */
  readonly identity: string;
}

/** What `-t`, `-m` and `-p` say. */
export function targetFilter({ target, architecture, platform }: ProjectRequest): TargetFilter {
  return {
    ...(target === undefined ? {} : { target }),
    ...(architecture === undefined ? {} : { architecture }),
    ...(platform === undefined ? {} : { platform }),
  };
}
