import { posix } from "node:path";

/** The names kraft looks for, in the order in which messages list them. */
export const KRAFTFILE_NAMES = [
  "kraft.yaml",
  "kraft.yml",
  "Kraftfile.yml",
  "Kraftfile.yaml",
  "Kraftfile",
] as const;

/** Options, and what else a project is, as a TypeScript module: instead of a Kraftfile, or with its options beside it. */
export const KILN_CONFIG_NAME = "kiln.config.ts";

/** Everything kiln writes into a project's folder. Names relative to it; nothing else in kiln spells them. */
export const PROJECT_LAYOUT = {
  /** Images, where kraft's users look for them. */
  build: ".unikraft/build",
  /** kiln's own state: graph, logs, objects. Can be deleted at any time. */
  state: ".kiln",
  /** Objects, one folder for each target below it, so that targets never disturb each other. */
  objects: ".kiln/build",
  compileCommands: "compile_commands.json",
  /** What `import … from "kiln"` in a kiln.config.ts means to an editor. */
  types: ".kiln/types/kiln.d.ts",
} as const;

/** `NAME_PLAT-ARCH`: the name of a target's image file, and of everything that belongs to that image alone. */
export function imageName(name: string, platform: string, architecture: string): string {
  return `${name}_${platform}-${architecture}`;
}

/** Where one target's files lie; absolute when `directory` is. */
export interface TargetPaths {
  /** The image that boots. */
  readonly kernel: string;
  /** The image with symbols and debug information. */
  readonly debug: string;
  /** The whole configuration, as kiln worked it out. */
  readonly config: string;
  /** Folder for the objects of this target. */
  readonly objects: string;
}

/** The files of the image called `image` (see `imageName`) in the project folder `directory`. */
export function targetPaths(directory: string, image: string): TargetPaths {
  const kernel = posix.join(directory, PROJECT_LAYOUT.build, image);
  return {
    kernel,
    debug: `${kernel}.dbg`,
    config: posix.join(directory, `.config.${image}`),
    objects: posix.join(directory, PROJECT_LAYOUT.objects, image),
  };
}

/** A path as a person would type it in `cwd`: relative when it lies below `cwd`, else unchanged. Both absolute. */
export function displayPath(path: string, cwd: string): string {
  const relative = posix.relative(cwd, path);
  if (relative === "") return ".";
  return relative === ".." || relative.startsWith("../") ? path : relative;
}
