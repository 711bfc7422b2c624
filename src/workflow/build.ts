import { createHash } from "node:crypto";
import { posix } from "node:path";
import { KilnError, renderDiagnostic, type Host } from "../base/index.ts";
import {
  BuildState,
  executeGraph,
  loadKept,
  LocalStore,
  RecordingFileSystem,
  saveKept,
  type ActionGraph,
  type BuildResult,
  type KeptPlan,
  type ShellObservation,
} from "../build/index.ts";
import { PROJECT_LAYOUT } from "../project/index.ts";
import { explainUndefinedSymbols, imageFunctions } from "../unikraft/index.ts";
import { configureProject, type Configured } from "./configure.ts";
import type { Emit, WorkflowEvent } from "./event.ts";
import { buildTools, requireTools } from "./host-tools.ts";
import {
  chooseTarget,
  openTarget,
  readProject,
  type ChooseTarget,
  type OpenProject,
} from "./open-project.ts";
import { cacheFolder } from "./paths.ts";
import { planTarget } from "./plan-target.ts";
import { RecordingEnvironment } from "./recording-environment.ts";
import type { Installation, ProjectRequest } from "./request.ts";

export interface BuildOptions {
  readonly jobs: number;
  readonly keepGoing: boolean;
  readonly readStore: boolean;
  /** Whether missing host tools may be installed. */
  readonly mayInstall: boolean;
}

/** What every workflow gets from the shell that calls it. */
export interface WorkflowContext {
  readonly host: Host;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly installation: Installation;
  readonly choose: ChooseTarget;
}

/** What the later steps need to know of a target, whether it was planned now or earlier. Plain data. */
export interface PlannedTarget {
  readonly project: string;
  readonly target: string;
  readonly architecture: string;
  readonly platform: string;
  readonly core: string;
  readonly image: string;
  readonly debugImage: string;
  readonly buildDirectory: string;
  /** Default words behind `--` (the Kraftfile's `cmd`). */
  readonly cmd: readonly string[];
  /** Whether the guest reads `library.parameter=value` words. */
  readonly takesParameters: boolean;
  readonly graph: ActionGraph;
  /** Said again at every build, as they are about the project as it stands. */
  readonly messages: readonly WorkflowEvent[];
}

/** From a Kraftfile to a bootable image: the whole line, or as much of it as something changed for. */
export async function buildProject(
  request: ProjectRequest & BuildOptions,
  context: WorkflowContext,
): Promise<PlannedTarget> {
  const { host, emit } = context;
  const startedMs = host.clock.now();
  const planned = await planProject(request, context);
  for (const message of planned.messages) emit(message);
  const { project, target, core } = planned;
  emit({ kind: "opened", project, target, core });
  const result = await execute(planned, request, context);
  if (result.kind === "cancelled") throw new KilnError("workflow/cancelled", "interrupted");
  if (result.kind === "failed") throw buildFailed(planned, result, host);
  emit({
    kind: "image-ready",
    image: planned.image,
    imageBytes: host.files.stat(planned.image)?.size ?? 0,
    debugImage: planned.debugImage,
    counts: result,
    durationMs: host.clock.now() - startedMs,
  });
  return planned;
}

/** Configures only. */
export async function configureTarget(
  request: ProjectRequest,
  context: WorkflowContext,
): Promise<Configured> {
  const { host, emit } = context;
  const open = await openRequested(request, context, host);
  const { target, coreTitle, project } = open;
  emit({
    kind: "opened",
    project: project.rawName,
    target: `${target.platform}/${target.architecture}`,
    core: coreTitle,
  });
  return configureProject(open, host, emit);
}

/** The kept plan of this request when nothing it came from changed, else a new one. */
async function planProject(
  request: ProjectRequest & BuildOptions,
  context: WorkflowContext,
): Promise<PlannedTarget> {
  const { host, installation } = context;
  const { directory, kraftfile, kraftfileText, target, architecture, platform, kconfig } = request;
  const identity = JSON.stringify([
    installation.identity,
    ...[directory, kraftfile, kraftfileText, target, architecture, platform, kconfig],
  ]);
  const keptPath = posix.join(directory, PROJECT_LAYOUT.state, "kept", `${shortHash(identity)}.json`);
  const kept = loadKept(host.files, keptPath, {
    request: identity,
    env: host.env,
    clock: host.clock,
    shellHolds: (shell) => shellHolds(shell, host),
  });
  if (kept.kind === "kept") return kept.payload as PlannedTarget;

  await requireTools(host, buildTools(), { ...context, mayInstall: request.mayInstall });
  const files = new RecordingFileSystem(host.files, host.clock);
  const { planned, env, shells, canKeep } = await planAnew(request, context, { ...host, files });
  const observations = files.observations();
  if (canKeep)
    saveKept(host.files, keptPath, { request: identity, observations, env, shells, payload: planned });
  return planned;
}

/** Whether a command that makefiles ran by `$(shell …)` still prints the same. */
function shellHolds(shell: ShellObservation, { processes, env }: Host): boolean {
  const argv = ["/bin/sh", "-c", shell.command] as const;
  const result = processes.runSync({ argv, cwd: shell.cwd, env });
  return result.exitCode === shell.exitCode && result.stdout === shell.output;
}

interface NewPlan extends Pick<KeptPlan, "env" | "shells"> {
  readonly planned: PlannedTarget;
  /** Whether everything it was computed from can be looked at again. */
  readonly canKeep: boolean;
}

async function planAnew(request: ProjectRequest, context: WorkflowContext, host: Host): Promise<NewPlan> {
  const messages: WorkflowEvent[] = [];
  const note: Emit = (event) => messages.push(event);
  const named = new RecordingEnvironment(host.env);
  const open = await openRequested(request, context, { files: host.files, env: named.variables });
  const { project, target, coreTitle } = open;
  const configured = configureProject(open, host, note);
  const { graph, reads } = planTarget(open, configured, host, named.variables, note);
  const planned = {
    project: project.rawName,
    target: `${target.platform}/${target.architecture}`,
    architecture: target.architecture,
    platform: target.platform,
    core: coreTitle,
    image: target.kernelPath,
    debugImage: target.debugPath,
    buildDirectory: target.objectsPath,
    cmd: project.cmd?.value ?? [],
    takesParameters: configured.headerValues.CONFIG_LIBUKLIBPARAM !== undefined,
    graph,
    messages: messages.map(withoutSources),
  };
  return {
    planned,
    env: { ...named.read(), ...Object.fromEntries(reads.env) },
    shells: reads.shell.map(({ command, exitCode, stdout }) => ({
      command,
      cwd: target.objectsPath,
      exitCode,
      output: stdout,
    })),
    // Kconfig's commands run in an environment of their own.
    canKeep: configured.tree.reads.shell.length === 0,
  };
}

async function openRequested(
  request: ProjectRequest,
  context: WorkflowContext,
  host: Pick<Host, "files" | "env">,
): Promise<OpenProject> {
  const project = readProject(request, host);
  const target = await chooseTarget(project, request, context.choose);
  return openTarget(project, target, request, host, context.installation);
}

/** A kept message is its text: the sources it points into need not be kept. */
function withoutSources(event: WorkflowEvent): WorkflowEvent {
  if (event.kind !== "diagnostic") return event;
  const { severity, code } = event.diagnostic;
  const text = renderDiagnostic(event.diagnostic);
  return { kind: "diagnostic", diagnostic: { severity, code, message: text } };
}

async function execute(
  planned: PlannedTarget,
  options: BuildOptions,
  { host, emit, signal }: WorkflowContext,
): Promise<BuildResult> {
  const { files, processes, clock, env } = host;
  return executeGraph(planned.graph, {
    files,
    processes,
    clock,
    store: new LocalStore({ files, clock, path: posix.join(cacheFolder(env), "store") }),
    state: BuildState.load(files, posix.join(planned.buildDirectory, "build-log.json")),
    jobs: options.jobs,
    keepGoing: options.keepGoing,
    readStore: options.readStore,
    signal,
    functions: imageFunctions,
    onEvent: (event) => emit({ kind: "build", event }),
  });
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function buildFailed(
  planned: PlannedTarget,
  result: Extract<BuildResult, { kind: "failed" }>,
  host: Host,
): KilnError {
  const { failures } = result;
  const link = failures.find((failure) => failure.action.id === planned.debugImage);
  const diagnostics = link ? explainUndefinedSymbols(link.output, link.action.inputs, host.files) : [];
  const count = failures.length === 1 ? "1 command failed" : `${failures.length} commands failed`;
  const skipped = result.skipped === 0 ? "" : `, ${result.skipped} not tried`;
  return new KilnError("workflow/build-failed", `${count}${skipped}`, { diagnostics });
}
