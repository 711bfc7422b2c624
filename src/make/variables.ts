import type { Span } from "../base/index.ts";
import type { Expression } from "./expression.ts";

export type Flavor = "simple" | "recursive";

/** Who defined a variable, from weakest to strongest; a weaker definition does not replace a stronger one. */
export type Origin =
  "default" | "environment" | "file" | "environment override" | "command line" | "override" | "automatic";

const STRENGTH: Readonly<Record<Origin, number>> = {
  default: 0,
  environment: 1,
  file: 2,
  "environment override": 3,
  "command line": 4,
  override: 5,
  automatic: 6,
};

/** One assignment's share of a value: the definition first, then each `+=`. */
export interface Contribution {
  /** As in `rawValue`: unexpanded for a recursive variable, final for a simple one. */
  readonly text: string;
  readonly span: Span | undefined;
}

/** A variable as a reader sees it. */
export interface Variable {
  readonly name: string;
  readonly flavor: Flavor;
  readonly origin: Origin;
  /** Unexpanded text of a recursive variable, the value of a simple one. */
  readonly rawValue: string;
  /** The statement that defined it; for text made by `$(eval)`, the statement that wrote the call. */
  readonly span: Span | undefined;
  /** In the order of the words of `rawValue`; never empty. */
  readonly contributions: readonly Contribution[];
  /** Marked `private`: not inherited by prerequisites. */
  readonly private: boolean;
}

/** @internal The table's own view: `Variable` with what expansion needs. Also a frame of the expansion stack. */
export class VariableSlot implements Variable {
  readonly kind = "variable";
  readonly name: string;
  flavor: Flavor;
  origin: Origin;
  rawValue: string;
  span: Span | undefined;
  private = false;
  /** Reading of `rawValue`; only recursive variables have one, made on first use. */
  expression: Expression | undefined = undefined;
  /** Being expanded now. */
  active = false;
  /** Calls of it in progress: `$(call)` may recurse where a plain reference may not. */
  calls = 0;
  #appended: Contribution[] | undefined = undefined;
  #first: string;

  constructor(name: string, flavor: Flavor, origin: Origin, rawValue: string, span: Span | undefined) {
    this.name = name;
    this.flavor = flavor;
    this.origin = origin;
    this.rawValue = rawValue;
    this.span = span;
    this.#first = rawValue;
  }

  get contributions(): readonly Contribution[] {
    return [{ text: this.#first, span: this.span }, ...(this.#appended ?? [])];
  }

  assign(flavor: Flavor, origin: Origin, rawValue: string, span: Span | undefined): void {
    this.flavor = flavor;
    this.origin = origin;
    this.rawValue = rawValue;
    this.span = span;
    this.expression = undefined;
    this.#first = rawValue;
    this.#appended = undefined;
  }

  /** Adds text after a blank; an empty side adds no blank (GNU make manual, "Appending"). */
  append(text: string, origin: Origin, span: Span | undefined): void {
    if (text !== "") this.rawValue = this.rawValue === "" ? text : `${this.rawValue} ${text}`;
    if (STRENGTH[origin] > STRENGTH[this.origin]) this.origin = origin;
    this.expression = undefined;
    (this.#appended ??= []).push({ text, span });
  }
}

/**
 * All variables: the global ones, and over them the temporary ones of `$(call)`, `$(foreach)`, `$(let)` and of a
 * recipe. Assignments always go to the global ones, even while a temporary one hides them.
 */
export class VariableTable {
  readonly #globals = new Map<string, VariableSlot>();
  readonly #temporary = new Map<string, VariableSlot>();
  readonly #exports = new Map<string, boolean>();
  exportAll = false;

  get(name: string): VariableSlot | undefined {
    return this.#temporary.get(name) ?? this.#globals.get(name);
  }

  global(name: string): VariableSlot | undefined {
    return this.#globals.get(name);
  }

  /** Names of global variables, in order of first definition. */
  names(): IterableIterator<string> {
    return this.#globals.keys();
  }

  /** Whether a definition of this origin would be kept. */
  accepts(name: string, origin: Origin): boolean {
    const old = this.#globals.get(name);
    return !old || STRENGTH[origin] >= STRENGTH[old.origin];
  }

  /** Defines or replaces; returns undefined when a stronger definition stays. */
  define(
    name: string,
    flavor: Flavor,
    origin: Origin,
    rawValue: string,
    span: Span | undefined,
  ): VariableSlot | undefined {
    const old = this.#globals.get(name);
    if (!old) {
      const slot = new VariableSlot(name, flavor, origin, rawValue, span);
      this.#globals.set(name, slot);
      return slot;
    }
    if (STRENGTH[origin] < STRENGTH[old.origin]) return undefined;
    old.assign(flavor, origin, rawValue, span);
    return old;
  }

  undefine(name: string, origin: Origin): void {
    if (this.accepts(name, origin)) this.#globals.delete(name);
  }

  setExported(name: string, exported: boolean): void {
    this.#exports.set(name, exported);
  }

  /** True, false, or undefined when neither `export` nor `unexport` named it. */
  exportFlag(name: string): boolean | undefined {
    return this.#exports.get(name);
  }

  exportNames(): IterableIterator<string> {
    return this.#exports.keys();
  }

  /** Hides variables by simple automatic ones until `restore` gets what this returns. */
  hide(bindings: Iterable<readonly [string, string]>): HiddenVariables {
    const hidden: [string, VariableSlot | undefined][] = [];
    for (const [name, value] of bindings) {
      hidden.push([name, this.#temporary.get(name)]);
      this.#temporary.set(name, new VariableSlot(name, "simple", "automatic", value, undefined));
    }
    return hidden;
  }

  restore(hidden: HiddenVariables): void {
    for (let i = hidden.length - 1; i >= 0; i -= 1) {
      const [name, slot] = hidden[i]!;
      if (slot) this.#temporary.set(name, slot);
      else this.#temporary.delete(name);
    }
  }
}

/** Names that were hidden, with the temporary variable each had before. */
type HiddenVariables = readonly (readonly [string, VariableSlot | undefined])[];
