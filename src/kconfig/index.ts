export { parseKconfig, type KconfigHost } from "./parse-kconfig.ts";
export type {
  Choice,
  Default,
  KconfigReads,
  KconfigTree,
  MenuNode,
  MenuNodeKind,
  Prompt,
  Property,
  Range,
  ReverseDependency,
  Selection,
  SymbolDefinition,
  SymbolType,
} from "./tree.ts";
export { renderExpression, type Comparison, type Expression, type Tristate } from "./expression.ts";
export { Configuration, type Assignment } from "./configuration.ts";
export type { Cause, Explanation, IneffectiveAssignment, Leaf, Obstacle, Raiser } from "./explain.ts";
export { applyDotConfig, readDotConfig, type DotConfigAssignment } from "./dot-config.ts";
export { renderAutoConf, renderConfigHeader, renderDotConfig, renderMinimalConfig } from "./render.ts";
export { promptStates, reasonOf, type PromptState, type Reason } from "./reason.ts";
export { smallestChange, type Change, type SearchBounds, type SmallestChange } from "./smallest-change.ts";
export { runConf, runConfRequest } from "./conf/run-conf.ts";
export { CONF_MODES, type ConfMode, type ConfRequest } from "./conf/arguments.ts";
export { loadTree, type LoadedTree } from "./conf/load-tree.ts";
export type { ConfHost } from "./conf/host.ts";
export { mergeConfigs } from "./conf/merge.ts";
export { RULES_5_2, RULES_6_1, type ConfRules } from "./rules.ts";
