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
