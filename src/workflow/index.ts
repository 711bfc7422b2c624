export type { Emit, WorkflowEvent } from "./event.ts";
export type { Installation, ProjectRequest } from "./request.ts";
export type { ChooseTarget } from "./open-project.ts";
export type { BuildOptions, PlannedTarget, WorkflowContext } from "./context.ts";
export { buildProject } from "./build.ts";
export { configureTarget } from "./plan-project.ts";
export { runKernelFile, runProject, splitAtDashes, type RunOptions, type RunResult } from "./run.ts";
export { checkProject, type CheckedProject } from "./check.ts";
export { cleanTargets } from "./clean.ts";
export { initProject } from "./init.ts";
export { examineHost, type Finding } from "./doctor.ts";
export { openConfiguration, type OpenedConfiguration } from "./config-open.ts";
export {
  previewKconfigChanges,
  saveKconfigChanges,
  type SavedChanges,
  type SaveOptions,
} from "./config-save.ts";
export type { OptionChange } from "./config-value.ts";
export { unknownOption } from "../unikraft/index.ts";
export { optionName, parseOptionChange, valueProblem } from "./config-value.ts";
export { reportOption, type OptionReport, type WantedValue } from "./config-why.ts";
export {
  configDifference,
  optionValue,
  searchOptions,
  setOptions,
  type ChangedOption,
  type ConfigDifference,
  type FileDifference,
  type OptionValue,
} from "./config-list.ts";
export { conf, kconfigMode, mergeKconfigFiles, type ConfConsole } from "./conf.ts";
export { CONF_MODES, type ConfMode } from "../kconfig/index.ts";
export { writeConfigTypes } from "./config-types.ts";
