import type { SymbolDefinition, SymbolType } from "../../kconfig/index.ts";
import { configurationOf, type MenuState } from "./state.ts";

/** What a text typed for a symbol lacks, in one line; `undefined` when it would become the symbol's value. Tried. */
export function checkText(state: MenuState, symbol: SymbolDefinition, text: string): string | undefined {
  const { name } = symbol;
  const change = { edits: [{ name, value: text }], label: "" };
  const tried = state.model.current.at([...state.past, change]);
  if (tried.valueOf(symbol) === text) return undefined;
  const { obstacles, notes } = tried.explain(name, text);
  const [first] = obstacles;
  switch (first?.kind) {
    case "invalid":
      return `expected ${kindOfText(symbol.type)}, found "${text}"`;
    case "out-of-range":
      return `expected ${first.low} to ${first.high}, found ${text}`;
    default:
      return notes[0]?.message ?? `"${name}" cannot be "${text}" now`;
  }
}

/** What may be typed: `a whole number, 1 to 64`. */
export function expectation(state: MenuState, symbol: SymbolDefinition): string {
  const range = configurationOf(state).rangeOf(symbol);
  const kind = kindOfText(symbol.type);
  if (!range) return kind;
  const end = (value: bigint): string =>
    symbol.type === "hex" ? `0x${BigInt.asUintN(64, value).toString(16)}` : value.toString();
  return `${kind}, ${end(range.low)} to ${end(range.high)}`;
}

function kindOfText(type: SymbolType): string {
  switch (type) {
    case "int":
      return "a whole number";
    case "hex":
      return "a hexadecimal number";
    default:
      return "any text";
  }
}
