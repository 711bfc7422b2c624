import type { Note, Span } from "../base/index.ts";
import type { Configuration } from "./configuration.ts";
import { renderExpression, triText, type Expression, type Tristate } from "./expression.ts";
import { isValidValue } from "./number.ts";
import type { Choice, Prompt, ReverseDependency, SymbolDefinition, SymbolType } from "./tree.ts";

/** A symbol that raises another, with its present value and the line that says so. */
export interface Raiser {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

/** What decided a value. */
export type Cause =
  | { readonly kind: "assigned"; readonly span?: Span }
  | { readonly kind: "default"; readonly span: Span }
  | { readonly kind: "selected"; readonly by: readonly Raiser[] }
  | { readonly kind: "implied"; readonly by: readonly Raiser[] }
  /** It is the member its choice has. `assigned`: somebody chose it; else it is the choice's default. */
  | { readonly kind: "chosen"; readonly assigned: boolean; readonly span?: Span }
  | { readonly kind: "not-chosen"; readonly chosen: string | undefined }
  /** The default lies outside this range and moved to its end. */
  | { readonly kind: "clamped"; readonly low: string; readonly high: string; readonly span: Span }
  /** No default applies. */
  | { readonly kind: "nothing" }
  | { readonly kind: "undefined" };

/** One part of a condition that does not hold. */
export interface Leaf {
  readonly name: string;
  readonly value: string;
  /** What would do: "y", "n", or a comparison as text. */
  readonly needed: string;
  /** No file of the tree defines the name. */
  readonly undefined: boolean;
  readonly span: Span;
}

/** Why a wanted value is not the value. */
export type Obstacle =
  | { readonly kind: "undefined" }
  /** The text is no value of the symbol's type. */
  | { readonly kind: "invalid"; readonly type: SymbolType }
  /** The symbol has no prompt: its value follows from others alone. */
  | { readonly kind: "no-prompt" }
  /** The prompt does not show. Of each requirement any one leaf must come to hold, and all requirements must. */
  | { readonly kind: "unmet"; readonly requirements: readonly (readonly Leaf[])[] }
  | { readonly kind: "forced"; readonly by: readonly Raiser[] }
  | { readonly kind: "out-of-range"; readonly low: string; readonly high: string; readonly span: Span }
  /** Another member of its choice is chosen; or, when n was wanted, it is the one its choice falls back on. */
  | { readonly kind: "choice"; readonly chosen: string | undefined; readonly span?: Span }
  /** Its choice is n (optional, or asked for m and y at once), or m where y was wanted. */
  | { readonly kind: "choice-mode"; readonly mode: string }
  /** m needs modules. */
  | { readonly kind: "no-modules" }
  /** Nobody assigned the wanted value, or not last. */
  | { readonly kind: "not-assigned" };

export interface Explanation {
  readonly name: string;
  readonly value: string;
  readonly wanted?: string;
  readonly cause: Cause;
  /** Empty when the wanted value is the value, or none was named. */
  readonly obstacles: readonly Obstacle[];
  /** Where the symbol is first defined. */
  readonly span?: Span;
  /** The same as text: the obstacles, or without any the cause. */
  readonly notes: readonly Note[];
}

/** A person's value that is not the symbol's value. */
export interface IneffectiveAssignment {
  readonly name: string;
  readonly wanted: string;
  readonly value: string;
  readonly origin?: Span;
  readonly explanation: Explanation;
}

/** Why a symbol has its value; and, when `wanted` is another one, why it has not that. */
export function explain(configuration: Configuration, name: string, wanted?: string): Explanation {
  const symbol = configuration.tree.symbols.get(name);
  const value = configuration.value(name);
  if (!symbol) {
    const obstacles: Obstacle[] = [{ kind: "undefined" }];
    const notes = [{ message: `no Kconfig file defines "${name}"` }];
    return {
      name,
      value,
      ...(wanted !== undefined && { wanted }),
      cause: { kind: "undefined" },
      obstacles,
      notes,
    };
  }
  const cause = causeOf(configuration, symbol);
  const obstacles =
    wanted === undefined || wanted === value ? [] : obstaclesTo(configuration, symbol, wanted);
  const notes =
    obstacles.length > 0
      ? obstacles.flatMap((o) => obstacleNotes(symbol, o))
      : causeNotes(name, value, cause);
  const span = symbol.nodes[0]!.span;
  return { name, value, ...(wanted !== undefined && { wanted }), cause, obstacles, span, notes };
}

/** All assignments that did not take effect, in the order they were made. */
export function ineffectiveAssignments(configuration: Configuration): readonly IneffectiveAssignment[] {
  const result: IneffectiveAssignment[] = [];
  for (const { name, value: wanted, origin } of configuration.assignments) {
    const value = configuration.value(name);
    if (value === wanted) continue;
    const explanation = explain(configuration, name, wanted);
    result.push({ name, wanted, value, ...(origin && { origin }), explanation });
  }
  return result;
}

function causeOf(configuration: Configuration, symbol: SymbolDefinition): Cause {
  const { choice } = symbol;
  const visible = configuration.visibilityOf(symbol);
  const assignment = configuration.assignment(symbol.name);
  const span = assignment?.origin && { span: assignment.origin };
  if (choice && visible === 2) {
    const chosen = configuration.chosenIn(choice);
    if (chosen !== symbol) return { kind: "not-chosen", chosen: chosen?.name };
    if (assignment?.value === "y") return { kind: "chosen", assigned: true, ...span };
    return { kind: "chosen", assigned: false, span: defaultOfChoice(configuration, choice, symbol) };
  }
  const value = configuration.valueOf(symbol);
  const logical = symbol.type === "bool" || symbol.type === "tristate";
  if (!logical) {
    if (visible > 0 && assignment?.value === value) return { kind: "assigned", ...span };
    return textCause(configuration, symbol, value);
  }
  const tri = configuration.tristateOf(symbol);
  const asked = visible > 0 && assignment && isValidValue(symbol.type, assignment.value);
  const bounds = configuration.boundsOf(symbol);
  if (asked && assignment.value === value) return { kind: "assigned", ...span };
  if (tri > 0 && bounds.selected === tri)
    return { kind: "selected", by: raisers(configuration, symbol.selectedBy) };
  if (asked) return { kind: "assigned", ...span };
  const property = configuration.activeDefaultOf(symbol);
  if (property && configuration.evaluate(property.value) > 0) return { kind: "default", span: property.span };
  if (tri > 0 && bounds.implied > 0) return { kind: "implied", by: raisers(configuration, symbol.impliedBy) };
  return property ? { kind: "default", span: property.span } : { kind: "nothing" };
}

/** The line that makes a member the one a choice has when nobody chooses. */
function defaultOfChoice(configuration: Configuration, choice: Choice, member: SymbolDefinition): Span {
  const named = choice.defaults.find(({ value, when }) => {
    return value.kind === "symbol" && value.symbol === member && configuration.evaluate(when) > 0;
  });
  return (named ?? choice.nodes[0]!).span;
}

function textCause(configuration: Configuration, symbol: SymbolDefinition, value: string): Cause {
  const property = configuration.activeDefaultOf(symbol);
  if (value !== configuration.defaultValueOf(symbol)) {
    const range = configuration.rangeOf(symbol);
    if (range) return { kind: "clamped", ...rangeTexts(symbol, range), span: range.range.span };
  }
  return property ? { kind: "default", span: property.span } : { kind: "nothing" };
}

function raisers(configuration: Configuration, reverse: readonly ReverseDependency[]): Raiser[] {
  return reverse
    .filter(({ by, condition }) => configuration.tristateOf(by) > 0 && configuration.evaluate(condition) > 0)
    .map(({ by, span }) => ({ name: by.name, value: configuration.valueOf(by), span }));
}

function rangeTexts(
  symbol: SymbolDefinition,
  { low, high }: { readonly low: bigint; readonly high: bigint },
): { low: string; high: string } {
  const text = (value: bigint): string =>
    symbol.type === "hex" ? `0x${BigInt.asUintN(64, value).toString(16)}` : value.toString();
  return { low: text(low), high: text(high) };
}

function obstaclesTo(configuration: Configuration, symbol: SymbolDefinition, wanted: string): Obstacle[] {
  const { type, choice } = symbol;
  if (!isValidValue(type, wanted)) return [{ kind: "invalid", type }];
  const logical = type === "bool" || type === "tristate";
  const level: Tristate = !logical || wanted === "n" ? 1 : wanted === "m" ? 1 : 2;
  if (wanted === "m" && configuration.tree.modules === undefined) return [{ kind: "no-modules" }];
  const bounds = configuration.boundsOf(symbol);
  if (logical && levelOf(wanted) < bounds.selected) {
    return [{ kind: "forced", by: raisers(configuration, symbol.selectedBy) }];
  }
  const visible = configuration.visibilityOf(symbol);
  if (visible < level) {
    if (symbol.prompts.length === 0) return [{ kind: "no-prompt" }];
    const requirements = easiest(configuration, symbol.prompts, level);
    if (requirements.length > 0 || !choice) return [{ kind: "unmet", requirements }];
    return [
      { kind: "choice-mode", mode: triText(configuration.evaluate({ kind: "mode", choice, full: false })) },
    ];
  }
  if (
    wanted === "m" &&
    configuration.tree.modules &&
    configuration.tristateOf(configuration.tree.modules) === 0
  ) {
    return [{ kind: "no-modules" }];
  }
  if (choice) {
    const chosen = configuration.chosenIn(choice);
    const span = chosen && chosen !== symbol ? configuration.assignment(chosen.name)?.origin : undefined;
    return [{ kind: "choice", chosen: chosen?.name, ...(span && { span }) }];
  }
  const range = logical ? undefined : configuration.rangeOf(symbol);
  if (range && configuration.assignment(symbol.name)?.value === wanted) {
    return [{ kind: "out-of-range", ...rangeTexts(symbol, range), span: range.range.span }];
  }
  return [{ kind: "not-assigned" }];
}

function levelOf(value: string): Tristate {
  return value === "y" ? 2 : value === "m" ? 1 : 0;
}

/** What the prompt nearest to showing lacks. */
function easiest(configuration: Configuration, prompts: readonly Prompt[], level: Tristate): Leaf[][] {
  const each = prompts.map(({ when }) => unmet(configuration, when, level, false));
  return each.reduce((best, one) => (one.length < best.length ? one : best));
}

/** The parts of a condition that keep it below a level. Every list of the result needs one of its leaves. */
export function unmet(
  configuration: Configuration,
  expression: Expression | undefined,
  level: Tristate,
  negated: boolean,
): Leaf[][] {
  if (!expression) return [];
  const value = configuration.evaluate(expression);
  if ((negated ? 2 - value : value) >= level) return [];
  switch (expression.kind) {
    case "symbol":
      return [[leaf(configuration, expression.symbol, negated ? "n" : "y", expression.span)]];
    case "compare": {
      const text = renderExpression(expression);
      const subject = expression.left.constant ? expression.right : expression.left;
      return [[leaf(configuration, subject, negated ? `!(${text})` : text, expression.span)]];
    }
    case "not":
      return unmet(configuration, expression.operand, level, !negated);
    case "and":
    case "or": {
      const parts = expression.operands.map((operand) => unmet(configuration, operand, level, negated));
      const all = (expression.kind === "and") !== negated;
      return all ? parts.flat() : [parts.flat(2)];
    }
    case "mode":
      // What keeps a choice off is what its own prompt lacks.
      return easiest(configuration, expression.choice.prompts, level);
  }
}

function leaf(configuration: Configuration, symbol: SymbolDefinition, needed: string, span: Span): Leaf {
  const missing = !symbol.constant && symbol.nodes.length === 0;
  const value = missing ? "n" : configuration.valueOf(symbol);
  return { name: symbol.name, value, needed, undefined: missing, span };
}

function obstacleNotes(symbol: SymbolDefinition, obstacle: Obstacle): Note[] {
  const name = `"${symbol.name}"`;
  switch (obstacle.kind) {
    case "undefined":
      return [{ message: `no Kconfig file defines ${name}` }];
    case "invalid":
      return [
        { message: `${name} is ${obstacle.type}, which this is no value of`, span: symbol.nodes[0]!.span },
      ];
    case "no-prompt":
      return [
        { message: `${name} has no prompt, its value follows from others`, span: symbol.nodes[0]!.span },
      ];
    case "unmet":
      return obstacle.requirements.map((leaves) => requirementNote(name, leaves));
    case "forced":
      return obstacle.by.map((by) => ({
        message: `"${by.name}" is ${by.value} and selects ${name}`,
        span: by.span,
      }));
    case "out-of-range":
      return [{ message: `${name} must lie from ${obstacle.low} to ${obstacle.high}`, span: obstacle.span }];
    case "choice": {
      const message =
        obstacle.chosen === undefined
          ? `no member of the choice of ${name} can be chosen`
          : obstacle.chosen === symbol.name
            ? `${name} is what its choice falls back on; set another member`
            : `the choice of ${name} has "${obstacle.chosen}"`;
      const span = obstacle.span ?? symbol.choice?.nodes[0]?.span;
      return [{ message, ...(span && { span }) }];
    }
    case "choice-mode": {
      const span = symbol.choice?.nodes[0]?.span;
      return [{ message: `the choice of ${name} is ${obstacle.mode}`, ...(span && { span }) }];
    }
    case "no-modules":
      return [{ message: `m needs modules, which are off` }];
    case "not-assigned":
      return [
        { message: `${name} can have this value, but nothing assigns it`, span: symbol.nodes[0]!.span },
      ];
  }
}

function requirementNote(name: string, leaves: readonly Leaf[]): Note {
  const parts = leaves.map((one) => {
    const want = one.needed === "y" || one.needed === "n" ? `"${one.name}" to be ${one.needed}` : one.needed;
    return `${want} (${one.undefined ? "nothing defines it" : `it is ${one.value === "" ? '""' : one.value}`})`;
  });
  const message = `${name} needs ${parts.length > 1 ? "one of " : ""}${parts.join(", ")}`;
  return { message, ...(leaves[0] && { span: leaves[0].span }) };
}

function causeNotes(name: string, value: string, cause: Cause): Note[] {
  const is = `"${name}" is ${value === "" ? '""' : value}`;
  switch (cause.kind) {
    case "assigned":
      return [{ message: `${is} because it was set so`, ...(cause.span && { span: cause.span }) }];
    case "default":
      return [{ message: `${is} by this default`, span: cause.span }];
    case "selected":
      return cause.by.map((by) => ({ message: `${is} because "${by.name}" selects it`, span: by.span }));
    case "implied":
      return cause.by.map((by) => ({ message: `${is} because "${by.name}" implies it`, span: by.span }));
    case "chosen": {
      const how = cause.assigned ? "it was chosen" : "it is the default of its choice";
      return [{ message: `${is} because ${how}`, ...(cause.span && { span: cause.span }) }];
    }
    case "not-chosen":
      return [
        { message: `${is} because its choice has ${cause.chosen ? `"${cause.chosen}"` : "no member"}` },
      ];
    case "clamped":
      return [
        { message: `${is}, the end of its range from ${cause.low} to ${cause.high}`, span: cause.span },
      ];
    case "nothing":
      return [{ message: `${is} because no default applies` }];
    case "undefined":
      return [{ message: `no Kconfig file defines "${name}"` }];
  }
}
