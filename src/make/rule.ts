import type { Span } from "../base/index.ts";
import type { AssignmentOperator } from "./statement.ts";

export interface RecipeLine {
  /**
   * Unexpanded, without the recipe prefix in front. Continuations stay (backslash, line break), the recipe prefix
   * after each is gone.
   */
  readonly text: string;
  readonly span: Span;
}

/** `target: NAME = value`. */
export interface TargetVariable {
  readonly name: string;
  readonly operator: AssignmentOperator;
  /** Expanded for `:=` and `!=`; otherwise to be expanded when the target's variables are in force. */
  readonly value: string;
  readonly flavor: "simple" | "recursive";
  readonly export: boolean;
  readonly override: boolean;
  readonly private: boolean;
  readonly span: Span;
}

/** A rule or a target-specific variable, as read: nothing merged, nothing searched. */
export interface Rule {
  readonly kind: "explicit" | "static pattern" | "pattern";
  /** File names (or patterns with `%`) after expansion and wildcards, without leading `./`. */
  readonly targets: readonly string[];
  /** Of a static pattern rule; its prerequisites may hold `%`. */
  readonly targetPattern: string | undefined;
  readonly prerequisites: readonly string[];
  readonly orderOnly: readonly string[];
  /** Written with `::`. */
  readonly doubleColon: boolean;
  /** Written with `&:`: one run of the recipe makes all targets. */
  readonly grouped: boolean;
  /** A recipe was given, even an empty one (`target: ;`). */
  readonly hasRecipe: boolean;
  readonly recipe: readonly RecipeLine[];
  /** Target-specific (or pattern-specific) variables; such a rule has neither prerequisites nor recipe. */
  readonly variables: readonly TargetVariable[];
  /** Prerequisites as first expanded, when `.SECONDEXPANSION` was seen before: they are to be expanded again. */
  readonly secondExpansion: string | undefined;
  readonly span: Span;
}
