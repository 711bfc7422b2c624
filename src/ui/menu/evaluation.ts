import { Configuration, type Assignment, type Choice, type KconfigTree } from "../../kconfig/index.ts";

/** One assignment; `undefined` takes the symbol back to what it is without one. */
export interface Edit {
  readonly name: string;
  readonly value: string | undefined;
}

/** What one key did: undone and redone as a whole. Compared by identity. */
export interface Change {
  readonly edits: readonly Edit[];
  /** For people: `NET: n → y`. */
  readonly label: string;
}

interface Applied {
  readonly change: Change;
  /** What takes it back, in order. */
  readonly back: readonly (() => void)[];
}

/**
 * Makes values of states: a state holds only its changes, and this object brings one `Configuration` to wherever the
 * state that is being looked at stands. It goes there by single assignments, so each costs what depends on it.
 * Nothing is lost when states are looked at in any order.
 */
export class Evaluation {
  readonly #configuration: Configuration;
  readonly #applied: Applied[] = [];

  constructor(tree: KconfigTree, loaded: readonly Assignment[]) {
    this.#configuration = new Configuration(tree);
    for (const { name, value, origin } of loaded) this.#configuration.assign(name, value, origin);
  }

  /** The configuration after these changes. Valid until the next call; not to be assigned to. */
  at(changes: readonly Change[]): Configuration {
    let common = 0;
    while (common < this.#applied.length && this.#applied[common]!.change === changes[common]) common += 1;
    while (this.#applied.length > common) for (const step of this.#applied.pop()!.back) step();
    for (const change of changes.slice(common)) this.#apply(change);
    return this.#configuration;
  }

  #apply(change: Change): void {
    const configuration = this.#configuration;
    const back = this.#restorers(change);
    for (const { name, value } of change.edits) {
      if (value === undefined) configuration.unset(name);
      else configuration.assign(name, value);
    }
    this.#applied.push({ change, back });
  }

  /** In a choice the last assignment counts, so what its members had is put back in the order it was made. */
  #restorers({ edits }: Change): (() => void)[] {
    const configuration = this.#configuration;
    const names = new Set<string>();
    const choices = new Set<Choice>();
    for (const { name } of edits) {
      const symbol = configuration.tree.symbols.get(name);
      if (!symbol) continue;
      names.add(name);
      if (symbol.choice) choices.add(symbol.choice);
    }
    for (const choice of choices) for (const member of choice.members) names.add(member.name);
    const had =
      choices.size > 0
        ? [...configuration.assignments].filter(({ name }) => names.has(name))
        : [...names].flatMap((name) => configuration.assignment(name) ?? []);
    return [
      ...[...names].map((name) => () => configuration.unset(name)),
      ...had.map(
        ({ name, value, origin }) =>
          () =>
            configuration.assign(name, value, origin),
      ),
    ];
  }
}
