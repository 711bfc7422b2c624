import { posix } from "node:path";
import { KilnError, type ProcessResult, type ProcessRunner } from "../base/index.ts";

export type CompilerName = "GCC" | "Clang";

/** The host programs that build for one architecture. Program values are absolute paths. */
export interface Toolchain {
  readonly compiler: CompilerName;
  readonly versionMajor: number;
  readonly versionMinor: number;
  /** Put before the binutils' names, for example `aarch64-linux-gnu-`; often empty. */
  readonly prefix: string;
  readonly cc: string;
  readonly cxx: string;
  readonly objcopy: string;
  readonly strip: string;
  readonly nm: string;
  readonly ar: string;
  /** The least environment these programs need. */
  readonly env: Readonly<Record<string, string>>;
}

export interface ToolchainRequest {
  readonly processes: ProcessRunner;
  readonly env: Readonly<Record<string, string>>;
  readonly architecture: string;
  readonly hostArchitecture: string;
  /** `gcc`, `clang` or a name such as `gcc-12`. */
  readonly compiler: string;
  /** From CROSS_COMPILE or CONFIG_CROSS_COMPILE. */
  readonly crossCompile: string;
}

const gnuTriplets: Readonly<Record<string, string>> = {
  x86_64: "x86_64-linux-gnu",
  arm64: "aarch64-linux-gnu",
  arm: "arm-linux-gnueabihf",
};

/** Finds compiler and binutils and asks the compiler for its version (one process). */
export function findToolchain(request: ToolchainRequest): Toolchain {
  const prefix = request.crossCompile !== "" ? request.crossCompile : defaultPrefix(request);
  const isClang = posix.basename(request.compiler).startsWith("clang");
  const ccName = (isClang ? "" : prefix) + request.compiler;
  const find = (name: string): string => {
    const path = request.processes.which(name, request.env);
    if (path === undefined) throw missingTool(name, isClang ? "clang" : "gcc", prefix);
    return path;
  };
  const cc = find(ccName);
  const cxx = request.processes.which(cxxName(ccName), request.env) ?? cc;
  const binutils = [
    find(`${prefix}objcopy`),
    find(`${prefix}strip`),
    find(`${prefix}nm`),
    find(`${prefix}ar`),
  ];
  const [objcopy, strip, nm, ar] = binutils as [string, string, string, string];
  const folders = new Set([cc, cxx, ...binutils].map((path) => posix.dirname(path)));
  const env = { PATH: [...folders, "/usr/bin", "/bin"].filter(unique).join(":"), LC_ALL: "C" };
  return { ...askVersion(cc, env, request.processes), prefix, cc, cxx, objcopy, strip, nm, ar, env };
}

function unique<T>(value: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(value) === index;
}

function cxxName(cc: string): string {
  return cc.replace(/clang(?=[^/]*$)/, "clang++").replace(/gcc(?=[^/]*$)/, "g++");
}

function defaultPrefix({ architecture, hostArchitecture }: ToolchainRequest): string {
  const triplet = gnuTriplets[architecture];
  return architecture === hostArchitecture || triplet === undefined ? "" : `${triplet}-`;
}

function askVersion(
  cc: string,
  env: Readonly<Record<string, string>>,
  processes: ProcessRunner,
): Pick<Toolchain, "compiler" | "versionMajor" | "versionMinor"> {
  const input = "__clang_major__ __clang_minor__ __GNUC__ __GNUC_MINOR__\n";
  const result = processes.runSync({ argv: [cc, "-E", "-P", "-x", "c", "-"], cwd: "/", env, input });
  const [clangMajor = "", clangMinor = "", gnuMajor = "", gnuMinor = ""] = result.stdout.trim().split(/\s+/);
  const isNumber = (text: string): boolean => /^\d+$/.test(text);
  if (isNumber(clangMajor)) {
    return { compiler: "Clang", versionMajor: Number(clangMajor), versionMinor: Number(clangMinor) };
  }
  if (isNumber(gnuMajor)) {
    return { compiler: "GCC", versionMajor: Number(gnuMajor), versionMinor: Number(gnuMinor) };
  }
  throw new KilnError(
    "unikraft/unknown-compiler",
    `"${cc}" does not preprocess C: ${lastLine(result.stderr) || ending(result)}`,
    {
      hint: "set COMPILER to gcc or clang",
    },
  );
}

function ending({ exitCode, signal }: ProcessResult): string {
  if (exitCode === 0) return "it ends well and prints something else";
  return exitCode === undefined ? `killed by ${signal ?? "a signal"}` : `exit status ${exitCode}`;
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

function missingTool(name: string, compiler: "gcc" | "clang", prefix: string): KilnError {
  const triplet = prefix.replace(/-$/, "");
  const debian =
    compiler === "clang"
      ? "clang binutils"
      : triplet === ""
        ? "gcc g++ binutils"
        : `gcc-${triplet.replace("_", "-")} g++-${triplet.replace("_", "-")} binutils-${triplet.replace("_", "-")}`;
  return new KilnError("unikraft/missing-tool", `the build needs "${name}", which is not in PATH`, {
    hint: `install it: apt-get install -y ${debian}`,
  });
}
