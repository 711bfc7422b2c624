import { isValidValue } from "./number.ts";
import type { ParseSession } from "./parse-session.ts";
import type { Choice, Selection, SymbolDefinition } from "./tree.ts";

/** Reports what is legal to write but cannot work: missing types, values of the wrong type, foreign defaults. */
export function checkProperties(session: ParseSession): void {
  for (const symbol of session.table.defined.values()) checkSymbol(session, symbol);
  for (const choice of session.table.choices) checkChoice(session, choice);
}

function checkSymbol(session: ParseSession, symbol: SymbolDefinition): void {
  const { name, type } = symbol;
  for (const node of symbol.nodes) {
    if (node.kind !== "menuconfig" || node.prompt) continue;
    session.warn("menuconfig-without-prompt", `menuconfig "${name}" has no prompt`, node.span);
  }
  if (type === "unknown")
    session.warn("no-type", `"${name}" is defined without a type`, symbol.nodes[0]!.span);
  const text = type === "string" || type === "int" || type === "hex";
  for (const { value, span } of symbol.defaults) {
    if (value.kind !== "symbol") {
      if (text)
        session.warn("default-expression", `the default of ${type} "${name}" must be one value`, span);
    } else if ((type === "int" || type === "hex") && !isNumber(symbol, value.symbol)) {
      session.warn("bad-number", `the default of "${name}" is no ${type}: "${value.symbol.name}"`, span);
    }
  }
  for (const select of symbol.selects) checkSelection(session, symbol, select, "select");
  for (const imply of symbol.implies) checkSelection(session, symbol, imply, "imply");
  for (const { low, high, span } of symbol.ranges) {
    if (type !== "int" && type !== "hex") {
      session.warn("bad-range", `"${name}" is ${type}, only int and hex have a range`, span);
    } else if (!isNumber(symbol, low) || !isNumber(symbol, high)) {
      session.warn("bad-range", `the range of "${name}" is not between two ${type} values`, span);
    }
  }
}

function checkSelection(
  session: ParseSession,
  symbol: SymbolDefinition,
  { target, span }: Selection,
  keyword: "select" | "imply",
): void {
  if (!isLogical(symbol)) {
    session.warn(
      "bad-select",
      `"${symbol.name}" is ${symbol.type}, only bool and tristate can ${keyword}`,
      span,
    );
  } else if (target.type !== "unknown" && !isLogical(target)) {
    const message = `"${target.name}" is ${target.type}, ${keyword} takes a bool or tristate`;
    session.warn("bad-select", message, span);
  }
}

function checkChoice(session: ParseSession, choice: Choice): void {
  const node = choice.nodes[0]!;
  if (choice.type === "unknown") session.warn("no-type", "this choice has no typed member", node.span);
  if (!node.prompt) session.warn("choice-without-prompt", "this choice has no prompt", node.span);
  for (const { value, span } of choice.defaults) {
    const target = value.kind === "symbol" ? value.symbol : undefined;
    if (!target) session.warn("default-expression", "the default of a choice must be one symbol", span);
    else if (target.choice !== choice) {
      session.warn("foreign-default", `"${target.name}" is no member of this choice`, span);
    }
  }
}

function isLogical(symbol: SymbolDefinition): boolean {
  return symbol.type === "bool" || symbol.type === "tristate";
}

/** A number as written, or a symbol that is one. */
function isNumber(symbol: SymbolDefinition, value: SymbolDefinition): boolean {
  if (value.type === "int" || value.type === "hex") return true;
  return value.type === "unknown" && isValidValue(symbol.type, value.name);
}
