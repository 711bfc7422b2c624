export { openCoreTree, type CoreTree, type ExternalLibrary } from "./core-tree.ts";
export {
  assignOptions,
  configureTree,
  readOptions,
  writeIfChanged,
  type Assignment,
  type ConfiguredTree,
  type ConfigureInputs,
} from "./configure.ts";
export { requireUsablePath } from "./usable-path.ts";
export { findToolchain, type Toolchain } from "./toolchain.ts";
export { evaluateMakefiles, type EvaluatedMakefiles } from "./evaluate-makefiles.ts";
export { planBuild, type BuildPlan } from "./plan.ts";
export { imageFunctions } from "./image-functions.ts";
export { explainUndefinedSymbols } from "./explain-link.ts";
export { unknownOption } from "./explain-option.ts";
