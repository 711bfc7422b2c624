import { posix } from "node:path";
import { inputError, KilnError, type FileSystem, type Host } from "../base/index.ts";
import { fillBootinfo, inspectKernel, readElf, wrapMultiboot, type KernelImage } from "../formats/index.ts";
import {
  checkMemory,
  consoleSymbolizer,
  findQemu,
  probeKvm,
  randomMachineName,
  runMachine,
  vmmCommand,
  type Acceleration,
  type MachineResult,
  type MachineSpec,
  type Qemu,
} from "../machine/index.ts";
import { buildProject } from "./build.ts";
import type { BuildOptions, WorkflowContext } from "./context.ts";
import { qemuTools, requireTools } from "./host-tools.ts";
import { cacheFolder, stateFolder } from "./paths.ts";
import type { ProjectRequest } from "./request.ts";

export interface RunOptions {
  readonly memoryBytes: number;
  /** `library.parameter=value` words for the guest's libraries. */
  readonly kernelArguments: readonly string[];
  /** For the application; `undefined`: the project's `cmd`. */
  readonly applicationArguments: readonly string[] | undefined;
  readonly disableAcceleration: boolean;
  readonly name: string | undefined;
  /** Remove the machine's folder afterwards, also when it was named. */
  readonly remove: boolean;
  /** Run the image with symbols. */
  readonly symbolic: boolean;
  /** `--qemu`: a program other than the usual one. */
  readonly qemu: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly onConsole: (text: string) => void;
  /** Hands input to the guest's console until the returned function is called. */
  readonly connectInput: (write: (text: string) => void) => () => void;
}

/** A kernel file, and what is known about it. */
interface RunnableKernel {
  readonly path: string;
  /** The image with symbols, for reading backtraces. */
  readonly debugPath: string;
  readonly defaultArguments: readonly string[];
  /** `false`: it ignores library parameters; `undefined`: nobody knows. */
  readonly takesParameters: boolean | undefined;
}

/** How a run ended, for the caller's exit code. */
export type RunResult =
  | MachineResult
  /** `--dry-run`: nothing was started. */
  | { readonly kind: "dry-run"; readonly command: string };

/** Builds a project if needed and boots its image. */
export async function runProject(
  request: ProjectRequest & BuildOptions,
  options: RunOptions & { readonly dryRun: boolean },
  context: WorkflowContext,
): Promise<RunResult> {
  const built = await buildProject(request, context);
  const kernel = {
    path: built.image,
    debugPath: built.debugImage,
    defaultArguments: built.cmd,
    takesParameters: built.takesParameters,
  };
  return runKernel(kernel, { ...options, mayInstall: request.mayInstall }, context);
}

/** Boots a kernel file. */
export async function runKernelFile(
  path: string,
  options: RunOptions & { readonly dryRun: boolean; readonly mayInstall: boolean },
  context: WorkflowContext,
): Promise<RunResult> {
  const { files } = context.host;
  const debugPath = `${path}.dbg`;
  if (options.symbolic && !files.stat(debugPath)) {
    throw new KilnError("workflow/no-debug-image", `no image with symbols at "${debugPath}"`, {
      exitCode: 2,
      hint: "run it without --symbolic",
    });
  }
  return runKernel({ path, debugPath, defaultArguments: [], takesParameters: undefined }, options, context);
}

async function runKernel(
  kernel: RunnableKernel,
  options: RunOptions & { readonly dryRun: boolean; readonly mayInstall: boolean },
  context: WorkflowContext,
): Promise<RunResult> {
  const { host, emit, signal } = context;
  const image = inspectFile(kernel.path, host.files);
  refuseKernel(kernel, image, options);
  checkMemory(image, options.memoryBytes);
  if (options.qemu === undefined) {
    await requireTools(host, qemuTools(image.arch), { mayInstall: options.mayInstall, emit, signal });
  }
  const cache = cacheFolder(host.env);
  const qemu = await findQemu({
    ...(options.qemu === undefined ? {} : { program: options.qemu }),
    files: host.files,
    processes: host.processes,
    env: host.env,
    cacheFolder: cache,
  });
  const acceleration = await chooseAcceleration(qemu, cache, options, context);
  const spec = machineSpec(kernel, qemu, acceleration, options, host);
  if (options.symbolic) packSymbolicImage(kernel, spec, host);
  if (options.dryRun) {
    // The command names files in the machine's folder, and shall work when it is pasted.
    host.files.makeDirectory(spec.stateFolder);
    return { kind: "dry-run", command: vmmCommand(spec) };
  }
  return boot(spec, kernel, options, context);
}

/** The file's name, which the reader of its bytes does not know, before what is wrong with them. */
function inspectFile(path: string, files: Pick<FileSystem, "readFile">): KernelImage {
  try {
    return inspectKernel(files.readFile(path));
  } catch (error) {
    if (!(error instanceof KilnError)) throw error;
    throw new KilnError(error.code, `"${path}" is ${error.message}`, {
      exitCode: 2,
      hint: "name a project's folder or its image",
      cause: error,
    });
  }
}

function refuseKernel(kernel: RunnableKernel, image: KernelImage, options: RunOptions): void {
  const refuse = (code: string, message: string, hint: string): KilnError =>
    new KilnError(code, message, { exitCode: 2, hint });
  if (!image.isUnikraft) {
    throw refuse(
      "workflow/not-a-unikernel",
      `"${kernel.path}" is no unikernel`,
      "name a project's folder or its image",
    );
  }
  if (image.arch !== "x86_64") {
    throw refuse(
      "workflow/not-yet",
      `running ${image.arch} images is not supported yet`,
      "run an x86_64 image",
    );
  }
  if (image.container !== "multiboot") {
    throw refuse(
      "workflow/not-bootable",
      `"${kernel.path}" is a plain ELF file, which QEMU cannot boot`,
      "run the image beside it, without .dbg; --symbolic boots it with its symbols",
    );
  }
  if (options.kernelArguments.length > 0 && kernel.takesParameters === false) {
    throw inputError({
      severity: "error",
      code: "workflow/no-parameters",
      message: `this image does not read library parameters, such as "${options.kernelArguments[0]!}"`,
      hint: "build it with CONFIG_LIBUKLIBPARAM=y",
    });
  }
}

async function chooseAcceleration(
  qemu: Qemu,
  cache: string,
  options: RunOptions,
  { host, emit, signal }: WorkflowContext,
): Promise<Acceleration> {
  if (options.disableAcceleration) return "emulation";
  const { files, processes, clock, env } = host;
  const verdict = await probeKvm({ qemu, files, processes, clock, env, cacheFolder: cache, signal });
  if (!verdict.usable && verdict.isNew) emit({ kind: "notice", text: verdict.reason });
  return verdict.usable ? "kvm" : "emulation";
}

function machineSpec(
  kernel: RunnableKernel,
  qemu: Qemu,
  acceleration: Acceleration,
  options: RunOptions & { readonly dryRun: boolean },
  host: Host,
): MachineSpec {
  const machines = posix.join(stateFolder(host.env), "machines");
  const name = options.name ?? (options.dryRun ? "dry-run" : freeMachineName(machines, host.files));
  const [fromCmd, forApplication] = splitAtDashes(kernel.defaultArguments);
  const folder = posix.join(machines, name);
  return {
    name,
    arch: "x86_64",
    qemu: qemu.path,
    kernel: options.symbolic ? posix.join(folder, posix.basename(kernel.debugPath)) : kernel.path,
    kernelArguments: [...fromCmd, ...options.kernelArguments],
    arguments: options.applicationArguments ?? forApplication,
    memoryBytes: options.memoryBytes,
    acceleration,
    stateFolder: folder,
  };
}

/** A name that no machine has: two that run at once must not share a folder. */
function freeMachineName(machines: string, files: Pick<FileSystem, "stat">): string {
  for (;;) {
    const name = randomMachineName(Math.random);
    if (!files.stat(posix.join(machines, name))) return name;
  }
}

/**
 * The image with symbols, made bootable: as the linker wrote it, it has no boot information and no container that
 * QEMU takes.
 */
function packSymbolicImage(kernel: RunnableKernel, spec: MachineSpec, { files }: Host): void {
  files.writeFile(spec.kernel, wrapMultiboot(fillBootinfo(files.readFile(kernel.debugPath))), 0o755);
}

/** A `--` among the words separates library parameters (before) from application arguments (after). */
export function splitAtDashes(words: readonly string[]): [readonly string[], readonly string[]] {
  const at = words.indexOf("--");
  return at === -1 ? [[], words] : [words.slice(0, at), words.slice(at + 1)];
}

async function boot(
  spec: MachineSpec,
  kernel: RunnableKernel,
  options: RunOptions,
  { host, signal }: WorkflowContext,
): Promise<MachineResult> {
  const { files, processes, clock, env } = host;
  // The image with symbols is large; it is read when the guest reports a crash.
  const symbolize = consoleSymbolizer(() =>
    files.stat(kernel.debugPath) ? readElf(files.readFile(kernel.debugPath)) : undefined,
  );
  try {
    return await runMachine(spec, {
      processes,
      files,
      clock,
      env,
      signal,
      connectInput: options.connectInput,
      ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      onOutput: (text) => options.onConsole(symbolize(text)),
    });
  } finally {
    // Nobody can ask for a machine that has no name of its own.
    if (options.remove || options.name === undefined) files.remove(spec.stateFolder);
  }
}
