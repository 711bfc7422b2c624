import type { SourceText, Span } from "../base/index.ts";

/** A `key: value` of an object literal, or an item of a list. */
export interface LiteralEntry {
  /** Keys and list positions of the literals around it, and its own key. */
  readonly path: readonly (string | number)[];
  /** Absent for an item. */
  readonly key?: Span;
  readonly value: Span;
}

interface Container {
  readonly bracket: string;
  /** Its step in the path: the key or position it is the value of. */
  readonly step: string | number | undefined;
  /** For a list: the position of the entry being read. */
  index: number;
  open:
    | { readonly path: readonly (string | number)[]; readonly key?: Span; readonly valueStart: number }
    | undefined;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: "word" | "text" | "mark";
}

/**
 * The entries of all object literals in a script, in order. It reads brackets, keys, texts and comments of TypeScript and
 * nothing else of it: enough to point at what a person wrote, and never an error.
 */
export function literalEntries(source: SourceText): readonly LiteralEntry[] {
  const entries: LiteralEntry[] = [];
  const stack: Container[] = [{ bracket: "", step: undefined, index: 0, open: undefined }];
  let before: Token | undefined;
  let beforeThat: Token | undefined;
  const span = (start: number, end: number): Span => ({ source, start, end });
  const close = (container: Container, end: number): void => {
    const { open } = container;
    if (open)
      entries.push({
        path: open.path,
        ...(open.key && { key: open.key }),
        value: span(Math.min(open.valueStart, end), end),
      });
    container.open = undefined;
  };
  for (const token of tokens(source.text)) {
    const top = stack.at(-1)!;
    const lastEnd = before?.end ?? 0;
    if (token.kind === "mark") {
      if (token.text === ":" && top.bracket === "{" && before && isKey(before, beforeThat)) {
        close(top, before.start);
        const key = span(before.start, before.end);
        top.open = {
          path: [...stepsTo(stack), keyText(before)],
          key,
          valueStart: firstAfter(source.text, token.end),
        };
      } else if (token.text === ",") {
        close(top, lastEnd);
        top.index += 1;
      } else if ("([{".includes(token.text)) {
        const step = top.bracket === "[" ? top.index : top.open?.path.at(-1);
        // Parentheses are no step of their own; what is in them is the value still.
        stack.push({ bracket: token.text, step, index: 0, open: undefined });
      } else if (")]}".includes(token.text)) {
        close(top, lastEnd);
        if (stack.length > 1) stack.pop();
      }
    }
    // The first token of an item: the list or the comma before it has just been read.
    const list = token.kind === "mark" && "([{".includes(token.text) ? stack.at(-2) : stack.at(-1);
    const begins = before?.kind === "mark" && (before.text === "[" || before.text === ",");
    if (
      list?.bracket === "[" &&
      begins &&
      !list.open &&
      !(token.kind === "mark" && ",]".includes(token.text))
    ) {
      const keys = stepsTo(stack.slice(0, stack.indexOf(list) + 1));
      list.open = { path: [...keys, list.index], valueStart: token.start };
    }
    beforeThat = before;
    before = token;
  }
  for (const container of stack) close(container, before?.end ?? 0);
  return entries;
}

function stepsTo(stack: readonly Container[]): (string | number)[] {
  return stack.map(({ step }) => step).filter((step) => step !== undefined);
}

/** A word or text where an entry of a literal begins. */
function isKey(token: Token, previous: Token | undefined): boolean {
  return (
    token.kind !== "mark" && previous?.kind === "mark" && (previous.text === "{" || previous.text === ",")
  );
}

function keyText({ kind, text }: Token): string {
  return kind === "text" ? text.slice(1, -1) : text;
}

function firstAfter(text: string, offset: number): number {
  return offset + /^\s*/.exec(text.slice(offset))![0].length;
}

/** Words, texts and single marks; comments, blanks and patterns are passed over. */
function* tokens(text: string): Iterable<Token> {
  const pattern =
    /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|`(?:\\[^]|[^`\\])*`?|[\p{L}\p{N}_$.]+|\S/gu;
  for (const match of text.matchAll(pattern)) {
    const [word] = match;
    if (word.startsWith("//") || word.startsWith("/*")) continue;
    const kind = /^["'`]/.test(word) ? "text" : /^[\p{L}\p{N}_$.]/u.test(word) ? "word" : "mark";
    yield { text: word, start: match.index, end: match.index + word.length, kind };
  }
}
