import {
  inputErrors,
  nearest,
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
  type Explanation,
  type IneffectiveAssignment,
  type KconfigHost,
  type KconfigTree,
} from "../kconfig/index.ts";
import type { CoreTree, ExternalLibrary } from "./core-tree.ts";
import { toleratedSymbols } from "./tolerated-symbols.ts";

/** One wanted value, without the `CONFIG_` prefix in its name. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly span?: Span;
  /** Who wants it, for example `unikraft`, `target a` or `command line`: later layers may overrule earlier ones. */
  readonly layer: string;
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
  const { configuration, diagnostics } = assignAll(tree, inputs.assignments);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (errors.length > 0) throw inputErrors(diagnostics);
  return {
    configuration,
    tree,
    dotConfig: renderDotConfig(configuration),
    header: renderConfigHeader(configuration),
    warnings: [...tree.diagnostics, ...diagnostics],
  };
}

function assignAll(
  tree: KconfigTree,
  assignments: readonly Assignment[],
): { configuration: Configuration; diagnostics: Diagnostic[] } {
  const configuration = new Configuration(tree);
  const diagnostics: Diagnostic[] = [];
  for (const { name, value, span } of assignments) {
    if (tree.symbols.has(name)) configuration.assign(name, value, span);
    else diagnostics.push(unknownSymbol(tree, name, span));
  }
  for (const lost of configuration.ineffective()) {
    if (isOverruled(lost, assignments)) continue;
    diagnostics.push({
      severity: "error",
      code: "unikraft/option-without-effect",
      message: `CONFIG_${lost.name}=${lost.wanted} has no effect: its value is ${lost.value === "" ? "empty" : lost.value}`,
      ...(lost.origin ? { span: lost.origin } : {}),
      notes: lost.explanation.notes,
      hint: hintFor(lost.explanation),
    });
  }
  return { configuration, diagnostics };
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

/** Names the one option that stands in the way, when it is one. */
function hintFor({ obstacles }: Explanation): string {
  const range = obstacles.find((obstacle) => obstacle.kind === "out-of-range");
  if (range) return `give a value from ${range.low} to ${range.high}`;
  const [only, ...others] = obstacles.flatMap((obstacle) =>
    obstacle.kind === "unmet" ? obstacle.requirements.flat() : [undefined],
  );
  return only === undefined || others.length > 0 || !/^[ymn]$/.test(only.needed)
    ? "set what it depends on too, or remove it"
    : `set CONFIG_${only.name}=${only.needed} too, or remove it`;
}

function unknownSymbol(tree: KconfigTree, name: string, span: Span | undefined): Diagnostic {
  const place = span ? { span } : {};
  if (toleratedSymbols.test(name)) {
    return {
      severity: "warning",
      code: "unikraft/option-of-another-core",
      message: `CONFIG_${name} belongs to another release of the core and is ignored`,
      ...place,
    };
  }
  const near = nearest(name, tree.symbols.keys());
  return {
    severity: "error",
    code: "unikraft/unknown-option",
    message: `unknown option CONFIG_${name}`,
    ...place,
    hint:
      near === undefined ? "remove it, or add the library that defines it" : `did you mean CONFIG_${near}?`,
  };
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
