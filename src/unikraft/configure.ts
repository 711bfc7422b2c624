import {
  inputErrors,
  nearest,
  type Diagnostic,
  type FileSystem,
  type ProcessRunner,
  type Span,
} from "../base/index.ts";
import {
  Configuration,
  parseKconfig,
  renderConfigHeader,
  renderDotConfig,
  type KconfigTree,
} from "../kconfig/index.ts";
import type { CoreTree, ExternalLibrary } from "./core-tree.ts";
import { toleratedSymbols } from "./tolerated-symbols.ts";

/** One wanted value, without the `CONFIG_` prefix in its name. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly span?: Span;
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
  writeGeneratedMenus(inputs);
  const { files, processes, core } = inputs;
  const env = kconfigEnvironment(inputs);
  const tree = parseKconfig(`${core.base}/Config.uk`, {
    files,
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
    diagnostics.push({
      severity: "error",
      code: "unikraft/option-without-effect",
      message: `CONFIG_${lost.name}=${lost.wanted} has no effect: its value is ${lost.value === "" ? "empty" : lost.value}`,
      ...(lost.origin ? { span: lost.origin } : {}),
      notes: lost.explanation.notes,
      hint: "set what it depends on too, or remove it",
    });
  }
  return { configuration, diagnostics };
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

/** Config.uk of libraries and application reach the tree through two small files of `source` lines. */
function writeGeneratedMenus({
  buildDirectory,
  libraries,
  applicationDirectory,
  files,
}: ConfigureInputs): void {
  const sourceLines = (folders: readonly string[]): string =>
    folders
      .map((folder) => `${folder}/Config.uk`)
      .filter((path) => files.stat(path))
      .map((path) => `source "${path}"\n`)
      .join("");
  writeIfChanged(
    files,
    `${buildDirectory}/kconfig/libs.uk`,
    sourceLines(libraries.map((library) => library.directory)),
  );
  writeIfChanged(files, `${buildDirectory}/kconfig/app.uk`, sourceLines([applicationDirectory]));
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
