import type { Note, Span } from "../base/index.ts";
import {
  promptStates,
  reasonOf,
  smallestChange,
  type Obstacle,
  type PromptState,
  type Reason,
  type SmallestChange,
  type SymbolType,
} from "../kconfig/index.ts";
import type { OpenedConfiguration } from "./config-open.ts";

/** Everything there is to say about an option's value. Plain data, but for the sources in its spans. */
export interface OptionReport {
  /** Without `CONFIG_`. */
  readonly name: string;
  readonly value: string;
  readonly type: SymbolType;
  readonly definedAt: readonly Span[];
  readonly help?: string;
  readonly reason: Reason;
  /** Where it can be set; none when it follows from others alone. */
  readonly prompts: readonly PromptState[];
  /** Bounds of an int or hex, as they are now. */
  readonly range?: { readonly low: string; readonly high: string; readonly span: Span };
  /** The members of its choice, the chosen one first. */
  readonly choice?: readonly string[];
  /** Who sets it, when somebody does: `unikraft`, `target a`, `command line`. */
  readonly setBy?: string;
  readonly wanted?: WantedValue;
}

/** What stands between an option and a value, and the way there. */
export interface WantedValue {
  readonly value: string;
  readonly isValue: boolean;
  readonly obstacles: readonly Obstacle[];
  /** The obstacles as text. */
  readonly notes: readonly Note[];
  readonly change: SmallestChange;
}

/** Reports on an option the tree defines. `wanted`: a value of its type that somebody would like it to have. */
export function reportOption(opened: OpenedConfiguration, name: string, wanted?: string): OptionReport {
  const { configuration, tree, open } = opened;
  const symbol = tree.symbols.get(name)!;
  const help = symbol.nodes.find((node) => node.help !== undefined)?.help;
  const range = configuration.rangeOf(symbol);
  const text = (value: bigint): string =>
    symbol.type === "hex" ? `0x${value.toString(16)}` : value.toString();
  const setBy = open.assignments.findLast((one) => one.name === name)?.layer;
  const chosen = symbol.choice && configuration.chosenIn(symbol.choice);
  return {
    name,
    value: configuration.value(name),
    type: symbol.type,
    definedAt: symbol.nodes.map(({ span }) => span),
    ...(help !== undefined && { help }),
    reason: reasonOf(configuration, name),
    prompts: promptStates(configuration, name),
    ...(range && { range: { low: text(range.low), high: text(range.high), span: range.range.span } }),
    ...(symbol.choice && {
      choice: [
        ...(chosen ? [chosen.name] : []),
        ...symbol.choice.members.filter((member) => member !== chosen).map((member) => member.name),
      ],
    }),
    ...(setBy !== undefined && { setBy }),
    ...(wanted !== undefined && { wanted: wantedValue(opened, name, wanted) }),
  };
}

function wantedValue({ configuration, open }: OpenedConfiguration, name: string, value: string): WantedValue {
  const { obstacles, notes } = configuration.explain(name, value);
  const derived = new Set(open.assignments.filter((one) => one.isDerived).map((one) => one.name));
  const change = smallestChange(configuration, name, value, { isFixed: (one) => derived.has(one) });
  return { value, isValue: configuration.value(name) === value, obstacles, notes, change };
}
