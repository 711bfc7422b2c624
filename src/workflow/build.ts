import { createHash } from "node:crypto";
import { posix } from "node:path";
import { KilnError, type FileSystem, type Host } from "../base/index.ts";
import {
  BuildState,
  executeGraph,
  loadKept,
  LocalStore,
  RecordingFileSystem,
  saveKept,
  type BuildResult,
  type ShellObservation,
} from "../build/index.ts";
import { PROJECT_LAYOUT } from "../project/index.ts";
import { imageFunctions } from "../unikraft/index.ts";
import type { BuildOptions, PlannedTarget, WorkflowContext } from "./context.ts";
import { buildTools, requireTools } from "./host-tools.ts";
import { cacheFolder } from "./paths.ts";
import { holdProject } from "./hold-project.ts";
import type { ProjectRequest } from "./request.ts";

/** How many plans a project keeps: one for each target and set of options in use. */
const keptPlans = 16;

/** From a Kraftfile to a bootable image: the whole line, or as much of it as something changed for. */
export async function buildProject(
  request: ProjectRequest & BuildOptions,
  context: WorkflowContext,
): Promise<PlannedTarget> {
  const release = await holdProject(request, context);
  try {
    return await buildHeld(request, context);
  } finally {
    release();
  }
}

async function buildHeld(
  request: ProjectRequest & BuildOptions,
  context: WorkflowContext,
): Promise<PlannedTarget> {
  const { host, emit } = context;
  const startedMs = host.clock.now();
  const planned = await keptOrNewPlan(request, context);
  for (const message of planned.messages) emit(message);
  const { project, target, core } = planned;
  emit({ kind: "opened", project, target, core });
  const result = await execute(planned, request, context);
  if (result.kind === "cancelled") throw new KilnError("workflow/cancelled", "interrupted");
  if (result.kind === "failed") throw await buildFailed(planned, result, host);
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

/** The kept plan of this request when nothing it came from changed, else a new one. */
async function keptOrNewPlan(
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

  await requireTools(host, buildTools(host.env.COMPILER), { ...context, mayInstall: request.mayInstall });
  const files = new RecordingFileSystem(host.files, host.clock);
  // Reading Kraftfile, Kconfig and makefiles is most of kiln's code; a build from a kept plan never loads it.
  const { planProject } = await import("./plan-project.ts");
  const { planned, env, shells, canKeep } = await planProject(request, context, { ...host, files });
  const observations = files.observations();
  if (canKeep) {
    saveKept(host.files, keptPath, { request: identity, observations, env, shells, payload: planned });
    forgetOldPlans(host.files, posix.dirname(keptPath));
  }
  return planned;
}

/** Each request keeps a plan; the newest few are enough. */
function forgetOldPlans(files: FileSystem, folder: string): void {
  const plans = (files.readDirectory(folder) ?? [])
    .map((name) => posix.join(folder, name))
    .map((path) => ({ path, mtimeMs: files.stat(path)?.mtimeMs ?? 0 }))
    .sort((a, b) => b.mtimeMs - a.mtimeMs);
  for (const { path } of plans.slice(keptPlans)) files.remove(path);
}

/** Whether a command that makefiles ran by `$(shell …)` still prints the same. */
function shellHolds(shell: ShellObservation, { processes, env }: Host): boolean {
  const argv = ["/bin/sh", "-c", shell.command] as const;
  const result = processes.runSync({ argv, cwd: shell.cwd, env });
  return result.exitCode === shell.exitCode && result.stdout === shell.output;
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

async function buildFailed(
  planned: PlannedTarget,
  result: Extract<BuildResult, { kind: "failed" }>,
  host: Host,
): Promise<KilnError> {
  const { failures } = result;
  const link = failures.find((failure) => failure.action.id === planned.debugImage);
  const { explainUndefinedSymbols } = await import("../unikraft/index.ts");
  const diagnostics = link ? explainUndefinedSymbols(link.output, link.action.inputs, host.files) : [];
  const count = failures.length === 1 ? "1 command failed" : `${failures.length} commands failed`;
  const skipped = result.skipped === 0 ? "" : `, ${result.skipped} not tried`;
  return new KilnError("workflow/build-failed", `${count}${skipped}`, { diagnostics });
}
