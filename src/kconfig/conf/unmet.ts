import type { Configuration } from "../configuration.ts";
import { and, triText, type Tristate } from "../expression.ts";
import type { ReverseDependency, SymbolDefinition } from "../tree.ts";
import { expressionText } from "./expression-text.ts";

/** `conf`'s warnings about symbols that are selected although their own dependencies do not hold. */
export function unmetWarnings(configuration: Configuration): string[] {
  const result: string[] = [];
  for (const symbol of configuration.tree.symbols.values()) {
    if (symbol.selectedBy.length === 0 || (symbol.type !== "bool" && symbol.type !== "tristate")) continue;
    const { direct, selected } = configuration.boundsOf(symbol);
    if (direct < selected) result.push(unmetWarning(configuration, symbol, direct));
  }
  return result;
}

function unmetWarning(configuration: Configuration, symbol: SymbolDefinition, direct: Tristate): string {
  const dependency = expressionText(configuration, symbol.directDependency) ?? "y";
  return (
    `\nWARNING: unmet direct dependencies detected for ${symbol.name}\n` +
    `  Depends on [${triText(direct)}]: ${dependency}\n` +
    reverseText(configuration, symbol.selectedBy, 2, "  Selected by [y]:\n") +
    reverseText(configuration, symbol.selectedBy, 1, "  Selected by [m]:\n")
  );
}

/** One line for each that raises the symbol to just this value, below a title; nothing without any. */
export function reverseText(
  configuration: Configuration,
  reverse: readonly ReverseDependency[],
  level: Tristate,
  title: string,
): string {
  const lines: string[] = [];
  for (const { by, condition, span } of reverse) {
    const value = Math.min(configuration.tristateOf(by), configuration.evaluate(condition));
    if (value !== level) continue;
    const text = expressionText(configuration, and({ kind: "symbol", symbol: by, span }, condition));
    const line = `  - ${text ?? "y"}\n`;
    if (!lines.includes(line)) lines.push(line);
  }
  return lines.length > 0 ? title + lines.join("") : "";
}
