import type { Choice, SymbolDefinition } from "./tree.ts";

/** Gives every name one object. Constants (quoted texts and y, m, n) live apart from symbols of the same name. */
export class SymbolTable {
  readonly items: (SymbolDefinition | Choice)[] = [];
  readonly choices: Choice[] = [];
  /** In order of first definition. */
  readonly defined = new Map<string, SymbolDefinition>();
  readonly #symbols = new Map<string, SymbolDefinition>();
  readonly #constants = new Map<string, SymbolDefinition>();
  readonly #namedChoices = new Map<string, Choice>();
  readonly no: SymbolDefinition;

  constructor() {
    for (const name of ["n", "m", "y"]) this.constant(name).type = "tristate";
    this.no = this.constant("n");
  }

  symbol(name: string): SymbolDefinition {
    if (name === "y" || name === "m" || name === "n") return this.constant(name);
    return this.#intern(this.#symbols, name, false);
  }

  constant(name: string): SymbolDefinition {
    return this.#intern(this.#constants, name, true);
  }

  choice(name: string | undefined): Choice {
    const known = name === undefined ? undefined : this.#namedChoices.get(name);
    if (known) return known;
    const choice: Choice = {
      kind: "choice",
      id: this.items.length,
      name,
      type: "unknown",
      optional: false,
      nodes: [],
      prompts: [],
      defaults: [],
      members: [],
    };
    this.items.push(choice);
    this.choices.push(choice);
    if (name !== undefined) this.#namedChoices.set(name, choice);
    return choice;
  }

  #intern(table: Map<string, SymbolDefinition>, name: string, constant: boolean): SymbolDefinition {
    let symbol = table.get(name);
    if (!symbol) {
      symbol = {
        kind: "symbol",
        id: this.items.length,
        name,
        constant,
        type: "unknown",
        nodes: [],
        prompts: [],
        defaults: [],
        selects: [],
        implies: [],
        ranges: [],
        choice: undefined,
        directDependency: undefined,
        selectedBy: [],
        impliedBy: [],
        allNoConfigY: false,
        transitional: false,
      };
      this.items.push(symbol);
      table.set(name, symbol);
    }
    return symbol;
  }
}
