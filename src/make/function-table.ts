import type { Expression } from "./expression.ts";
import type { Expander } from "./expander.ts";

/**
 * A function of make. Adding one means one row in one of the tables of `text-functions.ts`, `file-functions.ts`
 * or `control-functions.ts`, and a case in `test/cases/make`.
 */
export type MakeFunction = ExpandedFunction | LazyFunction;

interface Arity {
  /** Fewer arguments are an error. */
  readonly min: number;
  /** Commas past this number belong to the last argument; `Infinity` for any number. */
  readonly max: number;
}

/** Gets its arguments expanded. At least `min` of them are there. */
export interface ExpandedFunction extends Arity {
  readonly lazy?: false;
  readonly run: (args: readonly string[], expander: Expander) => string;
}

/** Expands its arguments itself: none, once or many times. */
export interface LazyFunction extends Arity {
  readonly lazy: true;
  readonly run: (args: readonly Expression[], expander: Expander) => string;
}
