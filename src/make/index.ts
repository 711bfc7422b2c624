export { MakeEvaluator, type DefineOptions, type MakeEvaluatorOptions } from "./evaluator.ts";
export type { MakeHost, MakeOutput, MakeReads, NativeCall, NativeFunction, ShellResult } from "./host.ts";
export type { Contribution, Flavor, Origin, Variable } from "./variables.ts";
export type { RecipeLine, Rule, TargetVariable } from "./rule.ts";
export type { AssignmentOperator } from "./statement.ts";
export { traceWord, traceWords } from "./trace-word.ts";
export { fillPattern, matchPattern, parsePattern, splitWords, type Pattern } from "./words.ts";
