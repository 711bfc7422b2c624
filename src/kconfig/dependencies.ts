import { forEachMode, forEachSymbol, type Expression } from "./expression.ts";
import type { Choice, Property, SymbolDefinition } from "./tree.ts";

/**
 * What must be known before what. The unit is a cell, one computed thing, because a choice and its members need each
 * other in turns: its mode, then whether each member is visible, then which one is chosen, then the members' values.
 *
 * Cells by number: the value of item `id` is cell `id` (for a choice: which member is chosen); behind them come
 * the modes of choices and the visibilities of members.
 */
export interface Dependencies {
  readonly cellCount: number;
  /** The item each cell belongs to, by id. */
  readonly owner: readonly number[];
  readonly modeCell: ReadonlyMap<Choice, number>;
  readonly visibilityCell: ReadonlyMap<SymbolDefinition, number>;
  /** Cells that a cell reads. Without duplicates. */
  readonly needs: readonly (readonly number[])[];
  /** Cells that read a cell. */
  readonly neededBy: readonly (readonly number[])[];
}

/**
 * `evaluation`: with the bounds of ranges. Without them these are the dependencies in which a loop is a mistake.
 */
export function findDependencies(
  items: readonly (SymbolDefinition | Choice)[],
  evaluation: boolean,
): Dependencies {
  const owner = items.map((item) => item.id);
  const modeCell = new Map<Choice, number>();
  const visibilityCell = new Map<SymbolDefinition, number>();
  for (const item of items) {
    if (item.kind === "choice") modeCell.set(item, owner.push(item.id) - 1);
    else if (item.choice) visibilityCell.set(item, owner.push(item.id) - 1);
  }

  const needs: number[][] = owner.map(() => []);
  const collect = (cell: number): Collector => {
    const found = new Set<number>();
    const add = (other: number): void => {
      if (!found.has(other)) needs[cell]!.push(other);
      found.add(other);
    };
    const expression = (value: Expression | undefined): void => {
      forEachSymbol(value, (symbol) => {
        if (!symbol.constant) add(symbol.id);
      });
      forEachMode(value, (choice) => add(modeCell.get(choice)!));
    };
    return { add, expression };
  };

  for (const item of items) {
    if (item.kind === "choice") {
      const mode = collect(modeCell.get(item)!);
      for (const prompt of item.prompts) mode.expression(prompt.when);
      const chosen = collect(item.id);
      chosen.add(modeCell.get(item)!);
      for (const member of item.members) chosen.add(visibilityCell.get(member)!);
      for (const { when } of item.defaults) chosen.expression(when);
    } else if (!item.constant) collectSymbol(item, collect, visibilityCell, evaluation);
  }

  const neededBy: number[][] = owner.map(() => []);
  needs.forEach((cells, cell) => {
    for (const other of cells) neededBy[other]!.push(cell);
  });
  return { cellCount: owner.length, owner, modeCell, visibilityCell, needs, neededBy };
}

interface Collector {
  readonly add: (cell: number) => void;
  readonly expression: (expression: Expression | undefined) => void;
}

function collectSymbol(
  symbol: SymbolDefinition,
  collect: (cell: number) => Collector,
  visibilityCell: ReadonlyMap<SymbolDefinition, number>,
  evaluation: boolean,
): void {
  const value = collect(symbol.id);
  const conditions = (collector: Collector, properties: readonly Property[]): void => {
    for (const { when } of properties) collector.expression(when);
  };
  let shown = value;
  if (symbol.choice) {
    const visibility = visibilityCell.get(symbol)!;
    shown = collect(visibility);
    value.add(visibility);
    value.add(symbol.choice.id);
  }
  conditions(shown, symbol.prompts);
  // Evaluation needs less of a member than conf's check for loops looks at: no select reaches it, say.
  const other = evaluation ? value : shown;
  if (!evaluation || !symbol.choice) {
    other.expression(symbol.directDependency);
    for (const { by, condition } of [...symbol.selectedBy, ...symbol.impliedBy]) {
      other.add(by.id);
      other.expression(condition);
    }
  }
  conditions(other, symbol.defaults);
  for (const property of symbol.defaults) other.expression(property.value);
  conditions(other, symbol.ranges);
  if (!evaluation) return;
  for (const { low, high } of symbol.ranges) {
    for (const bound of [low, high]) if (!bound.constant) value.add(bound.id);
  }
}
