import {
  collapseContinuations,
  findUnquoted,
  skipReference,
  stripComment,
  type LogicalLine,
} from "./lines.ts";
import { isSpace, skipSpace, skipWord, trimSpace } from "./words.ts";

/** How an assignment treats its value. `:=` and `::=` are the same. */
export type AssignmentOperator = "=" | ":=" | ":::=" | "?=" | "+=" | "!=";

/** A piece of a collapsed line, with its place in it. */
export interface TextPiece {
  readonly text: string;
  /** Index into the collapsed line. */
  readonly at: number;
}

export interface Modifiers {
  readonly export: boolean;
  readonly override: boolean;
  readonly private: boolean;
}

export interface Assignment extends Modifiers {
  readonly name: TextPiece;
  readonly operator: AssignmentOperator;
  readonly value: TextPiece;
}

/**
 * What a logical line says when it is not a recipe line. Reading needs no variables; what must be expanded is kept
 * as text. What is wrong is a statement too, so that it only complains when it is reached.
 */
export type Statement =
  | { readonly kind: "empty" }
  | ({ readonly kind: "assign" } & Assignment)
  | DefineStatement
  | { readonly kind: "undefine"; readonly names: TextPiece; readonly override: boolean }
  | { readonly kind: "if"; readonly condition: Condition }
  | { readonly kind: "else"; readonly condition: Condition | undefined; readonly extraneous: boolean }
  | { readonly kind: "endif"; readonly extraneous: boolean }
  | { readonly kind: "include"; readonly paths: TextPiece; readonly optional: boolean }
  | { readonly kind: "export"; readonly names: TextPiece; readonly exported: boolean }
  | { readonly kind: "vpath"; readonly words: TextPiece }
  | { readonly kind: "load"; readonly words: TextPiece }
  | RuleStatement
  | { readonly kind: "error"; readonly code: string; readonly message: string; readonly hint?: string };

export interface DefineStatement extends Modifiers {
  readonly kind: "define";
  readonly name: TextPiece;
  readonly operator: AssignmentOperator;
  /** Text after the operator on the `define` line, which make ignores with a warning. */
  readonly extraneous: boolean;
}

export interface RuleStatement {
  readonly kind: "rule";
  /** Up to the first `;` or comment, collapsed. */
  readonly head: TextPiece;
  /** Text after the `;`, with its continuations; `at` is an index into the raw line. */
  readonly recipe: TextPiece | undefined;
  /** The line with neither cut: what a target-specific variable takes its value from. */
  readonly whole: string;
}

export type Condition =
  | {
      readonly test: "ifeq" | "ifneq";
      readonly left: TextPiece;
      readonly right: TextPiece;
      readonly extraneous: boolean;
    }
  | { readonly test: "ifdef" | "ifndef"; readonly name: TextPiece }
  /** The left side is expanded before the right one is found to be missing. */
  | { readonly test: "invalid"; readonly left: TextPiece | undefined };

const NO_MODIFIERS: Modifiers = { export: false, override: false, private: false };

/** Reads a line as make syntax. `recipePrefix` is the character that would have made it a recipe line. */
export function parseStatement(line: LogicalLine, recipePrefix: string): Statement {
  const collapsed = collapseContinuations(line.raw);
  const text = stripComment(collapsed);
  const at = skipSpace(text, 0);
  if (at === text.length) return { kind: "empty" };

  const definition = parseDefinition(text, at);
  if (definition) return definition;

  const end = skipWord(text, at);
  const rest = skipSpace(text, end);
  const restPiece: TextPiece = { text: trimSpace(text.slice(rest)), at: rest };
  switch (text.slice(at, end)) {
    case "ifeq":
    case "ifneq":
    case "ifdef":
    case "ifndef":
      return { kind: "if", condition: parseCondition(text, at) };
    case "else":
      return parseElse(text, rest);
    case "endif":
      return { kind: "endif", extraneous: restPiece.text !== "" };
    case "include":
      return { kind: "include", paths: restPiece, optional: false };
    case "-include":
    case "sinclude":
      return { kind: "include", paths: restPiece, optional: true };
    case "export":
      return { kind: "export", names: restPiece, exported: true };
    case "unexport":
      return { kind: "export", names: restPiece, exported: false };
    case "vpath":
      return { kind: "vpath", words: restPiece };
    case "load":
    case "-load":
      return { kind: "load", words: restPiece };
    default:
  }
  if (line.raw.startsWith(recipePrefix)) {
    return {
      kind: "error",
      code: "make/recipe-before-target",
      message: "recipe commences before first target",
      hint: "begin the line with something else than the recipe prefix, or write a rule above it",
    };
  }
  return parseRule(line.raw);
}

/** `[export|override|private]… NAME = value`, `define`, `undefine`; `undefined` when the line is none of these. */
function parseDefinition(text: string, at: number): Statement | undefined {
  let modifiers = NO_MODIFIERS;
  while (at < text.length) {
    const assignment = parseAssignmentAt(text, at);
    if (assignment) return { kind: "assign", ...modifiers, ...assignment };
    const end = skipWord(text, at);
    const next = skipSpace(text, end);
    const word = text.slice(at, end);
    if (word === "define") return parseDefine(text, next, modifiers);
    if (word === "undefine") {
      const names = { text: trimSpace(text.slice(next)), at: next };
      return { kind: "undefine", names, override: modifiers.override };
    }
    if (word !== "export" && word !== "override" && word !== "private") return undefined;
    modifiers = { ...modifiers, [word]: true };
    at = next;
  }
  return undefined;
}

function parseDefine(text: string, at: number, modifiers: Modifiers): DefineStatement {
  const assignment = parseAssignmentAt(text, at);
  if (!assignment) {
    const name = { text: trimSpace(text.slice(at)), at };
    return { kind: "define", ...modifiers, name, operator: "=", extraneous: false };
  }
  const { name, operator, value } = assignment;
  return { kind: "define", ...modifiers, name, operator, extraneous: value.text !== "" };
}

/** Reads an assignment with modifiers out of the text after a rule's colon, where it is target-specific. */
export function parseTargetVariable(text: string): Assignment | undefined {
  const statement = parseDefinition(text, skipSpace(text, 0));
  return statement?.kind === "assign" ? statement : undefined;
}

function parseAssignmentAt(
  text: string,
  start: number,
): Pick<Assignment, "name" | "operator" | "value"> | undefined {
  for (let at = start; at < text.length;) {
    const char = text[at]!;
    if (char === "$") {
      at = skipReference(text, at);
      continue;
    }
    const nameEnd = at;
    const spaced = isSpace(char.charCodeAt(0));
    if (spaced) at = skipSpace(text, at);
    const operator = operatorAt(text, at);
    if (operator) {
      const valueAt = skipSpace(text, at + operator.length);
      return {
        name: { text: text.slice(start, nameEnd), at: start },
        operator: operator === "::=" ? ":=" : operator,
        value: { text: text.slice(valueAt), at: valueAt },
      };
    }
    if (spaced || char === ":") return undefined;
    at += 1;
  }
  return undefined;
}

const OPERATORS = ["=", ":=", "::=", ":::=", "?=", "+=", "!="] as const;

function operatorAt(text: string, at: number): (typeof OPERATORS)[number] | undefined {
  return OPERATORS.find((operator) => text.startsWith(operator, at));
}

function parseElse(text: string, rest: number): Statement {
  if (rest === text.length) return { kind: "else", condition: undefined, extraneous: false };
  const word = text.slice(rest, skipWord(text, rest));
  if (/^ifn?(?:eq|def)$/.test(word)) {
    return { kind: "else", condition: parseCondition(text, rest), extraneous: false };
  }
  return { kind: "else", condition: undefined, extraneous: true };
}

function parseCondition(text: string, at: number): Condition {
  const end = skipWord(text, at);
  const test = text.slice(at, end) as "ifeq" | "ifneq" | "ifdef" | "ifndef";
  const rest = skipSpace(text, end);
  if (test === "ifdef" || test === "ifndef") {
    return { test, name: { text: trimSpace(text.slice(rest)), at: rest } };
  }
  return parseComparison(test, text, rest);
}

/** `(left,right)` or two quoted texts. Blanks are dropped only at the end of a left side and before a right one. */
function parseComparison(test: "ifeq" | "ifneq", text: string, at: number): Condition {
  if (text[at] === "(") {
    const comma = findOutsideBrackets(text, at + 1, ",");
    if (comma === -1) return { test: "invalid", left: undefined };
    let leftEnd = comma;
    while (leftEnd > at + 1 && isSpace(text.charCodeAt(leftEnd - 1))) leftEnd -= 1;
    const left = { text: text.slice(at + 1, leftEnd), at: at + 1 };
    const right = skipSpace(text, comma + 1);
    const close = findOutsideBrackets(text, right, ")");
    if (close === -1) return { test: "invalid", left };
    return {
      test,
      left,
      right: { text: text.slice(right, close), at: right },
      extraneous: skipSpace(text, close + 1) < text.length,
    };
  }
  const left = quoted(text, at);
  const right = left && quoted(text, skipSpace(text, left.at + left.text.length + 1));
  if (!right) return { test: "invalid", left };
  const extraneous = skipSpace(text, right.at + right.text.length + 1) < text.length;
  return { test, left, right, extraneous };
}

function quoted(text: string, at: number): TextPiece | undefined {
  const quote = text[at];
  if (quote !== "'" && quote !== '"') return undefined;
  const end = text.indexOf(quote, at + 1);
  return end === -1 ? undefined : { text: text.slice(at + 1, end), at: at + 1 };
}

function findOutsideBrackets(text: string, at: number, wanted: string): number {
  let depth = 0;
  for (; at < text.length; at += 1) {
    const char = text[at]!;
    // Quirk: a bracket too many is no mistake on the left side.
    if (depth <= 0 && char === wanted) return at;
    if (char === "(") depth += 1;
    else if (char === ")") depth -= 1;
  }
  return -1;
}

/** The recipe after `;` is cut off before comments are looked for: a `#` in it belongs to the shell. */
function parseRule(raw: string): RuleStatement {
  const stop = findUnquoted(raw, ";#");
  const head = collapseContinuations(stop === -1 ? raw : raw.slice(0, stop));
  if (stop === -1 || raw[stop] === "#") {
    const whole = stripComment(collapseContinuations(raw));
    return { kind: "rule", head: { text: stripComment(head), at: 0 }, recipe: undefined, whole };
  }
  return {
    kind: "rule",
    head: { text: stripComment(head), at: 0 },
    recipe: { text: raw.slice(stop + 1), at: stop + 1 },
    whole: collapseContinuations(raw),
  };
}
