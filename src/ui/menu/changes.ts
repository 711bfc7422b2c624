import type { Choice, Configuration, SymbolDefinition } from "../../kconfig/index.ts";
import type { Change } from "./evaluation.ts";
import { configurationOf, savedConfigurationOf, type KconfigChange, type MenuState } from "./state.ts";

/**
 * What must be written so that the file says what the menu shows: the least that does. An assignment without effect is
 * never among it, since reading it again would be refused; one that lost its effect is taken back.
 */
export function changesOf(state: MenuState): readonly KconfigChange[] {
  return factsOf(state).changes();
}

/** A symbol whose value is not the one that was saved. */
export interface Difference {
  readonly symbol: SymbolDefinition;
  readonly before: string;
  readonly now: string;
}

/** In order of definition. */
export function differencesOf(state: MenuState): readonly Difference[] {
  return factsOf(state).differences();
}

export function differs(state: MenuState, symbol: SymbolDefinition): boolean {
  return factsOf(state).differing().has(symbol);
}

/** How many values differ between two moments of one menu, these symbols aside. */
export function countDifferences(
  one: MenuState,
  other: MenuState,
  aside: ReadonlySet<SymbolDefinition>,
): number {
  const values = valuesOf(one);
  const { symbols } = one.model;
  return valuesOf(other).reduce(
    (count, value, at) => count + Number(value !== values[at] && !aside.has(symbols[at]!)),
    0,
  );
}

/** What is worked out once for the same changes. */
export interface Facts {
  readonly saved: readonly Change[];
  readonly changes: () => readonly KconfigChange[];
  readonly differences: () => readonly Difference[];
  readonly differing: () => ReadonlySet<SymbolDefinition>;
}

function factsOf(state: MenuState): Facts {
  const { memory } = state.model;
  const last = memory.facts.get(state.past);
  if (last?.saved === state.saved) return last;
  const changes = once(() => computeChanges(state));
  const differences = once(() => computeDifferences(state));
  const differing = once(() => new Set(differences().map(({ symbol }) => symbol)));
  const facts = { saved: state.saved, changes, differences, differing };
  memory.facts.set(state.past, facts);
  return facts;
}

function once<T>(compute: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: compute() }).it;
}

function computeDifferences(state: MenuState): Difference[] {
  const now = valuesOf(state);
  const before = savedValuesOf(state);
  const result: Difference[] = [];
  state.model.symbols.forEach((symbol, at) => {
    if (before[at] !== now[at]) result.push({ symbol, before: before[at]!, now: now[at]! });
  });
  return result;
}

function computeChanges(state: MenuState): KconfigChange[] {
  const now = configurationOf(state);
  const before = savedConfigurationOf(state);
  const names = new Set([...before.assignments, ...now.assignments].map(({ name }) => name));
  const result: KconfigChange[] = [];
  for (const name of names) {
    const written = before.assignment(name)?.value;
    const asked = now.assignment(name)?.value;
    const value = now.value(name);
    // What had no effect before is not this person's doing.
    if (asked === written && (asked === value || before.value(name) !== written)) continue;
    const wanted =
      asked === value && !(written === undefined && isIdle(now, before, name)) ? value : undefined;
    if (wanted !== written) result.push({ name, value: wanted });
  }
  return result;
}

/** Whether an assignment changes nothing. Tried, because only trying knows all of defaults, ranges and choices. */
function isIdle(now: Configuration, before: Configuration, name: string): boolean {
  const symbol = now.tree.symbols.get(name)!;
  const { choice } = symbol;
  // Members of a choice decide together, and what the file says of the others is still to be changed.
  if (choice?.members.some((member) => before.assignment(member.name) !== undefined)) return false;
  const { value, origin } = now.assignment(name)!;
  if (choice) return value === "n" || (isPlain(choice) && now.defaultOf(choice) === symbol);
  now.unset(name);
  const without = now.valueOf(symbol);
  now.assign(name, value, origin);
  return without === value;
}

/** Always on, and always with one member. */
function isPlain({ optional, type }: Choice): boolean {
  return !optional && type === "bool";
}

/** Asked for once a state, when it is drawn: so a change need not bring the configuration back to compare. */
function valuesOf({ model, past }: MenuState): readonly string[] {
  const known = model.memory.values.get(past);
  if (known) return known;
  const configuration = model.current.at(past);
  const values = model.symbols.map((symbol) => configuration.valueOf(symbol));
  model.memory.values.set(past, values);
  return values;
}

function savedValuesOf({ model, saved }: MenuState): readonly string[] {
  const known = model.memory.values.get(saved);
  if (known) return known;
  const configuration = model.saved.at(saved);
  const values = model.symbols.map((symbol) => configuration.valueOf(symbol));
  model.memory.values.set(saved, values);
  return values;
}
