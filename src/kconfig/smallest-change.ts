import { Configuration } from "./configuration.ts";
import type { Comparison, Expression, Tristate } from "./expression.ts";
import { isValidValue, leadingNumber } from "./number.ts";
import type { Choice, Property, ReverseDependency, SymbolDefinition } from "./tree.ts";

/** One assignment that would have to be made, or made otherwise. */
export interface Change {
  readonly name: string;
  readonly value: string;
  /** What the symbol is now. */
  readonly from: string;
}

export type SmallestChange =
  | {
      readonly kind: "found";
      /** In an order in which each can be made; empty when the value is as wanted. */
      readonly changes: readonly Change[];
      /** Assignments that take effect now and would not any more. */
      readonly lost: readonly { readonly name: string; readonly value: string }[];
    }
  /** Everything that could have been tried was, within `limit` changes. */
  | { readonly kind: "impossible"; readonly tried: number; readonly limit: number }
  /** There was more to try. */
  | { readonly kind: "gave-up"; readonly tried: number; readonly limit: number };

export interface SearchBounds {
  /** Symbols that must stay as they are. */
  readonly isFixed?: (name: string) => boolean;
  /** How many changes at most; default 6. */
  readonly limit?: number;
  /** How many configurations are tried at most; default 2000. */
  readonly tries?: number;
}

interface Step {
  readonly symbol: SymbolDefinition;
  readonly value: string;
}

/**
 * The smallest set of assignments after which a symbol has a value. Breadth first by the number of changes; each set is
 * really applied to a configuration of its own, on top of what is assigned now. Steps are proposed by what stands
 * between the symbol and the value (conditions, selects, choices, ranges), so that what has no bearing on it is never
 * tried. Of sets of one size the one that costs the fewest other assignments their effect is taken.
 */
export function smallestChange(
  configuration: Configuration,
  name: string,
  wanted: string,
  { isFixed = () => false, limit = 6, tries = 2000 }: SearchBounds = {},
): SmallestChange {
  const { tree } = configuration;
  const goal = tree.symbols.get(name);
  if (!goal || !isValidValue(goal.type, wanted)) return { kind: "impossible", tried: 0, limit };
  const base = [...configuration.assignments];
  const now = ineffectiveNames(configuration);
  let tried = 0;
  const apply = (steps: readonly Step[]): Configuration => {
    tried += 1;
    const scratch = new Configuration(tree);
    for (const one of base) scratch.assign(one.name, one.value, one.origin);
    for (const { symbol, value } of steps) scratch.assign(symbol.name, value);
    return scratch;
  };
  let states: (readonly Step[])[] = [[]];
  const seen = new Set<string>();
  for (let size = 0; size <= limit && states.length > 0; size += 1) {
    const next: (readonly Step[])[] = [];
    let best: { steps: readonly Step[]; lost: readonly { name: string; value: string }[] } | undefined;
    for (const steps of states) {
      if (tried >= tries) break;
      const scratch = apply(steps);
      if (scratch.value(name) === wanted) {
        const lost = [...base]
          .filter((one) => !now.has(one.name) && !steps.some(({ symbol }) => symbol.name === one.name))
          .filter((one) => scratch.value(one.name) !== one.value)
          .map((one) => ({ name: one.name, value: one.value }));
        if (!best || lost.length < best.lost.length) best = { steps, lost };
        if (lost.length === 0) break;
        continue;
      }
      const changed = new Set(steps.map(({ symbol }) => symbol));
      for (const step of new Proposals(scratch, (one) => isFixed(one.name) || changed.has(one)).towards(
        goal,
        wanted,
      )) {
        const more = [...steps, step];
        const key = more
          .map(({ symbol, value }) => `${symbol.name}=${value}`)
          .sort()
          .join(" ");
        if (!seen.has(key)) next.push(more);
        seen.add(key);
      }
    }
    if (best) {
      const changes = best.steps.map(({ symbol, value }) => {
        return { name: symbol.name, value, from: configuration.valueOf(symbol) };
      });
      return { kind: "found", changes, lost: best.lost };
    }
    if (tried >= tries) return { kind: "gave-up", tried, limit };
    states = next;
  }
  return { kind: states.length > 0 ? "gave-up" : "impossible", tried, limit };
}

function ineffectiveNames(configuration: Configuration): Set<string> {
  return new Set(configuration.ineffective().map(({ name }) => name));
}

/** Assignments that could bring a symbol nearer to a value, in one configuration. */
class Proposals {
  readonly #configuration: Configuration;
  readonly #mustStay: (symbol: SymbolDefinition) => boolean;
  readonly #steps = new Map<string, Step>();
  /** What is being looked into already: dependencies may lead back. */
  readonly #visited = new Set<string>();

  constructor(configuration: Configuration, mustStay: (symbol: SymbolDefinition) => boolean) {
    this.#configuration = configuration;
    this.#mustStay = mustStay;
  }

  towards(symbol: SymbolDefinition, wanted: string): Iterable<Step> {
    if (!isLogical(symbol)) this.#text(symbol, wanted);
    else if (wanted === "n") this.#lower(symbol, 0);
    else if (wanted === "m") {
      // Up from n, or down from y.
      this.#raise(symbol, 1);
      this.#lower(symbol, 1);
    } else this.#raise(symbol, 2);
    return this.#steps.values();
  }

  #propose(symbol: SymbolDefinition, value: string): void {
    if (this.#mustStay(symbol)) return;
    this.#steps.set(`${symbol.name}=${value}`, { symbol, value });
  }

  #enter(what: string): boolean {
    if (this.#visited.has(what)) return false;
    this.#visited.add(what);
    return true;
  }

  #text(symbol: SymbolDefinition, wanted: string): void {
    const configuration = this.#configuration;
    if (configuration.visibilityOf(symbol) === 0) this.#show(symbol, 1);
    else {
      const range = configuration.rangeOf(symbol);
      const number = range && leadingNumber(wanted, symbol.type === "hex" ? 16 : 10);
      if (range && (number! < range.low || number! > range.high)) {
        this.#dissatisfy(range.range.when, 0);
        for (const bound of [range.range.low, range.range.high]) {
          if (!bound.constant && bound.nodes.length > 0) this.#text(bound, wanted);
        }
      } else this.#propose(symbol, wanted);
    }
    // A default may be what is wanted.
    for (const { value, when } of symbol.defaults) {
      if (value.kind === "symbol" && configuration.valueOf(value.symbol) === wanted) this.#satisfy(when, 1);
    }
  }

  /** Brings a bool or tristate up to a level. */
  #raise(symbol: SymbolDefinition, level: Tristate): void {
    const configuration = this.#configuration;
    if (symbol.constant || configuration.tristateOf(symbol) >= level) return;
    if (!this.#enter(`raise ${symbol.id} ${level}`)) return;
    const visible = configuration.visibilityOf(symbol);
    if (visible >= level) this.#propose(symbol, level === 2 ? "y" : "m");
    else this.#show(symbol, level);
    if (symbol.choice) return;
    const others: readonly ReverseDependency[] = [...symbol.selectedBy, ...symbol.impliedBy];
    for (const { by, condition } of others) {
      this.#raise(by, level);
      this.#satisfy(condition, level);
    }
    for (const { value, when } of symbol.defaults) {
      // A person's n stands before every default.
      this.#satisfy(value, level);
      this.#satisfy(when, level);
    }
  }

  /** Brings a bool or tristate down to a level. */
  #lower(symbol: SymbolDefinition, level: Tristate): void {
    const configuration = this.#configuration;
    if (symbol.constant || configuration.tristateOf(symbol) <= level) return;
    if (!this.#enter(`lower ${symbol.id} ${level}`)) return;
    const { selected } = configuration.boundsOf(symbol);
    if (selected > level) {
      for (const { by, condition } of symbol.selectedBy) {
        if (Math.min(configuration.tristateOf(by), configuration.evaluate(condition)) <= level) continue;
        this.#lower(by, level);
        this.#dissatisfy(condition, level);
      }
      return;
    }
    const { choice } = symbol;
    const visible = configuration.visibilityOf(symbol);
    if (choice && visible === 2) {
      for (const member of choice.members) if (member !== symbol) this.#raise(member, 2);
      for (const { when } of choice.prompts) this.#dissatisfy(when, level);
    } else if (visible > 0) this.#propose(symbol, level === 1 ? "m" : "n");
    else this.#show(symbol, 1);
    for (const { when } of symbol.prompts) if (visible > level) this.#dissatisfy(when, level);
    const active = configuration.activeDefaultOf(symbol);
    if (active) {
      this.#dissatisfy(active.when, level);
      this.#dissatisfy(active.value, level);
    }
    for (const { by, condition } of symbol.impliedBy) {
      if (configuration.tristateOf(by) === 0) continue;
      this.#lower(by, level);
      this.#dissatisfy(condition, level);
    }
  }

  /** Makes a prompt show, up to a level. */
  #show(symbol: SymbolDefinition, level: Tristate): void {
    for (const prompt of symbol.prompts) this.#satisfy(prompt.when, level);
    if (symbol.choice) this.#switchOn(symbol.choice, level);
  }

  #switchOn(choice: Choice, level: Tristate): void {
    if (!this.#enter(`switch ${choice.id} ${level}`)) return;
    this.#anyHolds(choice.prompts, level);
    for (const member of choice.members) {
      if (this.#configuration.visibilityOf(member) >= level) this.#propose(member, level === 2 ? "y" : "m");
    }
  }

  #anyHolds(properties: readonly Property[], level: Tristate): void {
    for (const { when } of properties) this.#satisfy(when, level);
  }

  /** Brings a condition up to a level. All parts that are missing are proposed for, in any order. */
  #satisfy(expression: Expression | undefined, level: Tristate): void {
    if (!expression || this.#configuration.evaluate(expression) >= level) return;
    switch (expression.kind) {
      case "symbol":
        this.#raise(expression.symbol, level);
        break;
      case "not":
        this.#dissatisfy(expression.operand, (2 - level) as Tristate);
        break;
      case "and":
      case "or":
        for (const operand of expression.operands) this.#satisfy(operand, level);
        break;
      case "mode":
        this.#switchOn(expression.choice, level);
        break;
      case "compare":
        this.#compare(expression.left, expression.operator, expression.right);
        break;
    }
  }

  /** Brings a condition down to a level. */
  #dissatisfy(expression: Expression | undefined, level: Tristate): void {
    if (!expression || this.#configuration.evaluate(expression) <= level) return;
    switch (expression.kind) {
      case "symbol":
        this.#lower(expression.symbol, level);
        break;
      case "not":
        this.#satisfy(expression.operand, (2 - level) as Tristate);
        break;
      case "and":
      case "or":
        for (const operand of expression.operands) this.#dissatisfy(operand, level);
        break;
      case "mode":
        for (const { when } of expression.choice.prompts) this.#dissatisfy(when, level);
        break;
      case "compare":
        this.#compare(expression.left, opposite[expression.operator], expression.right);
        break;
    }
  }

  /** Makes a comparison hold by changing one of its sides. */
  #compare(left: SymbolDefinition, operator: Comparison, right: SymbolDefinition): void {
    if (isVariable(left)) this.#match(left, operator, this.#configuration.valueOf(right));
    if (isVariable(right)) this.#match(right, mirrored[operator], this.#configuration.valueOf(left));
  }

  #match(symbol: SymbolDefinition, operator: Comparison, value: string): void {
    if (isLogical(symbol)) {
      const level = value === "y" ? 2 : value === "m" ? 1 : 0;
      const fits = (one: number): boolean => compares(BigInt(one), operator, BigInt(level));
      for (const one of [2, 1, 0] as const) {
        if (!fits(one) || (one === 1 && symbol.type === "bool")) continue;
        this.#raise(symbol, one);
        this.#lower(symbol, one);
      }
      return;
    }
    if (symbol.type === "string") {
      if (operator !== "!=") this.#text(symbol, value);
      else if (value !== "") this.#text(symbol, "");
      return;
    }
    const base = symbol.type === "hex" ? 16 : 10;
    const number = leadingNumber(value, base);
    for (const one of [number, number + 1n, number - 1n]) {
      if (!compares(one, operator, number)) continue;
      this.#text(symbol, base === 16 && one >= 0n ? `0x${one.toString(16)}` : one.toString());
      return;
    }
  }
}

const opposite: Readonly<Record<Comparison, Comparison>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  ">=": "<=",
  ">": "<",
  "<=": ">=",
};

function compares(a: bigint, operator: Comparison, b: bigint): boolean {
  switch (operator) {
    case "=":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
  }
}

function isLogical({ type }: SymbolDefinition): boolean {
  return type === "bool" || type === "tristate";
}

function isVariable(symbol: SymbolDefinition): boolean {
  return !symbol.constant && symbol.nodes.length > 0;
}
