import {
  renderExpression,
  type Configuration,
  type Expression,
  type MenuNode,
  type SymbolDefinition,
} from "../../kconfig/index.ts";
import { opensScreen } from "./model.ts";
import { configurationOf, type MenuState } from "./state.ts";

/** An entry as it stands on the screen of a menu. */
export interface EntryRow {
  readonly node: MenuNode;
  /** How far below the first level of its screen. */
  readonly depth: number;
  /** Shown only because everything is. */
  readonly hidden: boolean;
}

/** The rows asked for last with some changes. */
export interface RememberedRows {
  readonly menu: MenuNode;
  readonly showAll: boolean;
  readonly rows: readonly EntryRow[];
}

/** The entries of a menu, top to bottom. */
export function rowsOf(state: MenuState, menu: MenuNode): readonly EntryRow[] {
  // Every key asks several times for the same rows.
  const { memory } = state.model;
  const { showAll } = state;
  const last = memory.rows.get(state.past);
  if (last?.menu === menu && last.showAll === showAll) return last.rows;
  const rows: EntryRow[] = [];
  const configuration = configurationOf(state);
  const visit = (nodes: readonly MenuNode[], depth: number): void => {
    for (const node of nodes) {
      const shows = isShown(configuration, node);
      if (!shows && !showAll) continue;
      rows.push({ node, depth, hidden: !shows });
      if (!opensScreen(node)) visit(node.children, depth + 1);
    }
  };
  visit(menu.children, 0);
  memory.rows.set(state.past, { menu, showAll, rows });
  return rows;
}

/** Whether an entry is there in the normal view: its prompt shows, or it is on and something below it shows. */
export function isShown(configuration: Configuration, node: MenuNode): boolean {
  const { prompt, item, visibleIf } = node;
  if (!prompt) return false;
  if (visibleIf && configuration.evaluate(visibleIf) === 0) return false;
  if (configuration.evaluate(prompt.when) > 0) return true;
  if (item?.kind !== "symbol" || configuration.tristateOf(item) === 0) return false;
  return node.children.some((child) => isShown(configuration, child));
}

/** Why an entry does not show, in a few words. */
export function whyHidden(configuration: Configuration, node: MenuNode): string {
  if (!node.prompt) return "no prompt, its value follows from others";
  const blocking = firstUnmet(configuration, node.prompt.when) ?? firstUnmet(configuration, node.visibleIf);
  if (!blocking) return "needs what is above it";
  const text = `needs ${renderExpression(blocking)}`;
  // That a symbol which is needed is n goes without saying.
  if (blocking.kind === "symbol") return text;
  const values = symbolsIn(blocking).map(
    (symbol) => `${symbol.name} is ${configuration.valueOf(symbol) || '""'}`,
  );
  return values.length === 0 ? text : `${text} (${values.join(", ")})`;
}

function firstUnmet(
  configuration: Configuration,
  expression: Expression | undefined,
): Expression | undefined {
  if (!expression || configuration.evaluate(expression) > 0) return undefined;
  if (expression.kind !== "and") return expression;
  for (const operand of expression.operands) {
    const found = firstUnmet(configuration, operand);
    if (found) return found;
  }
  return expression;
}

/** The defined symbols that an expression names, each once. */
export function symbolsIn(expression: Expression): SymbolDefinition[] {
  const found = new Set<SymbolDefinition>();
  const visit = (one: Expression): void => {
    if (one.kind === "symbol") found.add(one.symbol);
    else if (one.kind === "compare") found.add(one.left).add(one.right);
    else if (one.kind === "not") visit(one.operand);
    else if (one.kind !== "mode") one.operands.forEach(visit);
  };
  visit(expression);
  return [...found].filter(({ nodes }) => nodes.length > 0);
}
