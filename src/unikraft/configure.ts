import {
  inputErrors,
  type Diagnostic,
  type FileStat,
  type FileSystem,
  type ProcessRunner,
  type Span,
} from "../base/index.ts";
import {
  Configuration,
  parseKconfig,
  renderConfigHeader,
  renderDotConfig,
  type IneffectiveAssignment,
  type KconfigHost,
  type KconfigTree,
} from "../kconfig/index.ts";
import type { CoreTree, ExternalLibrary } from "./core-tree.ts";
import { ineffectiveOption, unknownOption } from "./explain-option.ts";

/** One wanted value, without the `CONFIG_` prefix in its name. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly span?: Span;
  /** Who wants it, for example `unikraft`, `target a` or `command line`: later layers may overrule earlier ones. */
  readonly layer: string;
  /** It follows from something else, such as the target's platform, and cannot be set otherwise by itself. */
  readonly isDerived?: boolean;
  /** The value is a number in base 10, whatever base the option is written in. */
  readonly isNumber?: boolean;
}

export interface ConfigureInputs {
  readonly core: CoreTree;
  readonly applicationDirectory: string;
  readonly libraries: readonly ExternalLibrary[];
  readonly architecture: string;
  readonly hostArchitecture: string;
  /** Default of UK_NAME. */
  readonly name: string;
  readonly buildDirectory: string;
  /** In order; later ones win. */
  readonly assignments: readonly Assignment[];
  readonly files: FileSystem;
  readonly processes: ProcessRunner;
  readonly env: Readonly<Record<string, string>>;
}

export interface ConfiguredTree {
  readonly configuration: Configuration;
  readonly tree: KconfigTree;
  /** The whole configuration as a `.config` file. */
  readonly dotConfig: string;
  /** The header behind `<uk/config.h>`. */
  readonly header: string;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Reads the tree's Config.uk files and gives every symbol its value.
 * Throws a `KilnError` that names each unknown symbol and each value that did not take effect.
 */
export function configureTree(inputs: ConfigureInputs): ConfiguredTree {
  const tree = readOptions(inputs);
  const { configuration, diagnostics } = assignOptions(tree, inputs.assignments);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (errors.length > 0) throw inputErrors(diagnostics);
  return {
    configuration,
    tree,
    dotConfig: renderDotConfig(configuration),
    header: placeless(renderConfigHeader(configuration)),
    warnings: [...tree.diagnostics, ...diagnostics],
  };
}

/** Reads the tree's Config.uk files. Throws a `KilnError` with all their mistakes. */
export function readOptions(inputs: ConfigureInputs): KconfigTree {
  const { processes, core } = inputs;
  const env = kconfigEnvironment(inputs);
  const tree = parseKconfig(`${core.base}/Config.uk`, {
    files: withGeneratedMenus(inputs),
    env,
    shell: (command) => {
      const shellEnv = { ...inputs.env, ...env };
      const result = processes.runSync({ argv: ["/bin/sh", "-c", command], cwd: core.base, env: shellEnv });
      return { stdout: result.stdout, exitCode: result.exitCode ?? 128 };
    },
  });
  const wrong = tree.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (wrong.length > 0) throw inputErrors(wrong);
  return tree;
}

/** Assigns in order and reports each unknown symbol and each value that did not take effect. Throws nothing. */
export function assignOptions(
  tree: KconfigTree,
  assignments: readonly Assignment[],
): { readonly configuration: Configuration; readonly diagnostics: readonly Diagnostic[] } {
  const configuration = new Configuration(tree);
  const diagnostics: Diagnostic[] = [];
  for (const { name, value, span, isNumber } of assignments) {
    const symbol = tree.symbols.get(name);
    const isHex = isNumber && symbol?.type === "hex" && /^\d+$/.test(value);
    if (symbol) configuration.assign(name, isHex ? `0x${BigInt(value).toString(16)}` : value, span);
    else diagnostics.push(unknownOption(tree, name, span));
  }
  const derived = new Set(assignments.filter((one) => one.isDerived).map(({ name }) => name));
  for (const lost of configuration.ineffective()) {
    if (isOverruled(lost, assignments)) continue;
    diagnostics.push(ineffectiveOption(configuration, lost, (name) => derived.has(name)));
  }
  return { configuration, diagnostics };
}

/**
 * The header without the places of the folders: debug information records macros, and objects shall not say where
 * a project lies. They know the folders by these names.
 */
function placeless(header: string): string {
  return header
    .replace(/^(#define CONFIG_UK_BASE) .*$/m, '$1 "/core"')
    .replace(/^(#define CONFIG_UK_APP) .*$/m, '$1 "/app"');
}

/** Whether a later layer chose another member of the same choice: that is what layers are for. */
function isOverruled(lost: IneffectiveAssignment, assignments: readonly Assignment[]): boolean {
  const layerOf = (name: string): string | undefined =>
    assignments.findLast((assignment) => assignment.name === name)?.layer;
  return lost.explanation.obstacles.some((obstacle) => {
    if (obstacle.kind !== "choice" || obstacle.chosen === undefined) return false;
    const winner = layerOf(obstacle.chosen);
    return winner !== undefined && winner !== layerOf(lost.name);
  });
}

/**
 * Config.uk of libraries and application reach the tree through two files of `source` lines. They exist only while
 * the tree is read: nothing is written before the input is known to be right.
 */
function withGeneratedMenus(inputs: ConfigureInputs): KconfigHost["files"] {
  const { buildDirectory, libraries, applicationDirectory, files } = inputs;
  const sourceLines = (folders: readonly string[]): string =>
    folders
      .map((folder) => `${folder}/Config.uk`)
      .filter((path) => files.stat(path))
      .map((path) => `source "${path}"\n`)
      .join("");
  const generated = new Map([
    [`${buildDirectory}/kconfig/libs.uk`, sourceLines(libraries.map((library) => library.directory))],
    [`${buildDirectory}/kconfig/app.uk`, sourceLines([applicationDirectory])],
  ]);
  const stat: FileStat = { kind: "file", size: 0, mtimeMs: 0, inode: 0, mode: 0o644 };
  return {
    stat: (path) => (generated.has(path) ? stat : files.stat(path)),
    readText: (path) => generated.get(path) ?? files.readText(path),
    readDirectory: (path) => files.readDirectory(path),
  };
}

/** Leaves a file alone, and its time with it, when it has this content already. */
export function writeIfChanged(files: FileSystem, path: string, content: string): void {
  if (files.stat(path)?.kind === "file" && files.readText(path) === content) return;
  files.writeFile(path, content);
}

function kconfigEnvironment(inputs: ConfigureInputs): Record<string, string> {
  const { core, applicationDirectory, libraries, buildDirectory, architecture } = inputs;
  return {
    CONFIG_: "CONFIG_",
    srctree: core.base,
    UK_BASE: core.base,
    UK_APP: applicationDirectory,
    UK_NAME: inputs.name,
    UK_ARCH: architecture,
    HOST_ARCH: inputs.hostArchitecture,
    UK_FULLVERSION: core.version,
    UK_CODENAME: core.codename,
    BUILD_DIR: buildDirectory,
    KCONFIG_DIR: `${buildDirectory}/kconfig`,
    KCONFIG_LIB_BASE: `${core.base}/lib`,
    KCONFIG_PLAT_BASE: `${core.base}/plat`,
    KCONFIG_DRIV_BASE: `${core.base}/drivers`,
    KCONFIG_ELIB_DIRS: libraries.map((library) => library.directory).join(":"),
    KCONFIG_EPLAT_DIRS: "",
    KCONFIG_EXCLUDEDIRS: "",
    KCONFIG_EAPP_DIR: applicationDirectory,
  };
}
