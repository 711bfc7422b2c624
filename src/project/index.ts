export { judgeProject, loadProject, readKraftfile, type LoadOptions } from "./load-project.ts";
export { findKraftfile } from "./find-kraftfile.ts";
export { judgeKraftfile, type Judgement, type JudgeOptions } from "./judge-kraftfile.ts";
export {
  coreChoice,
  type Component,
  type CoreChoice,
  type EnvVariable,
  type KconfigSetting,
  type Library,
  type Located,
  type PackageReference,
  type Project,
  type Target,
  type Volume,
} from "./project.ts";
export { selectTarget, selectTargets, type TargetFilter } from "./select-targets.ts";
export { kconfigAssignments, librarySymbol, type KconfigAssignment } from "./kconfig-assignments.ts";
export {
  ARCHITECTURES,
  findArchitecture,
  findPlatform,
  PLATFORMS,
  type Architecture,
  type Platform,
} from "./platforms.ts";
export {
  displayPath,
  imageName,
  KRAFTFILE_NAMES,
  PROJECT_LAYOUT,
  targetPaths,
  type TargetPaths,
} from "./paths.ts";
export { editKconfig, type KconfigSection } from "./write-kconfig.ts";
export { newProjectFiles } from "./new-project.ts";
export { SPECIFICATIONS, type Specification } from "./kraftfile-shape.ts";
