import type { Span } from "../base/index.ts";
import type { Choice, SymbolDefinition } from "./tree.ts";

/** n, m, y as numbers, so that "and" is the minimum and "or" the maximum. */
export type Tristate = 0 | 1 | 2;

export function triText(value: Tristate): "n" | "m" | "y" {
  return value === 2 ? "y" : value === 1 ? "m" : "n";
}

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

/**
 * A dependency, condition or default. `and` and `or` hold any number of operands, so that long chains stay
 * flat; how deep the rest nests is bounded by the parser.
 */
export type Expression =
  | { readonly kind: "symbol"; readonly symbol: SymbolDefinition; readonly span: Span }
  | {
      readonly kind: "compare";
      readonly operator: Comparison;
      readonly left: SymbolDefinition;
      readonly right: SymbolDefinition;
      readonly span: Span;
    }
  | { readonly kind: "not"; readonly operand: Expression }
  | { readonly kind: "and" | "or"; readonly operands: readonly Expression[] }
  /** How far a choice is switched on: what its members inherit. `full`: only when it is y. */
  | { readonly kind: "mode"; readonly choice: Choice; readonly full: boolean };

/** Missing operands count as y. */
export function and(left: Expression | undefined, right: Expression | undefined): Expression | undefined {
  if (!left) return right;
  if (!right) return left;
  return { kind: "and", operands: [left, right] };
}

/**
 * A missing operand is passed over, it does not count as y. This is how `conf` joins the dependencies of a
 * symbol defined in several places: one definition without any does not lift those of the others.
 */
export function or(left: Expression | undefined, right: Expression | undefined): Expression | undefined {
  if (!left) return right;
  if (!right) return left;
  if (left.kind === "or") return { kind: "or", operands: [...left.operands, right] };
  return { kind: "or", operands: [left, right] };
}

/** Calls back for every symbol named, constants too. */
export function forEachSymbol(
  expression: Expression | undefined,
  visit: (symbol: SymbolDefinition) => void,
): void {
  if (!expression) return;
  switch (expression.kind) {
    case "symbol":
      visit(expression.symbol);
      break;
    case "compare":
      visit(expression.left);
      visit(expression.right);
      break;
    case "not":
      forEachSymbol(expression.operand, visit);
      break;
    case "and":
    case "or":
      for (const operand of expression.operands) forEachSymbol(operand, visit);
      break;
    case "mode":
      break;
  }
}

/** Calls back for every choice whose mode is asked for. */
export function forEachMode(expression: Expression | undefined, visit: (choice: Choice) => void): void {
  if (!expression) return;
  if (expression.kind === "mode") visit(expression.choice);
  else if (expression.kind === "not") forEachMode(expression.operand, visit);
  else if (expression.kind === "and" || expression.kind === "or") {
    for (const operand of expression.operands) forEachMode(operand, visit);
  }
}

export function contains(expression: Expression | undefined, symbol: SymbolDefinition): boolean {
  if (!expression) return false;
  switch (expression.kind) {
    case "symbol":
      return expression.symbol === symbol;
    case "compare":
      return expression.left === symbol || expression.right === symbol;
    case "not":
      return contains(expression.operand, symbol);
    case "and":
    case "or":
      return expression.operands.some((operand) => contains(operand, symbol));
    case "mode":
      return false;
  }
}

/** Whether the expression is n whenever the symbol is n, seen from its outer "and" alone, as `conf` sees it. */
export function dependsOn(expression: Expression | undefined, symbol: SymbolDefinition): boolean {
  if (!expression) return false;
  switch (expression.kind) {
    case "and":
      return expression.operands.some((operand) => dependsOn(operand, symbol));
    case "symbol":
      return expression.symbol === symbol;
    case "compare":
      if (expression.left !== symbol) return false;
      if (expression.operator === "=") return isConstant(expression.right, "y", "m");
      return expression.operator === "!=" && isConstant(expression.right, "n");
    default:
      return false;
  }
}

function isConstant(symbol: SymbolDefinition, ...names: string[]): boolean {
  return symbol.constant && names.includes(symbol.name);
}

/**
 * A text that is equal for conditions `conf` holds to be the same: comparisons of a bool with y or n are the
 * symbol or its negation, `X != n` is `X`, negations stand at the leaves.
 */
export function canonical(expression: Expression, negated = false): string {
  switch (expression.kind) {
    case "symbol":
      return (negated ? "!" : "") + leafKey(expression.symbol);
    case "mode":
      return `${negated ? "!" : ""}<${expression.choice.id}${expression.full ? "=y" : ""}>`;
    case "not":
      return canonical(expression.operand, !negated);
    case "and":
    case "or": {
      const operator = (expression.kind === "and") === negated ? "|" : "&";
      return `(${expression.operands.map((operand) => canonical(operand, negated)).join(operator)})`;
    }
    case "compare":
      return canonicalComparison(expression, negated);
  }
}

function canonicalComparison(
  { operator, left, right }: { operator: Comparison; left: SymbolDefinition; right: SymbolDefinition },
  negated: boolean,
): string {
  const actual = negated ? opposite[operator] : operator;
  const name = leafKey(left);
  if (isConstant(right, "n") && actual === "!=") return name;
  if (isConstant(right, "n") && actual === "=") return `!${name}`;
  if (left.type === "bool" && isConstant(right, "y")) {
    if (actual === "=") return name;
    if (actual === "!=") return `!${name}`;
  }
  return `${name}${actual}${leafKey(right)}`;
}

const opposite: Record<Comparison, Comparison> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

function leafKey(symbol: SymbolDefinition): string {
  return symbol.constant ? JSON.stringify(symbol.name) : symbol.name;
}

/** The parts that must all hold. */
export function conjuncts(expression: Expression | undefined, into: Expression[] = []): Expression[] {
  if (!expression) return into;
  if (expression.kind === "and") for (const operand of expression.operands) conjuncts(operand, into);
  else into.push(expression);
  return into;
}

/** Kconfig text of an expression, with only the parentheses it needs. `show` may add to a symbol's name. */
export function renderExpression(
  expression: Expression,
  show: (symbol: SymbolDefinition) => string = symbolText,
): string {
  switch (expression.kind) {
    case "symbol":
      return show(expression.symbol);
    case "compare":
      return `${show(expression.left)}${expression.operator}${show(expression.right)}`;
    case "mode":
      return expression.choice.name ?? "<choice>";
    case "not": {
      const simple = expression.operand.kind === "symbol" || expression.operand.kind === "mode";
      const operand = renderExpression(expression.operand, show);
      return simple ? `!${operand}` : `!(${operand})`;
    }
    case "and":
      return expression.operands
        .map((operand) =>
          operand.kind === "or" ? `(${renderExpression(operand, show)})` : renderExpression(operand, show),
        )
        .join(" && ");
    case "or":
      return expression.operands.map((operand) => renderExpression(operand, show)).join(" || ");
  }
}

/** A symbol as Kconfig text names it: constants in quotes, except y, m, n. */
export function symbolText(symbol: SymbolDefinition): string {
  if (!symbol.constant || /^[ymn]$/.test(symbol.name)) return symbol.name;
  return `"${symbol.name.replace(/["\\]/g, "\\$&")}"`;
}
