import type { Note, Span } from "../base/index.ts";
import type { Configuration } from "./configuration.ts";
import { explain, unmet, type Cause, type Leaf } from "./explain.ts";
import { conjuncts, renderExpression, type Expression } from "./expression.ts";

/** Why a symbol has its value, and why what gave it that has its own, down to what somebody set. Plain data. */
export interface Reason {
  readonly name: string;
  readonly value: string;
  readonly cause: Cause;
  /** The condition behind the default that won, as the tree writes it. */
  readonly condition?: string;
  /** Where the symbol is first defined. */
  readonly span?: Span;
  readonly notes: readonly Note[];
  /** The reasons of the symbols that select or imply it. Empty for a symbol that was told of before. */
  readonly because: readonly Reason[];
}

/** How many selects follow each other in a reason at most. */
const deepest = 20;

/** The whole reason behind a value. */
export function reasonOf(configuration: Configuration, name: string): Reason {
  return follow(configuration, name, new Set(), 0);
}

function follow(configuration: Configuration, name: string, told: Set<string>, depth: number): Reason {
  const { value, cause, span, notes } = explain(configuration, name);
  const isNew = !told.has(name);
  told.add(name);
  const raisers = cause.kind === "selected" || cause.kind === "implied" ? cause.by : [];
  const condition = cause.kind === "default" ? defaultCondition(configuration, name) : undefined;
  return {
    name,
    value,
    cause,
    ...(condition !== undefined && { condition }),
    ...(span && { span }),
    notes,
    because:
      isNew && depth < deepest
        ? raisers.map((raiser) => follow(configuration, raiser.name, told, depth + 1))
        : [],
  };
}

function defaultCondition(configuration: Configuration, name: string): string | undefined {
  const symbol = configuration.tree.symbols.get(name);
  const active = symbol && configuration.activeDefaultOf(symbol);
  return active?.condition && renderExpression(active.condition);
}

/** Where a symbol can be set: one of its prompts, and what keeps it from being shown. */
export interface PromptState {
  readonly text: string;
  readonly span: Span;
  /** What it depends on, all of it, as the tree writes it; absent when it always shows. */
  readonly depends?: string;
  readonly shows: boolean;
  /** Of each list one must come to hold. Empty when the prompt shows. */
  readonly unmet: readonly (readonly Leaf[])[];
}

/** The prompts of a symbol in order of definition; none for a symbol that only follows from others. */
export function promptStates(configuration: Configuration, name: string): readonly PromptState[] {
  const symbol = configuration.tree.symbols.get(name);
  return (symbol?.prompts ?? []).map(({ text, span, when }) => ({
    text,
    span,
    ...dependsText(when),
    shows: configuration.evaluate(when) > 0,
    unmet: unmet(configuration, when, 1, false),
  }));
}

/** What it says of its choice is left out: that is no name anybody could look up. */
function dependsText(when: Expression | undefined): { depends?: string } {
  const operands = conjuncts(when).filter(({ kind }) => kind !== "mode");
  const [only, second] = operands;
  if (!only) return {};
  return { depends: renderExpression(second ? { kind: "and", operands } : only) };
}
