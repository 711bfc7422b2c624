import { posix } from "node:path";
import type { Host } from "../base/index.ts";
import { compileCommands, type ActionGraph } from "../build/index.ts";
import { PROJECT_LAYOUT } from "../project/index.ts";
import {
  evaluateMakefiles,
  findToolchain,
  planBuild,
  writeIfChanged,
  type EvaluatedMakefiles,
} from "../unikraft/index.ts";
import type { Configured } from "./configure.ts";
import type { Emit } from "./event.ts";
import type { OpenProject } from "./open-project.ts";

export interface TargetPlan {
  readonly graph: ActionGraph;
  /** What the makefiles looked at beyond files. */
  readonly reads: EvaluatedMakefiles["make"]["reads"];
  /** The shell of `$(shell …)`: what the makefiles call SHELL. */
  readonly shell: string;
}

/**
 * Reads the makefiles of a configured target and turns them into the graph that builds its image.
 * `toolEnv` is the environment in which the compiler is chosen.
 */
export function planTarget(
  open: OpenProject,
  configured: Configured,
  host: Host,
  toolEnv: Readonly<Record<string, string>>,
  emit: Emit,
): TargetPlan {
  const { project, target, core, libraries } = open;
  const { files, processes, env } = host;
  const toolchain = findToolchain({
    processes,
    env: toolEnv,
    architecture: target.architecture,
    hostArchitecture: host.architecture,
    compiler: toolEnv.COMPILER ?? "gcc",
    crossCompile: toolEnv.CROSS_COMPILE ?? configured.configuration.value("CROSS_COMPILE"),
  });
  const evaluated = evaluateMakefiles({
    core,
    applicationDirectory: project.directory,
    libraries,
    architecture: target.architecture,
    buildDirectory: target.objectsPath,
    dotConfig: { name: target.configPath, text: configured.dotConfig },
    toolchain,
    files,
    processes,
    env,
  });
  const plan = planBuild({
    evaluated,
    toolchain,
    files,
    buildDirectory: target.objectsPath,
    imagePath: target.kernelPath,
    debugImagePath: target.debugPath,
    configValues: configured.headerValues,
    // The build folder lies below the project's: the longer path must be tried first.
    folders: [
      { path: target.objectsPath, name: "build" },
      { path: project.directory, name: "app" },
      { path: core.base, name: "core" },
      ...libraries
        .filter(({ directory }) => !directory.startsWith(`${project.directory}/`))
        .map(({ name, directory }) => ({ path: directory, name })),
    ],
  });
  for (const diagnostic of [...evaluated.warnings, ...plan.warnings])
    emit({ kind: "diagnostic", diagnostic });
  const database = posix.join(project.directory, PROJECT_LAYOUT.compileCommands);
  writeIfChanged(files, database, compileCommands(plan.graph));
  return { graph: plan.graph, reads: evaluated.make.reads, shell: evaluated.make.value("SHELL") };
}
