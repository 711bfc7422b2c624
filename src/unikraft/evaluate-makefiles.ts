import { posix } from "node:path";
import {
  KilnError,
  type Diagnostic,
  type FileStat,
  type FileSystem,
  type ProcessRunner,
  type SourceText,
} from "../base/index.ts";
import { MakeEvaluator, type MakeHost, type NativeFunction } from "../make/index.ts";
import { foldersHolding, architectureFolder, type CoreTree, type ExternalLibrary } from "./core-tree.ts";
import { recipeFunctions } from "./functions/recipe-commands.ts";
import { importFolder, registrationFunctions } from "./functions/registration.ts";
import { remoteSourceFunctions } from "./functions/remote-sources.ts";
import { valueFunctions } from "./functions/values.ts";
import { Registry } from "./registry.ts";
import { upperCase } from "./source-word.ts";
import type { Toolchain } from "./toolchain.ts";

export interface MakefileInputs {
  readonly core: CoreTree;
  readonly applicationDirectory: string;
  readonly libraries: readonly ExternalLibrary[];
  readonly architecture: string;
  readonly buildDirectory: string;
  /** The symbols as make reads them: `CONFIG_X=y` lines. */
  readonly dotConfig: SourceText;
  readonly toolchain: Toolchain;
  readonly files: FileSystem;
  readonly processes: ProcessRunner;
  readonly env: Readonly<Record<string, string>>;
}

export interface EvaluatedMakefiles {
  readonly make: MakeEvaluator;
  readonly registry: Registry;
  /** See `WriteCapture.during`. */
  readonly captureWrites: (target: string, expand: () => void) => ReadonlyMap<string, string>;
  readonly warnings: readonly Diagnostic[];
}

/** Reads every makefile of the tree in Unikraft's order. Throws a `KilnError` at the first wrong line. */
export function evaluateMakefiles(inputs: MakefileInputs): EvaluatedMakefiles {
  const { core, files, processes, env, buildDirectory, toolchain } = inputs;
  const registry = new Registry();
  const warnings: Diagnostic[] = [];
  const writes = new WriteCapture(files);
  const shell: MakeHost["shell"] = (_, shellEnv, argv) => {
    files.makeDirectory(buildDirectory);
    const result = processes.runSync({ argv, cwd: buildDirectory, env: shellEnv });
    return { stdout: result.stdout, stderr: result.stderr, exitCode: result.exitCode ?? 128 };
  };
  const compilerAccepts = (flags: readonly string[]): boolean => {
    const argv = [
      toolchain.cc,
      "-Werror",
      ...flags,
      "-x",
      "c",
      "-c",
      "/dev/null",
      "-o",
      "/dev/null",
    ] as const;
    return processes.runSync({ argv: [...argv], cwd: "/", env: toolchain.env }).exitCode === 0;
  };
  const make = new MakeEvaluator(
    {
      files: writes.files,
      shell,
      env,
      cwd: buildDirectory,
      output: (event) => {
        warnings.push({
          severity: event.kind === "info" ? "info" : "warning",
          code: "unikraft/makefile-message",
          message: event.text,
          ...(event.span ? { span: event.span } : {}),
        });
      },
    },
    {
      natives: new Map<string, NativeFunction>([
        ...registrationFunctions({ registry, files, buildDirectory }),
        ...remoteSourceFunctions(registry, buildDirectory),
        ...recipeFunctions(registry),
        ...valueFunctions({ toolchain, buildDirectory, compilerAccepts }),
        ...extraRuleFunctions(registry),
      ]),
    },
  );
  make.include(`${core.base}/version.mk`);
  // Strings keep their quotes in .config, so the folders among them are defined again after it.
  make.evaluate(inputs.dotConfig);
  defineConstants(make, inputs);
  readFolders(make, inputs);
  const scratch = make.value("UK_NETDEV_SCRATCH_SIZE");
  make.append("CFLAGS-y", `-DCONFIG_UK_NETDEV_SCRATCH_SIZE=${scratch}`);
  for (const platform of registry.platforms) {
    const linker = make.value(`UK_PLAT_${upperCase(platform)}_LINKER`);
    if (files.stat(linker)) make.include(linker);
  }
  defineAllLibraries(make, registry);
  return {
    make,
    registry,
    warnings: [...warnings, ...make.diagnostics],
    captureWrites: (target, expand) => writes.during(target, expand),
  };
}

function readFolders(make: MakeEvaluator, inputs: MakefileInputs): void {
  const { core, files, applicationDirectory, architecture } = inputs;
  if (!files.stat(`${applicationDirectory}/Makefile.uk`)) {
    throw new KilnError("unikraft/no-makefile", `no Makefile.uk in "${applicationDirectory}"`, {
      exitCode: 2,
      hint: "write one that lists the sources; docs/makefile-uk.md of kiln shows how",
    });
  }
  const libraryFolders = foldersHolding(files, `${core.base}/lib`, "Makefile.uk", 1);
  const driverFolders = foldersHolding(files, `${core.base}/drivers`, "Makefile.uk", 3);
  const platformFolders = foldersHolding(files, `${core.base}/plat`, "Makefile.uk", 1);
  const external = inputs.libraries.map((library) => library.directory);
  for (const folder of [
    ...libraryFolders,
    ...driverFolders,
    ...platformFolders,
    ...external,
    applicationDirectory,
  ]) {
    if (files.stat(`${folder}/Makefile.rules`)) make.include(`${folder}/Makefile.rules`);
  }
  const compiler = `${core.base}/arch/${architecture === "x86_64" ? "x86" : "arm"}/Compiler.uk`;
  if (files.stat(compiler)) make.include(compiler);
  for (const folder of [
    applicationDirectory,
    ...libraryFolders,
    ...external,
    architectureFolder(core, architecture),
    ...driverFolders,
    ...platformFolders,
  ]) {
    importFolder(make, folder);
  }
  make.include(`${core.base}/Makefile.uk`);
  // What a user adds from outside comes last.
  for (const kind of ["ASFLAGS", "CFLAGS", "CXXFLAGS", "LDFLAGS"]) make.append(kind, `$(UK_${kind})`);
}

function defineConstants(make: MakeEvaluator, inputs: MakefileInputs): void {
  const { core, toolchain, buildDirectory, applicationDirectory, architecture } = inputs;
  // Global flags start empty: CFLAGS of the environment is meant for programs of the host.
  for (const name of globalFlags) make.define(name, "", { flavor: "recursive" });
  const constants: Readonly<Record<string, string>> = {
    comma: ",",
    empty: "",
    space: " ",
    plus: "+",
    UK_BASE: core.base,
    CONFIG_UK_BASE: core.base,
    UK_APP: applicationDirectory,
    APP_DIR: applicationDirectory,
    APP_BASE: applicationDirectory,
    BUILD_DIR: buildDirectory,
    SCRIPTS_DIR: `${core.base}/support/scripts`,
    UK_PLAT_BASE: `${core.base}/plat`,
    UK_PLAT_COMMON_BASE: `${core.base}/plat/common`,
    UK_PLAT_DRIVERS_BASE: `${core.base}/plat/drivers`,
    UK_DRIV_BASE: `${core.base}/drivers`,
    CONFIG_UK_ARCH: architecture,
    UK_ARCH: architecture,
    ARCH: architecture,
    UK_FAMILY: architecture === "x86_64" ? "x86" : "arm",
    CONFIG_CROSS_COMPILE: toolchain.prefix,
    CC: toolchain.cc,
    CXX: toolchain.cxx,
    CPP: toolchain.cc,
    AS: toolchain.cc,
    LD: toolchain.cc,
    AR: toolchain.ar,
    NM: toolchain.nm,
    OBJCOPY: toolchain.objcopy,
    STRIP: toolchain.strip,
    CC_NAME: toolchain.compiler,
    CC_VER_MAJOR: String(toolchain.versionMajor),
    CC_VER_MINOR: String(toolchain.versionMinor),
    CC_VERSION: `${toolchain.versionMajor}.${toolchain.versionMinor}`,
    UK_NETDEV_SCRATCH_SIZE: "0",
    RM: "rm -f",
    MV: "mv -f",
    CP: "cp -f",
    MKDIR: "mkdir",
    TOUCH: "touch",
    SED: "sed",
    AWK: "awk",
    GREP: "grep",
    CAT: "cat",
    M4: "m4",
    PYTHON: "python3",
  };
  for (const [name, value] of Object.entries(constants)) {
    make.define(name, value);
  }
}

const globalFlags = [
  ..."COMPFLAGS ASFLAGS CFLAGS CXXFLAGS DBGFLAGS ARCHFLAGS ISR_ARCHFLAGS ASINCLUDES CINCLUDES".split(" "),
  ..."CXXINCLUDES M4FLAGS LIBLDFLAGS LDFLAGS OBJCFLAGS SECT_STRIP_FLAGS UK_LIBS UK_PLATS".split(" "),
];

/** Every enabled library of the image, platform libraries first, in link order; for rules that list them. */
function defineAllLibraries(make: MakeEvaluator, registry: Registry): void {
  const names = enabledLibraries(registry).map((library) => library.name);
  make.define("UK_ALL_LIBS", names.join(" "));
}

export function enabledLibraries(registry: Registry): Registry["libraries"] {
  const isUsed = (platform: string | undefined): boolean =>
    platform === undefined || registry.platforms.includes(platform);
  const enabled = registry.libraries.filter((library) => library.enabled && isUsed(library.platform));
  return [
    ...enabled.filter((library) => library.platform !== undefined),
    ...enabled.filter((library) => library.platform === undefined),
  ];
}

function extraRuleFunctions(registry: Registry): readonly (readonly [string, NativeFunction])[] {
  return [
    [
      "buildrule",
      ([library = "", source = "", variant = "", target = "", extraFlags = ""], call) => {
        const noted = { library: library.trim(), source: source.trim(), target: target.trim(), extraFlags };
        const named = variant.trim() === "" ? undefined : variant.trim();
        registry.extraRules.push({ ...noted, variant: named, span: call.span });
        return "";
      },
    ],
  ];
}

/**
 * A recipe may write files with `$(file >name,text)` while it is expanded. kiln expands recipes to plan them, so
 * such writes are held back and become part of the action. Writes at other times happen at once, as in make.
 */
class WriteCapture {
  readonly files: FileSystem;
  /** While a recipe is expanded: what it wrote, and the folder of its target, which will exist by then. */
  #held: { readonly writes: Map<string, string>; readonly folder: string } | undefined;

  constructor(files: FileSystem) {
    const write = (path: string, content: string, add: boolean): void => {
      if (!this.#held) {
        if (add) files.appendFile(path, content);
        else files.writeFile(path, content);
        return;
      }
      const before = add ? (this.#held.writes.get(path) ?? "") : "";
      this.#held.writes.set(path, before + content);
    };
    const targetFolder: FileStat = { kind: "directory", size: 0, mtimeMs: 0, inode: 0, mode: 0o755 };
    this.files = {
      stat: (path) => files.stat(path) ?? (path === this.#held?.folder ? targetFolder : undefined),
      readFile: (path) => files.readFile(path),
      readText: (path) => this.#held?.writes.get(path) ?? files.readText(path),
      readDirectory: (path) => files.readDirectory(path),
      realPath: (path) => files.realPath(path),
      writeFile: (path, content) =>
        write(path, typeof content === "string" ? content : new TextDecoder().decode(content), false),
      appendFile: (path, content) => write(path, content, true),
      makeDirectory: (path) => files.makeDirectory(path),
      remove: (path) => files.remove(path),
      rename: (from, to) => files.rename(from, to),
      copyFile: (from, to) => files.copyFile(from, to),
    };
  }

  /** Expands the recipe of a target; returns what it would write, by path. */
  during(target: string, expand: () => void): ReadonlyMap<string, string> {
    const held = { writes: new Map<string, string>(), folder: posix.dirname(target) };
    this.#held = held;
    try {
      expand();
    } finally {
      this.#held = undefined;
    }
    return held.writes;
  }
}
