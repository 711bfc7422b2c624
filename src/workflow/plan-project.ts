import type { Host } from "../base/index.ts";
import type { KeptPlan } from "../build/index.ts";
import { configureProject, writeConfiguration } from "./configure.ts";
import type { PlannedTarget, WorkflowContext } from "./context.ts";
import type { Emit, WorkflowEvent } from "./event.ts";
import type { Project, Target } from "../project/index.ts";
import { chooseTarget, openTarget, readProject, type OpenProject, type ProjectHost } from "./open-project.ts";
import { holdProject } from "./hold-project.ts";
import { planTarget } from "./plan-target.ts";
import { RecordingEnvironment } from "./recording-environment.ts";
import type { ProjectRequest } from "./request.ts";

/** A plan, and what it was computed from beyond files. */
export interface NewPlan extends Pick<KeptPlan, "env" | "shells"> {
  readonly planned: PlannedTarget;
  /** Whether everything it was computed from can be looked at again. */
  readonly canKeep: boolean;
}

/** From the Kraftfile to the graph: the part of the line that a kept plan spares. `host.files` is recorded. */
export async function planProject(
  request: ProjectRequest,
  context: WorkflowContext,
  host: Host,
): Promise<NewPlan> {
  const messages: WorkflowEvent[] = [];
  const note: Emit = (event) => messages.push(event);
  const named = new RecordingEnvironment(host.env);
  const open = await openRequested(request, context, {
    files: host.files,
    env: named.variables,
    modules: host.modules,
  });
  const { project, target, coreTitle } = open;
  const configured = configureProject(open, host, note);
  const { graph, reads, shell } = planTarget(open, configured, host, named.variables, note);
  writeConfiguration(open, configured, host, note);
  const planned = {
    project: titleOf(project, target),
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
    messages,
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
    // Kconfig's commands run in an environment of their own, and those of another shell could not be asked again.
    canKeep: configured.tree.reads.shell.length === 0 && (reads.shell.length === 0 || shell === "/bin/sh"),
  };
}

/** The project's name, and the target's where that is another. */
function titleOf(project: Project, target: Target): string {
  return target.name === project.rawName ? project.rawName : `${project.rawName}, target ${target.name},`;
}

async function openRequested(
  request: ProjectRequest,
  context: WorkflowContext,
  host: ProjectHost,
): Promise<OpenProject> {
  const project = readProject(request, host);
  const target = await chooseTarget(project, request, context.choose);
  return openTarget(project, target, request, host, context.installation);
}

/** Configures only. Returns the path of the `.config` that was written. */
export async function configureTarget(request: ProjectRequest, context: WorkflowContext): Promise<string> {
  const { host, emit } = context;
  const open = await openRequested(request, context, host);
  const { target, coreTitle, project } = open;
  emit({
    kind: "opened",
    project: titleOf(project, target),
    target: `${target.platform}/${target.architecture}`,
    core: coreTitle,
  });
  const configured = configureProject(open, host, emit);
  const release = await holdProject(request, context);
  try {
    writeConfiguration(open, configured, host, emit);
  } finally {
    release();
  }
  return target.configPath;
}
