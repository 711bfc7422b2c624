import type { Expression } from "./expression.ts";
import type { Choice, Property, SymbolDefinition } from "./tree.ts";

/**
 * What must be known before what. The unit is a cell, one computed thing, because a choice and its members need each
 * other in turns: its mode, then whether each member is visible, then which one is chosen, then the members' values.
 *
 * Cells by number: the value of item `id` is cell `id` (for a choice: which member is chosen); behind them come
 * the modes of choices and the visibilities of members. Lists are made when they are first asked for: most runs
 * never need them.
 */
export class Dependencies {
  readonly cellCount: number;
  /** The item each cell belongs to, by id. */
  readonly owner: readonly number[];
  readonly modeCell: ReadonlyMap<Choice, number>;
  readonly visibilityCell: ReadonlyMap<SymbolDefinition, number>;
  readonly #items: readonly (SymbolDefinition | Choice)[];
  /** With the bounds of ranges. Without them these are the dependencies in which a loop is a mistake. */
  readonly #evaluation: boolean;
  readonly #needs: (readonly number[] | undefined)[];
  #neededBy: readonly (readonly number[])[] | undefined;
  /** For each cell the last one whose list it was put on: keeps lists free of duplicates. */
  readonly #listedFor: Int32Array;
  #cell = 0;
  #list: number[] = [];

  constructor(items: readonly (SymbolDefinition | Choice)[], evaluation: boolean) {
    const owner = items.map((item) => item.id);
    const modeCell = new Map<Choice, number>();
    const visibilityCell = new Map<SymbolDefinition, number>();
    for (const item of items) {
      if (item.kind === "choice") modeCell.set(item, owner.push(item.id) - 1);
      else if (item.choice) visibilityCell.set(item, owner.push(item.id) - 1);
    }
    this.cellCount = owner.length;
    this.owner = owner;
    this.modeCell = modeCell;
    this.visibilityCell = visibilityCell;
    this.#items = items;
    this.#evaluation = evaluation;
    this.#needs = new Array<readonly number[] | undefined>(owner.length).fill(undefined);
    this.#listedFor = new Int32Array(owner.length).fill(-1);
  }

  /** Cells that a cell reads. Without duplicates. */
  needs(cell: number): readonly number[] {
    let list = this.#needs[cell];
    if (!list) {
      this.#cell = cell;
      this.#list = [];
      this.#collect(this.#items[this.owner[cell]!]!, cell);
      list = this.#needs[cell] = this.#list;
    }
    return list;
  }

  /** Cells that read a cell. */
  neededBy(cell: number): readonly number[] {
    if (!this.#neededBy) {
      const neededBy: number[][] = Array.from({ length: this.cellCount }, () => []);
      for (let reader = 0; reader < this.cellCount; reader += 1)
        for (const other of this.needs(reader)) neededBy[other]!.push(reader);
      this.#neededBy = neededBy;
    }
    return this.#neededBy[cell]!;
  }

  #collect(item: SymbolDefinition | Choice, cell: number): void {
    if (item.kind === "choice") {
      if (cell !== item.id) {
        this.#conditions(item.prompts);
        return;
      }
      this.#add(this.modeCell.get(item)!);
      for (const member of item.members) this.#add(this.visibilityCell.get(member)!);
      this.#conditions(item.defaults);
      return;
    }
    if (item.constant) return;
    const isValue = cell === item.id;
    if (item.choice && isValue) {
      this.#add(this.visibilityCell.get(item)!);
      this.#add(item.choice.id);
    }
    if (!item.choice || !isValue) this.#conditions(item.prompts);
    // Evaluation needs less of a member than conf's check for loops looks at: no select reaches it, say.
    if (this.#evaluation ? isValue : !item.choice || !isValue) this.#collectDefinition(item);
    if (!this.#evaluation || !isValue) return;
    for (const { low, high } of item.ranges) {
      for (const bound of [low, high]) if (!bound.constant) this.#add(bound.id);
    }
  }

  #collectDefinition(symbol: SymbolDefinition): void {
    if (!this.#evaluation || !symbol.choice) {
      this.#expression(symbol.directDependency);
      for (const reverse of [symbol.selectedBy, symbol.impliedBy]) {
        for (const { by, condition } of reverse) {
          this.#add(by.id);
          this.#expression(condition);
        }
      }
    }
    this.#conditions(symbol.defaults);
    for (const property of symbol.defaults) this.#expression(property.value);
    this.#conditions(symbol.ranges);
  }

  #conditions(properties: readonly Property[]): void {
    for (const { when } of properties) this.#expression(when);
  }

  #expression(expression: Expression | undefined): void {
    switch (expression?.kind) {
      case "symbol":
        if (!expression.symbol.constant) this.#add(expression.symbol.id);
        break;
      case "compare":
        if (!expression.left.constant) this.#add(expression.left.id);
        if (!expression.right.constant) this.#add(expression.right.id);
        break;
      case "not":
        this.#expression(expression.operand);
        break;
      case "and":
      case "or":
        for (const operand of expression.operands) this.#expression(operand);
        break;
      case "mode":
        this.#add(this.modeCell.get(expression.choice)!);
        break;
    }
  }

  #add(cell: number): void {
    if (this.#listedFor[cell] === this.#cell) return;
    this.#listedFor[cell] = this.#cell;
    this.#list.push(cell);
  }
}
