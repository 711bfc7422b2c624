import { isSpace, skipSpace } from "./words.ts";

/** A text with references, read once and expanded any number of times. A text without `$` is itself. */
export type Expression = string | readonly Part[];

export type Part = string | Reference | FunctionCall | BrokenReference;

/** `$x`, `$(name)`, `${name}`, `$(name:from=to)`. */
export interface Reference {
  readonly kind: "reference";
  /** Everything between the brackets: it is expanded as a whole before the name is looked for in it. */
  readonly inside: Expression;
  /** Ready when `inside` holds no reference. */
  readonly fixed: ReferenceTarget | undefined;
  readonly start: number;
  readonly end: number;
}

export interface ReferenceTarget {
  readonly name: string;
  readonly substitution?: { readonly from: string; readonly to: string };
}

/** `$(function argument,argument)`; `name` is in the function table or a native of the host's. */
export interface FunctionCall {
  readonly kind: "call";
  readonly name: string;
  /** Unexpanded; the first without the blanks after the function's name. */
  readonly arguments: readonly Expression[];
  readonly start: number;
  readonly end: number;
}

/** A reference without its closing bracket. An error only when somebody expands it. */
export interface BrokenReference {
  readonly kind: "broken";
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Which names are functions, and into how many arguments their text is cut at most. */
export type FunctionArity = (name: string) => number | undefined;

/** Deeper nesting than any person writes; keeps hostile input from exhausting the stack. */
const MAX_NESTING = 500;

/** Reads a text. Never fails: what is wrong becomes a part that complains when expanded. `base` shifts offsets. */
export function parseExpression(text: string, arity: FunctionArity, base = 0, nesting = 0): Expression {
  let dollar = text.indexOf("$");
  if (dollar === -1) return text;
  const parts: Part[] = [];
  let literal = "";
  let at = 0;
  while (dollar !== -1) {
    literal += text.slice(at, dollar);
    const next = text[dollar + 1];
    if (next === undefined || next === "$") {
      literal += "$";
      at = dollar + 2;
    } else {
      const part = parseReference(text, dollar, arity, base, nesting);
      if (literal !== "") parts.push(literal);
      literal = "";
      parts.push(part);
      at = part.end - base;
    }
    dollar = text.indexOf("$", at);
  }
  literal += text.slice(at);
  if (literal !== "") parts.push(literal);
  if (parts.length === 0) return "";
  return parts.length === 1 && typeof parts[0] === "string" ? parts[0] : parts;
}

function parseReference(
  text: string,
  dollar: number,
  arity: FunctionArity,
  base: number,
  nesting: number,
): Exclude<Part, string> {
  const open = text[dollar + 1]!;
  const start = base + dollar;
  if (open !== "(" && open !== "{") {
    const char = String.fromCodePoint(text.codePointAt(dollar + 1)!);
    return { kind: "reference", inside: char, fixed: { name: char }, start, end: start + 1 + char.length };
  }
  if (nesting >= MAX_NESTING) {
    return broken("make/nesting-too-deep", "references nested too deeply", start, base + text.length);
  }
  const close = open === "(" ? ")" : "}";
  const inside = dollar + 2;
  const name = functionName(text, inside);
  const limit = name === undefined ? undefined : arity(name);
  if (name !== undefined && limit !== undefined) {
    const end = closingBracket(text, inside, open, close);
    if (end === -1) {
      const message = `unterminated call to function '${name}': missing '${close}'`;
      return broken("make/unterminated-call", message, start, base + text.length);
    }
    const from = skipSpace(text, inside + name.length);
    const cut = splitArguments(text.slice(Math.min(from, end), end), open, close, limit);
    let at = base + Math.min(from, end);
    const args = cut.map((argument) => {
      const expression = parseExpression(argument, arity, at, nesting + 1);
      at += argument.length + 1;
      return expression;
    });
    return { kind: "call", name, arguments: args, start, end: base + end + 1 };
  }
  const end = referenceEnd(text, inside, open, close);
  if (end === -1) {
    return broken(
      "make/unterminated-reference",
      "unterminated variable reference",
      start,
      base + text.length,
    );
  }
  if (end === "unbalanced") {
    // Quirk: the name goes, unexpanded, to the first closing bracket, and all text after that is lost.
    const name = text.slice(inside, text.indexOf(close, inside));
    return { kind: "reference", inside: name, fixed: splitReference(name), start, end: base + text.length };
  }
  const content = parseExpression(text.slice(inside, end), arity, base + inside, nesting + 1);
  const fixed = typeof content === "string" ? splitReference(content) : undefined;
  return { kind: "reference", inside: content, fixed, start, end: base + end + 1 };
}

function broken(code: string, message: string, start: number, end: number): BrokenReference {
  return { kind: "broken", code, message, start, end };
}

/** The word at `at`, if white space or nothing follows it: only then can it be a function's name. */
function functionName(text: string, at: number): string | undefined {
  let end = at;
  while (end < text.length && isNameCode(text.charCodeAt(end))) end += 1;
  if (end === at || (end < text.length && !isSpace(text.charCodeAt(end)))) return undefined;
  return text.slice(at, end);
}

/** Letters, digits, `-`, `_` and `.`: functions of make have letters and `-`, natives may have the rest. */
function isNameCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 45 ||
    code === 95 ||
    code === 46
  );
}

/** Only brackets of the kind that opened count: `$(a {b)` is complete. */
function closingBracket(text: string, at: number, open: string, close: string): number {
  let depth = 0;
  for (; at < text.length; at += 1) {
    const char = text[at];
    if (char === open) depth += 1;
    else if (char === close && depth-- === 0) return at;
  }
  return -1;
}

/**
 * The end of a variable reference, -1 when there is none. Quirk: brackets in the name are counted only when it
 * contains a `$`, so `$(a(b))` is the variable `a(b` followed by `)`.
 */
function referenceEnd(text: string, at: number, open: string, close: string): number | "unbalanced" {
  const first = text.indexOf(close, at);
  if (first === -1) return -1;
  const dollar = text.indexOf("$", at);
  if (dollar === -1 || dollar > first) return first;
  const counted = closingBracket(text, at, open, close);
  return counted === -1 ? "unbalanced" : counted;
}

/** Cuts at commas outside brackets; the last argument takes what is left. */
function splitArguments(text: string, open: string, close: string, limit: number): string[] {
  const args: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length && args.length + 1 < limit; at += 1) {
    const char = text[at];
    if (char === open) depth += 1;
    else if (char === close) depth -= 1;
    else if (char === "," && depth === 0) {
      args.push(text.slice(from, at));
      from = at + 1;
    }
  }
  args.push(text.slice(from));
  return args;
}

/** Finds the substitution in the expanded inside of a reference: the first `:` that a `=` follows. */
export function splitReference(inside: string): ReferenceTarget {
  const colon = inside.indexOf(":");
  if (colon === -1) return { name: inside };
  const equals = inside.indexOf("=", colon + 1);
  if (equals === -1) return { name: inside };
  return {
    name: inside.slice(0, colon),
    substitution: { from: inside.slice(colon + 1, equals), to: inside.slice(equals + 1) },
  };
}
