import type { Span } from "../base/index.ts";
import type { Expression } from "./expression.ts";
import type { Scanner } from "./scanner.ts";
import type { SymbolTable } from "./symbol-table.ts";
import type { SymbolDefinition } from "./tree.ts";

/** How deep parentheses and `!` may nest. */
const MAX_NESTING = 100;

/** A line that cannot be read. Ends the line's parser, never leaves the file's. */
export class Mistake extends Error {
  readonly span: Span;
  readonly hint: string | undefined;

  constructor(scanner: Scanner, message: string, hint?: string) {
    super(message);
    this.span = scanner.span(scanner.start, scanner.kind === "eol" ? scanner.start : scanner.end);
    this.hint = hint;
  }
}

/** The current token as messages quote it. */
export function found(scanner: Scanner): string {
  if (scanner.kind === "eol" || scanner.kind === "eof") return "the end of the line";
  const text = scanner.source.text.slice(scanner.start, Math.min(scanner.end, scanner.start + 60));
  return scanner.kind === "string" ? `the text ${text}` : `"${text}"`;
}

/** Reads expressions from the scanner's current token on; the token behind becomes current. */
export class ExpressionParser {
  readonly #scanner: Scanner;
  readonly #table: SymbolTable;
  #depth = 0;

  constructor(scanner: Scanner, table: SymbolTable) {
    this.#scanner = scanner;
    this.#table = table;
  }

  parse(): Expression {
    this.#depth = 0;
    return this.#or();
  }

  /** A name or a quoted text alone. */
  parseSymbol(): SymbolDefinition {
    const scanner = this.#scanner;
    if (scanner.kind !== "word" && scanner.kind !== "string") {
      throw new Mistake(
        scanner,
        `expected a symbol or a value, found ${found(scanner)}`,
        "Name a symbol, or put a value in quotes",
      );
    }
    const symbol =
      scanner.kind === "word" ? this.#table.symbol(scanner.text) : this.#table.constant(scanner.text);
    scanner.next();
    return symbol;
  }

  #or(): Expression {
    const first = this.#and();
    if (!this.#scanner.is("||")) return first;
    const operands = [first];
    while (this.#scanner.is("||")) {
      this.#scanner.next();
      operands.push(this.#and());
    }
    return { kind: "or", operands };
  }

  #and(): Expression {
    const first = this.#unary();
    if (!this.#scanner.is("&&")) return first;
    const operands = [first];
    while (this.#scanner.is("&&")) {
      this.#scanner.next();
      operands.push(this.#unary());
    }
    return { kind: "and", operands };
  }

  #unary(): Expression {
    const scanner = this.#scanner;
    if (scanner.kind !== "!" && scanner.kind !== "(") return this.#comparison();
    if (++this.#depth > MAX_NESTING)
      throw new Mistake(
        scanner,
        `expression nests more than ${MAX_NESTING} deep`,
        "Split it with a symbol of its own",
      );
    const opening = scanner.kind;
    scanner.next();
    let expression: Expression;
    if (opening === "!") expression = { kind: "not", operand: this.#unary() };
    else {
      expression = this.#or();
      if (!scanner.is(")"))
        throw new Mistake(scanner, `expected ")", found ${found(scanner)}`, 'Close what was opened with "("');
      scanner.next();
    }
    this.#depth -= 1;
    return expression;
  }

  // `!A = B` negates the comparison: there is no comparing of anything but two symbols.
  #comparison(): Expression {
    const scanner = this.#scanner;
    const { start, source } = scanner;
    let end = scanner.end;
    const left = this.parseSymbol();
    const operator = scanner.kind;
    switch (operator) {
      case "=":
      case "!=":
      case "<":
      case "<=":
      case ">":
      case ">=": {
        scanner.next();
        end = scanner.end;
        const right = this.parseSymbol();
        return { kind: "compare", operator, left, right, span: { source, start, end } };
      }
      default:
        return { kind: "symbol", symbol: left, span: { source, start, end } };
    }
  }
}
