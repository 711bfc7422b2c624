import { posix } from "node:path";
import { inputError } from "../../base/index.ts";
import type { NativeFunction } from "../../make/index.ts";
import { fileExtension, fileVariablePrefix, lowerCase, upperCase } from "../source-word.ts";
import type { CompilerName, Toolchain } from "../toolchain.ts";

export interface ValueOptions {
  readonly toolchain: Toolchain;
  readonly buildDirectory: string;
  /** Whether the compiler takes these words on an empty source. Starts a process. */
  readonly compilerAccepts: (flags: readonly string[]) => boolean;
}

/** Functions that yield text: names, versions, flags. Signatures as Unikraft's `Makefile.rules` has them. */
export function valueFunctions({
  toolchain,
  buildDirectory,
  compilerAccepts,
}: ValueOptions): readonly (readonly [string, NativeFunction])[] {
  const isAtLeast = (args: readonly string[]): boolean => {
    const [major, minor] = [Number(args[0] ?? 0), Number(args[1] ?? 0)];
    const { versionMajor, versionMinor } = toolchain;
    return versionMajor > major || (versionMajor === major && versionMinor >= minor);
  };
  const yes = (condition: boolean): string => (condition ? "y" : "");
  const is = (name: CompilerName): boolean => toolchain.compiler === name;
  const errorIfOlder =
    (name: CompilerName): NativeFunction =>
    (args, { span }) => {
      if (is(name) && isAtLeast(args)) return "";
      throw inputError({
        severity: "error",
        code: "unikraft/compiler-too-old",
        message: `expected ${name} ${args[0] ?? ""}.${args[1] ?? "0"} or newer, found ${toolchain.compiler} ${toolchain.versionMajor}.${toolchain.versionMinor}`,
        span,
        hint: "install a newer compiler or name one with COMPILER",
      });
    };
  const libraryFolder = (name: string): string => `${buildDirectory}/${posix.basename(name)}`;
  const objectName = (
    library: string,
    source: string,
    suffix: string,
    variant: string,
    folder: string,
  ): string => {
    const base = source.slice(0, source.length - posix.extname(source).length);
    const middle = variant === "" ? "" : `.${variant}`;
    return posix.join(`${buildDirectory}/${library}`, folder, `${posix.basename(base)}${middle}${suffix}`);
  };
  const each = (text: string, change: (word: string) => string): string =>
    text.split(/\s+/).filter(Boolean).map(change).join(" ");

  return [
    ["qstrip", ([text = ""]) => text.replaceAll('"', "").trim()],
    ["uc", ([text = ""]) => upperCase(text)],
    ["lc", ([text = ""]) => lowerCase(text)],
    ["have_gcc", () => (is("GCC") ? "y" : "n")],
    ["have_clang", () => (is("Clang") ? "y" : "n")],
    ["gcc_version_ge", (args) => yes(is("GCC") && isAtLeast(args))],
    ["gcc_version_lt", (args) => yes(is("GCC") && !isAtLeast(args))],
    ["clang_version_ge", (args) => yes(is("Clang") && isAtLeast(args))],
    ["clang_version_lt", (args) => yes(is("Clang") && !isAtLeast(args))],
    ["cc_version_ge", (args) => yes(isAtLeast(args))],
    ["cc_version_lt", (args) => yes(!isAtLeast(args))],
    ["error_if_gcc_version_lt", errorIfOlder("GCC")],
    ["error_if_clang_version_lt", errorIfOlder("Clang")],
    [
      "cc-option",
      ([flags = "", otherwise = ""]) =>
        compilerAccepts(flags.split(/\s+/).filter(Boolean)) ? flags.trim() : otherwise.trim(),
    ],
    ["libname2olib", ([names = ""]) => each(names, (name) => `${buildDirectory}/${name}.o`)],
    ["libname2preolib", ([names = ""]) => each(names, (name) => `${buildDirectory}/${name}.ld.o`)],
    ["sub_build_dir", ([name = ""]) => libraryFolder(name)],
    ["sub_libbuild_dir", ([library = "", folder = ""]) => `${libraryFolder(library)}/${folder}`],
    // Folders appear with the first output that lies in them.
    ["mk_sub_build_dir", () => ""],
    ["mk_sub_libbuild_dir", () => ""],
    ["fileext", ([path = ""]) => fileExtension(path)],
    ["isprefix", ([a = "", b = ""]) => (b !== "" && a.startsWith(b) ? b : "")],
    [
      "src2obj",
      ([library = "", sources = "", variant = "", folder = ""]) =>
        each(sources, (source) => objectName(library, source, ".o", variant, folder)),
    ],
    [
      "src2dst",
      ([library = "", sources = "", suffix = "", variant = "", folder = ""]) =>
        each(sources, (source) => objectName(library, source, suffix, variant, folder)),
    ],
    [
      "src2lds",
      ([library = "", sources = "", , folder = ""]) =>
        each(sources, (source) => objectName(library, source.replace(/\.lds\.S$/, ".S"), ".lds", "", folder)),
    ],
    ["vprefix_lib", ([library = "", names = ""]) => each(names, (name) => `${upperCase(library)}_${name}`)],
    [
      "vprefix_src",
      ([library = "", source = "", variant = "", names = ""]) =>
        each(
          names,
          (name) => fileVariablePrefix(library, source, variant === "" ? undefined : variant) + name,
        ),
    ],
    [
      "vprefix_glb",
      ([variant = "", names = ""]) =>
        each(names, (name) => (variant === "isr" && name === "ARCHFLAGS" ? "ISR_ARCHFLAGS" : name)),
    ],
  ];
}
