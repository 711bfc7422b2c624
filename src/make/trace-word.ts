import type { Span } from "../base/index.ts";
import type { MakeEvaluator } from "./evaluator.ts";
import { splitWords } from "./words.ts";

/**
 * The assignment that contributed a word to a variable's expanded value, or undefined when the variable does not
 * hold the word. Exact while each `+=` expands to whole words; when several lines contribute the word, the first.
 * Expands the contributions again, so `$(shell)` in them runs again.
 */
export function traceWord(evaluator: MakeEvaluator, variableName: string, word: string): Span | undefined {
  return traceWords(evaluator, variableName).get(word);
}

/** `traceWord` for all words of a variable at once. Words without a place are left out. */
export function traceWords(evaluator: MakeEvaluator, variableName: string): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>();
  const variable = evaluator.variable(variableName);
  for (const { text, span } of variable?.contributions ?? []) {
    if (!span) continue;
    const value = variable?.flavor === "simple" ? text : evaluator.expand(text, span);
    for (const word of splitWords(value)) if (!places.has(word)) places.set(word, span);
  }
  return places;
}
