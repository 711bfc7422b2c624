import type { Configuration } from "../configuration.ts";
import { isValidValue } from "../number.ts";
import type { Choice, SymbolDefinition } from "../tree.ts";

/** Which symbols have been answered, by a file or by a person: the others are "new". */
export class Answers {
  readonly configuration: Configuration;
  /** Something is not as the file had it. */
  changed = true;
  /** Members of a choice that was decided, and decided choices. */
  /** Choices of the file that are not answered keep its members until the first change. */
  #opensChoices = false;
  readonly #settled = new Set<SymbolDefinition | Choice>();

  constructor(configuration: Configuration) {
    this.configuration = configuration;
  }

  has(item: SymbolDefinition | Choice): boolean {
    if (item.kind === "choice") this.#reopen(item);
    if (this.#settled.has(item)) return true;
    return item.kind === "symbol" && this.configuration.assignment(item.name) !== undefined;
  }

  /** From now on the item counts as answered. */
  settleItem(item: SymbolDefinition | Choice): void {
    this.#settled.add(item);
  }

  /**
   * After a file was read: values outside their range are forgotten, and those of symbols that do not show as well, so that
   * they are asked for when they come to show. The latter only when the file describes the tree as it is.
   */
  settle(warned: boolean): void {
    const { configuration } = this;
    const symbols = [...configuration.tree.symbols.values()];
    const unsaved = symbols.some((symbol) => !this.#isSaved(symbol));
    for (const choice of configuration.tree.choices) {
      if (this.#contradicts(choice)) continue;
      this.#settled.add(choice);
      this.#reopen(choice);
    }
    // Which ones is decided before the first is forgotten.
    const forgotten = symbols.filter((symbol) => {
      const value = configuration.assignment(symbol.name)?.value;
      if (value === undefined || symbol.choice || symbol.transitional) return false;
      if (configuration.visibilityOf(symbol) === 0) return !unsaved;
      return !isLogical(symbol) && configuration.valueOf(symbol) !== value;
    });
    for (const symbol of forgotten) configuration.unset(symbol.name);
    this.changed = warned || unsaved;
    this.#opensChoices = true;
  }

  /** A choice that is y is a new one again when a member shows that has no value. */
  #reopen(choice: Choice): void {
    if (!this.#settled.has(choice) || this.configuration.modeOf(choice) !== 2) return;
    const shown = choice.members.filter((member) => this.configuration.visibilityOf(member) > 0);
    if (shown.every((member) => this.has(member))) return;
    this.#settled.delete(choice);
    this.#opensChoices = true;
  }

  /** A member that is m after another one that is y: then the choice counts as not answered. */
  #contradicts(choice: Choice): boolean {
    if (choice.type !== "tristate") return false;
    let full = false;
    for (const { name, value } of this.configuration.assignments) {
      if (this.configuration.tree.symbols.get(name)?.choice !== choice) continue;
      if (value === "m" && full) return true;
      full ||= value === "y";
    }
    return false;
  }

  /**
   * What `savedefconfig` does before it looks again: a choice goes as low as it can, unless every member that shows has
   * a value.
   */
  dropOpenChoices(): void {
    if (!this.#opensChoices) return;
    this.#opensChoices = false;
    for (const choice of this.configuration.tree.choices)
      if (!this.#settled.has(choice)) this.configuration.setChoiceMode(choice, 0);
  }

  #isSaved(symbol: SymbolDefinition): boolean {
    const { configuration } = this;
    if (symbol.transitional) return true;
    const value = configuration.assignment(symbol.name)?.value;
    const written = configuration.isWritten(symbol);
    if (value === undefined || !written) return (value === undefined) === !written;
    return configuration.valueOf(symbol) === value;
  }

  /** `false` when the symbol cannot have this value now. */
  set(symbol: SymbolDefinition, value: string): boolean {
    const { configuration } = this;
    const before = configuration.valueOf(symbol);
    if (isLogical(symbol)) {
      if (value !== before && !configuration.assignableValues(symbol.name).includes(value)) return false;
    } else {
      const text =
        symbol.type === "hex" && /^[0-9a-f]/i.test(value) && !/^0x/i.test(value) ? `0x${value}` : value;
      return this.#setText(symbol, text, before);
    }
    if (!this.has(symbol) || value !== before) this.changed = true;
    if (value !== before) this.dropOpenChoices();
    const { choice } = symbol;
    if (choice && value === "y") {
      this.#settled.add(choice);
      for (const member of choice.members)
        if (configuration.visibilityOf(member) > 0) this.#settled.add(member);
    }
    configuration.assign(symbol.name, value);
    return true;
  }

  #setText(symbol: SymbolDefinition, text: string, before: string): boolean {
    const { configuration } = this;
    if (!isValidValue(symbol.type, text)) return false;
    const range = configuration.rangeOf(symbol);
    if (range) {
      const number = BigInt(
        symbol.type === "hex" && !/^0x/i.test(text) ? `0x${text}` : text.replace(/^-/, ""),
      );
      const signed = text.startsWith("-") ? -number : number;
      if (signed < range.low || signed > range.high) return false;
    }
    if (!this.has(symbol) || text !== before) this.changed = true;
    this.dropOpenChoices();
    configuration.assign(symbol.name, text);
    return true;
  }

  setMode(choice: Choice, mode: 0 | 1 | 2): void {
    const other = this.configuration.modeOf(choice) !== mode;
    if (other || !this.has(choice)) this.changed = true;
    if (other) this.dropOpenChoices();
    this.#settled.add(choice);
    this.configuration.setChoiceMode(choice, mode);
  }
}

function isLogical(symbol: SymbolDefinition): boolean {
  return symbol.type === "bool" || symbol.type === "tristate";
}
