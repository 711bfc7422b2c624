export type {
  Action,
  ActionGraph,
  ConfigHeader,
  FunctionStep,
  Prefix,
  ProcessStep,
  ShellStep,
  Step,
} from "./action.ts";
export { checkGraph, nameOf } from "./action-graph.ts";
export { commandText, type ActionFunction } from "./action-run.ts";
export { executeGraph, type ExecuteOptions } from "./executor.ts";
export type {
  ActionFailed,
  ActionFailure,
  ActionFinished,
  ActionStarted,
  BuildCounts,
  BuildEvent,
  BuildFinished,
  BuildResult,
  BuildStarted,
  HowFinished,
  OutputRemoved,
  StoreProblem,
} from "./build-event.ts";
export { BuildState } from "./build-state.ts";
export type { Store } from "./store.ts";
export { LocalStore, type LocalStoreOptions } from "./local-store.ts";
export type { CollectionReport } from "./store-collection.ts";
export { compileCommands } from "./compile-commands.ts";
export {
  loadKept,
  saveKept,
  type KeptPlan,
  type KeptResult,
  type LoadKeptOptions,
  type ShellObservation,
} from "./kept-plan.ts";
export { RecordingFileSystem, type Observations } from "./recording-file-system.ts";
