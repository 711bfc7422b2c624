export type { Emit, WorkflowEvent } from "./event.ts";
export type { Installation, ProjectRequest } from "./request.ts";
export type { ChooseTarget } from "./open-project.ts";
export {
  buildProject,
  configureTarget,
  type BuildOptions,
  type PlannedTarget,
  type WorkflowContext,
} from "./build.ts";
export { runKernelFile, runProject, splitAtDashes, type RunOptions, type RunResult } from "./run.ts";
export { checkProject, type CheckedProject } from "./check.ts";
export { cleanTargets } from "./clean.ts";
export { initProject } from "./init.ts";
export { examineHost, type Finding } from "./doctor.ts";
