import { inputError, type FileSystem, type Span } from "../../base/index.ts";
import type { MakeEvaluator, NativeFunction } from "../../make/index.ts";
import type { Registry } from "../registry.ts";
import { lowerCase, upperCase } from "../source-word.ts";

export interface RegistrationOptions {
  readonly registry: Registry;
  readonly files: Pick<FileSystem, "stat">;
  readonly buildDirectory: string;
}

type Rows = readonly (readonly [string, NativeFunction])[];

/** `addlib` and its kin: they define the library's variables at once and note the registration. */
export function registrationFunctions({ registry, files, buildDirectory }: RegistrationOptions): Rows {
  /** The variables exist for disabled libraries too: other makefiles name `$(LIBX_BASE)` freely. */
  const defineLibrary = (make: MakeEvaluator, name: string): void => {
    const prefix = upperCase(name);
    const base = make.value("IMPORT_BASE");
    make.define(`${prefix}_BASE`, base);
    make.define(`${prefix}_BUILD`, `${buildDirectory}/${name}`);
    for (const [variable, file] of [
      ["EXPORTS", "exportsyms.uk"],
      ["LOCALS", "localsyms.uk"],
    ] as const) {
      if (files.stat(`${base}/${file}`)) make.append(`${prefix}_${variable}`, `${base}/${file}`);
    }
  };

  const add =
    (options: { platform: boolean; switched: boolean; tree?: boolean }): NativeFunction =>
    (args, { evaluator, span }) => {
      const rest = [...args];
      const platform = options.platform ? (rest.shift() ?? "") : undefined;
      const name = rest.shift() ?? "";
      if (name === "" || /\s/.test(name)) {
        const found = name.trim() === "" ? "an empty argument" : `"${name}"`;
        throw inputError({
          severity: "error",
          code: "unikraft/bad-library-name",
          message: `expected a library name without blanks, found ${found}`,
          span,
          // make keeps the blank behind a comma.
          hint: `write $(eval $(call addlib,${name.trim().split(/\s+/)[0] || "libfoo"}))`,
        });
      }
      const enabled = !options.switched || (rest.shift() ?? "").trim() === "y";
      if (options.tree) evaluator.define(`${upperCase(name)}__BUILDTREE`, "y");
      defineLibrary(evaluator, name);
      registry.libraries.push({ name, platform, enabled, span });
      if (!enabled) return "";
      if (platform === undefined) {
        evaluator.append("UK_LIBS", name);
      } else {
        evaluator.append(`${upperCase(platform)}_LIBS`, name);
        evaluator.append(`${upperCase(name)}_PLATS`, upperCase(platform));
      }
      return "";
    };

  const addPlatform: NativeFunction = ([name = "", enabled = "y"], { evaluator }) => {
    if (enabled.trim() !== "y") return "";
    const base = evaluator.value("IMPORT_BASE");
    const prefix = `UK_PLAT_${upperCase(name)}`;
    registry.platforms.push(name);
    evaluator.append("UK_PLATS", name);
    evaluator.define(`${prefix}_BASE`, base);
    evaluator.define(`${prefix}_LINKER`, `${base}/Linker.uk`);
    evaluator.define(`${prefix}_DEF_LDS`, "");
    return "";
  };

  const importLibrary: NativeFunction = ([path = ""], { evaluator, span }) => {
    importFolder(evaluator, path, span);
    return "";
  };

  const setParameterPrefix: NativeFunction = ([library = "", prefix = ""], { evaluator }) => {
    const flag = `-DUK_LIBPARAM_LIBPREFIX=${prefix.trim() === "" ? library : prefix}`;
    for (const kind of ["CFLAGS", "CXXFLAGS", "ASFLAGS"]) {
      evaluator.append(`${upperCase(library)}_${kind}`, flag);
    }
    return "";
  };

  return [
    ["addlib", add({ platform: false, switched: false })],
    ["addlib_s", add({ platform: false, switched: true })],
    ["addlib_tree", add({ platform: false, switched: false, tree: true })],
    ["addlib_tree_s", add({ platform: false, switched: true, tree: true })],
    ["addplatlib", add({ platform: true, switched: false })],
    ["addplatlib_s", add({ platform: true, switched: true })],
    ["addplat", ([name = ""], call) => addPlatform([name], call)],
    ["addplat_s", ([name = "", enabled = ""], call) => addPlatform([name, enabled], call)],
    ["import_lib", importLibrary],
    ["_import_lib", importLibrary],
    ["uk_libparam_libprefix_set", setParameterPrefix],
    ["addlib_paramprefix", setParameterPrefix],
    ["ukarch_tls_tcb_reserve", reserveTcb],
    [
      "aarch64_no_reserved_tcb_overlap",
      (_, { evaluator }) => {
        evaluator.append("LIBCONTEXT_CFLAGS-y", "-DCONFIG_AARCH64_NO_TCB_OVERLAP=1");
        return "";
      },
    ],
    ["uknetdev_scratch_mem", reserveScratch],
    ["ukarch_str2cfg", ([name = ""]) => architectureSymbols[lowerCase(name.trim())] ?? ""],
  ];
}

/** Reads a folder's Makefile.uk. `IMPORT_BASE` is gone afterwards, also when one import is inside of another. */
export function importFolder(make: MakeEvaluator, folder: string, span?: Span): void {
  make.define("IMPORT_BASE", folder);
  make.include(`${folder}/Makefile.uk`, span);
  make.undefine("IMPORT_BASE");
}

const architectureSymbols: Readonly<Record<string, string>> = {
  x86_64: "CONFIG_ARCH_X86_64",
  arm64: "CONFIG_ARCH_ARM_64",
  arm: "CONFIG_ARCH_ARM_32",
};

const reserveTcb: NativeFunction = ([bytes = ""], { evaluator, span }) => {
  if (evaluator.variable("UK_TCB_RESERVED")) {
    throw inputError({
      severity: "error",
      code: "unikraft/second-tcb",
      message: "a second library reserves a thread control block",
      span,
      hint: "switch one of the C libraries off",
    });
  }
  evaluator.define("UK_TCB_RESERVED", bytes);
  evaluator.append("LIBCONTEXT_CFLAGS-y", `-DTCB_SIZE=${bytes.trim()}`);
  for (const kind of ["CFLAGS-y", "CXXFLAGS-y"]) {
    evaluator.append(kind, "-DCONFIG_UKARCH_TLS_HAVE_TCB=1");
  }
  return "";
};

/** Keeps the largest request; it reaches the command lines once all makefiles are read. */
const reserveScratch: NativeFunction = ([bytes = ""], { evaluator }) => {
  const wanted = Number(bytes.trim());
  if (wanted > Number(evaluator.value("UK_NETDEV_SCRATCH_SIZE"))) {
    evaluator.define("UK_NETDEV_SCRATCH_SIZE", String(wanted));
  }
  return "";
};
