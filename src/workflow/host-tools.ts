import { KilnError, type Host } from "../base/index.ts";
import type { Emit } from "./event.ts";

/** A program of the host that kiln needs for something, and the Debian package that has it. */
export interface HostTool {
  readonly program: string;
  readonly debianPackage: string;
  readonly purpose: string;
}

/** What building takes; `compiler` is what COMPILER names. */
export function buildTools(compiler = "gcc"): readonly HostTool[] {
  const compilers = compiler.startsWith("clang")
    ? [{ program: compiler, debianPackage: "clang", purpose: "compiling" }]
    : [
        { program: "gcc", debianPackage: "gcc", purpose: "compiling C and assembly" },
        { program: "g++", debianPackage: "g++", purpose: "compiling C++" },
      ];
  return [
    ...compilers,
    { program: "objcopy", debianPackage: "binutils", purpose: "hiding symbols of libraries" },
    { program: "strip", debianPackage: "binutils", purpose: "stripping images" },
  ];
}

/** What running on QEMU takes. */
export function qemuTools(architecture: string): readonly HostTool[] {
  const [program, debianPackage] =
    architecture === "x86_64"
      ? ["qemu-system-x86_64", "qemu-system-x86"]
      : ["qemu-system-aarch64", "qemu-system-arm"];
  return [{ program, debianPackage, purpose: `running ${architecture} images` }];
}

export function missingTools(host: Host, tools: readonly HostTool[]): HostTool[] {
  return tools.filter((tool) => host.processes.which(tool.program, host.env) === undefined);
}

/** The command that installs what is missing, as a person would type it. */
export function installCommand(tools: readonly HostTool[]): string {
  const packages = [...new Set(tools.map((tool) => tool.debianPackage))];
  return `apt-get install -y --no-install-recommends ${packages.join(" ")}`;
}

/**
 * Makes sure the tools are there: installs what is missing when that is allowed and possible, else throws a
 * `KilnError` that names each missing program and the command that brings it.
 */
export async function requireTools(
  host: Host,
  tools: readonly HostTool[],
  options: { readonly mayInstall: boolean; readonly emit: Emit; readonly signal?: AbortSignal },
): Promise<void> {
  const missing = missingTools(host, tools);
  if (missing.length === 0) return;
  const hasApt = host.processes.which("apt-get", host.env) !== undefined;
  if (!options.mayInstall || !host.isRoot || !hasApt) throw missingToolsError(missing);
  await install(host, missing, options);
  const still = missingTools(host, tools);
  if (still.length > 0) throw missingToolsError(still);
}

function missingToolsError(missing: readonly HostTool[]): KilnError {
  const names = [...new Set(missing.map((tool) => `"${tool.program}"`))].join(", ");
  const purposes = [...new Set(missing.map((tool) => tool.purpose))].join(", ");
  return new KilnError("workflow/missing-tool", `${names} not found in PATH, needed for ${purposes}`, {
    hint: `install it: ${installCommand(missing)}`,
  });
}

async function install(
  host: Host,
  missing: readonly HostTool[],
  { emit, signal }: { readonly emit: Emit; readonly signal?: AbortSignal },
): Promise<void> {
  const run = async (command: string): Promise<void> => {
    emit({ kind: "step", text: command });
    const [program, ...words] = command.split(" ");
    const env = { ...host.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" };
    const result = await host.processes.run({ argv: [program!, ...words], cwd: "/", env }, signal);
    if (result.exitCode === 0) return;
    const reason = result.stderr.trim().split("\n").at(-1) ?? "";
    throw new KilnError("workflow/install-failed", `"${command}" failed: ${reason}`, {
      hint: "run it by hand to see why, then run the same kiln command again",
    });
  };
  emit({ kind: "notice", text: `missing: ${[...new Set(missing.map((tool) => tool.program))].join(", ")}` });
  await run("apt-get update");
  await run(installCommand(missing));
}
