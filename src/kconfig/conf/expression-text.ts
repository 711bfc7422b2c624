import type { Configuration } from "../configuration.ts";
import { canonical, type Comparison, type Expression } from "../expression.ts";
import { SymbolTable } from "../symbol-table.ts";
import type { MenuNode, SymbolDefinition } from "../tree.ts";

/**
 * An expression as `conf` prints it: negations at the leaves, comparisons of a bool with y or n as the bool, each
 * part once, every symbol with its value: `A [=n] && (B [=y] || !C [=m])`. y is nothing to print: `undefined`.
 */
export function expressionText(
  configuration: Configuration,
  expression: Expression | undefined,
): string | undefined {
  const simple = expression && simplify(expression, false, true);
  if (!simple || (simple.kind === "symbol" && isConstant(simple.symbol, "y"))) return undefined;
  return print(configuration, simple);
}

/** `NAME [=value]`; a name nobody defines and a text stand alone. */
export function symbolWithValue(configuration: Configuration, symbol: SymbolDefinition): string {
  if (symbol === YES) return "y [=y]";
  if (symbol.type === "unknown") return symbol.name;
  return `${symbol.name} [=${configuration.valueOf(symbol)}]`;
}

function print(configuration: Configuration, expression: Expression): string {
  switch (expression.kind) {
    case "symbol":
      return symbolWithValue(configuration, expression.symbol);
    case "compare": {
      const left = symbolWithValue(configuration, expression.left);
      return `${left}${expression.operator}${symbolWithValue(configuration, expression.right)}`;
    }
    case "mode": {
      const name = expression.choice.name ?? "<choice>";
      return expression.full ? `${name}=y [=y]` : name;
    }
    case "not":
      return `!${print(configuration, expression.operand)}`;
    case "and":
      return expression.operands
        .map((operand) =>
          operand.kind === "or" ? `(${print(configuration, operand)})` : print(configuration, operand),
        )
        .join(" && ");
    case "or":
      return expression.operands
        .map((operand) =>
          operand.kind === "and" ? print(configuration, operand) : print(configuration, operand),
        )
        .join(" || ");
  }
}

/** `undefined` is y. `whole`: nothing stands around the expression. */
function simplify(expression: Expression, negated: boolean, whole = false): Expression | undefined {
  switch (expression.kind) {
    case "symbol":
    case "mode":
      return negated ? { kind: "not", operand: expression } : expression;
    case "not":
      return simplify(expression.operand, !negated);
    case "compare":
      return simplifyComparison(expression, negated, whole);
    case "and":
    case "or": {
      const kind = (expression.kind === "and") === negated ? "or" : "and";
      const operands: Expression[] = [];
      for (const operand of expression.operands) {
        const simple = simplify(operand, negated);
        // An inner "or" that came out as y makes the outer one y.
        if (kind === "or" && operand.kind === "or" && isYes(simple)) return simple;
        if (simple?.kind === kind) operands.push(...simple.operands);
        else if (simple) operands.push(simple);
      }
      // Of equal parts the last one stays.
      const last = new Map(operands.map((operand, at) => [canonical(operand), at]));
      const kept = operands.filter((operand, at) => last.get(canonical(operand)) === at);
      const always = kind === "or" ? kept.find((operand) => contradicts(operand, kept)) : undefined;
      if (always?.kind === "symbol") return { ...always, symbol: YES };
      return kept.length > 1 ? { kind, operands: kept } : kept[0];
    }
  }
}

function isYes(expression: Expression | undefined): boolean {
  return expression?.kind === "symbol" && expression.symbol === YES;
}

/** `A || !A` of a bool is y. */
function contradicts(operand: Expression, others: readonly Expression[]): boolean {
  if (operand.kind !== "symbol" || operand.symbol.type !== "bool") return false;
  const { symbol } = operand;
  return others.some(
    (other) => other.kind === "not" && other.operand.kind === "symbol" && other.operand.symbol === symbol,
  );
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

function simplifyComparison(
  expression: Extract<Expression, { kind: "compare" }>,
  negated: boolean,
  whole: boolean,
): Expression | undefined {
  const operator = negated ? OPPOSITE[expression.operator] : expression.operator;
  const { left, right, span } = expression;
  const symbol: Expression = { kind: "symbol", symbol: left, span };
  // `X != n` is X, but conf sees that only among other conditions.
  if (!whole && operator === "!=" && isConstant(right, "n") && !left.constant) return symbol;
  if (left.type === "bool" && (operator === "=" || operator === "!=")) {
    if (isConstant(right, "y")) return operator === "=" ? symbol : { kind: "not", operand: symbol };
    if (isConstant(right, "n")) return operator === "=" ? { kind: "not", operand: symbol } : symbol;
  }
  return { ...expression, operator };
}

/** What is always so. */
const YES: SymbolDefinition = new SymbolTable().constant("y");

function isConstant(symbol: SymbolDefinition, name: string): boolean {
  return symbol.constant && symbol.name === name;
}

/** The line an entry is reported at: where its keyword stands. */
export function lineOf(node: MenuNode): number {
  const { source, start } = node.span;
  let line = 1;
  for (let at = source.text.indexOf("\n"); at !== -1 && at < start; at = source.text.indexOf("\n", at + 1))
    line += 1;
  return line;
}
