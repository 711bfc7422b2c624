import type { Choice, Configuration, MenuNode, SymbolDefinition } from "../../kconfig/index.ts";
import { countDifferences } from "./changes.ts";
import type { Change, Edit } from "./evaluation.ts";
import { settle } from "./open-menu.ts";
import { configurationOf, type MenuState } from "./state.ts";

type Logical = "y" | "m" | "n";

export function isLogical({ type }: SymbolDefinition): boolean {
  return type === "bool" || type === "tristate";
}

/** Gives the entry a value, or says why that is not possible. */
export function setNode(state: MenuState, node: MenuNode, value: Logical): MenuState {
  const { item } = node;
  if (item?.kind === "choice") return setChoice(state, item, value);
  if (!item) return say(state, "nothing to set here; Enter opens it");
  if (!isLogical(item)) return say(state, `${item.name} is ${item.type}; Enter edits it`);
  if (value === "m" && item.type === "bool") return say(state, `${item.name} is bool: y or n`);
  return setSymbol(state, item, value);
}

/** The next value of those that are possible. */
export function cycleNode(state: MenuState, node: MenuNode): MenuState {
  const { item } = node;
  if (item?.kind === "choice") return setChoice(state, item, isOn(state, item) ? "n" : "y");
  if (!item || !isLogical(item)) return setNode(state, node, "y");
  const configuration = configurationOf(state);
  if (isRadio(configuration, item)) return setSymbol(state, item, "y");
  const values = configuration.assignableValues(item.name);
  const now = configuration.valueOf(item);
  const next = values[(values.indexOf(now) + 1) % values.length];
  return setSymbol(state, item, next ?? (now === "n" ? "y" : "n"));
}

/** Any symbol to any value. Nothing happens but a message where the value does not come about. */
export function setSymbol(state: MenuState, symbol: SymbolDefinition, value: string): MenuState {
  const { name } = symbol;
  const configuration = configurationOf(state);
  const before = configuration.valueOf(symbol);
  if (before === value) {
    const others = isLogical(symbol) && !symbol.choice && configuration.assignableValues(name).length < 2;
    return say(state, others ? whyNot(configuration, symbol, value) : `${name} is ${shown(value)} already`);
  }
  const change: Change = {
    edits: editsFor(configuration, symbol, value),
    label: `${name}: ${shown(before)} → ${shown(value)}`,
  };
  const next = withChange(state, change);
  if (configurationOf(next).valueOf(symbol) === value) return told(state, next, change);
  // Why not is known only while it is assigned.
  return say(state, whyNot(configurationOf(next), symbol, value));
}

/** A choice has one y: choosing takes back what was assigned to the other members. */
function editsFor(configuration: Configuration, { name, choice }: SymbolDefinition, value: string): Edit[] {
  const others =
    choice && value === "y"
      ? choice.members.filter((member) => member.name !== name && isAsked(configuration, member, "y"))
      : [];
  return [...others.map((member) => ({ name: member.name, value: undefined })), { name, value }];
}

function isAsked(configuration: Configuration, { name }: SymbolDefinition, value: string): boolean {
  return configuration.assignment(name)?.value === value;
}

/** Switches a whole choice: its mode follows from what its members are asked to be. */
function setChoice(state: MenuState, choice: Choice, value: Logical): MenuState {
  const configuration = configurationOf(state);
  const chosen = configuration.chosenIn(choice);
  if (value === "y") return chosen ? setSymbol(state, chosen, "y") : chooseAny(state, choice);
  const asked = choice.members.filter(({ name }) => (configuration.assignment(name)?.value ?? "n") !== "n");
  const edits: Edit[] = asked.map(({ name }) => ({ name, value: value === "n" ? undefined : "m" }));
  if (edits.length === 0 && value === "m") {
    edits.push(...choice.members.slice(0, 1).map(({ name }) => ({ name, value: "m" })));
  }
  const change: Change = { edits, label: `${choiceTitle(choice)}: ${value}` };
  const next = withChange(state, change);
  if (countDifferences(state, next, new Set()) > 0) return told(state, next, change);
  return say(
    state,
    choice.optional ? `it cannot be ${value} now` : "a choice has one member; Enter lists them",
  );
}

/** Switches a choice on with its default, else with the first member that can be chosen. */
function chooseAny(state: MenuState, choice: Choice): MenuState {
  const defaults = choice.defaults.flatMap(({ value }) => (value.kind === "symbol" ? [value.symbol] : []));
  for (const member of [...defaults, ...choice.members]) {
    const next = setSymbol(state, member, "y");
    if (next.past !== state.past) return next;
  }
  return say(state, "no member of this choice can be chosen now");
}

function choiceTitle({ name, prompts }: Choice): string {
  return prompts[0]?.text ?? name ?? "choice";
}

function isOn(state: MenuState, choice: Choice): boolean {
  return choice.optional && configurationOf(state).chosenIn(choice) !== undefined;
}

/** Whether the symbol is one of several of which exactly one is y. */
export function isRadio(configuration: Configuration, { choice }: SymbolDefinition): boolean {
  return choice !== undefined && configuration.modeOf(choice) === 2;
}

/** Back to what the symbol is without an assignment. */
export function resetNode(state: MenuState, { item }: MenuNode): MenuState {
  const configuration = configurationOf(state);
  const symbols = item?.kind === "choice" ? item.members : item ? [item] : [];
  const assigned = symbols.filter(({ name }) => configuration.assignment(name) !== undefined);
  if (assigned.length === 0) return say(state, "nothing is assigned here: it has its default");
  const what = item?.kind === "choice" ? choiceTitle(item) : assigned[0]!.name;
  const change: Change = {
    edits: assigned.map(({ name }) => ({ name, value: undefined })),
    label: `${what}: back to its default`,
  };
  return told(state, withChange(state, change), change);
}

export function undo(state: MenuState): MenuState {
  const change = state.past[state.past.length - 1];
  if (!change) return say(state, "nothing to undo");
  const past = state.past.slice(0, -1);
  return say(settle({ ...state, past, future: [...state.future, change] }), `undone: ${change.label}`);
}

export function redo(state: MenuState): MenuState {
  const change = state.future[state.future.length - 1];
  if (!change) return say(state, "nothing to redo");
  const future = state.future.slice(0, -1);
  return say(settle({ ...state, past: [...state.past, change], future }), `redone: ${change.label}`);
}

export function say(state: MenuState, message: string): MenuState {
  return { ...state, message };
}

function withChange(state: MenuState, change: Change): MenuState {
  return { ...state, past: [...state.past, change], future: [] };
}

function told(state: MenuState, next: MenuState, { label, edits }: Change): MenuState {
  // That other members of a choice go off is what choosing means.
  const meant = new Set<SymbolDefinition>();
  for (const { name } of edits) {
    const symbol = state.model.tree.symbols.get(name)!;
    meant.add(symbol);
    for (const member of symbol.choice?.members ?? []) meant.add(member);
  }
  const others = countDifferences(state, next, meant);
  const follows = others > 0 ? `; ${others} more ${others === 1 ? "option follows" : "options follow"}` : "";
  return say(settle(next), `${label}${follows}`);
}

/** Why a value did not come about, in one line. */
export function whyNot(configuration: Configuration, symbol: SymbolDefinition, wanted: string): string {
  const { name } = symbol;
  const other = wanted === configuration.valueOf(symbol) ? (wanted === "n" ? "y" : "n") : wanted;
  const notes = configuration.explain(name, isLogical(symbol) ? other : wanted).notes;
  const first = notes[0]?.message ?? `${name} cannot be ${shown(wanted)} now`;
  return notes.length > 1 ? `${first} (and ${notes.length - 1} more; ? tells)` : first;
}

export function shown(value: string): string {
  return value === "" ? '""' : value;
}
