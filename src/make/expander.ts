import { inputError, type KilnError, type Diagnostic, type Note, type Span } from "../base/index.ts";
import { CONTROL_FUNCTIONS } from "./control-functions.ts";
import {
  parseExpression,
  splitReference,
  type Expression,
  type FunctionCall,
  type Part,
  type Reference,
} from "./expression.ts";
import { FILE_FUNCTIONS, shellWords } from "./file-functions.ts";
import type { MakeFunction } from "./function-table.ts";
import type { MakeHost, NativeFunction, ShellResult } from "./host.ts";
import { sourceOffset, type LogicalLine } from "./lines.ts";
import type { TextPiece } from "./statement.ts";
import { TEXT_FUNCTIONS } from "./text-functions.ts";
import { VariableTable, type Flavor, type Origin, type VariableSlot } from "./variables.ts";
import { skipSpace, splitWords, substituteReference, trimSpace, trimSpaceEnd } from "./words.ts";

/** Stands for a place where natives must be given one and there is none. */
const NO_PLACE: Span = { source: { name: "(no makefile)", text: "" }, start: 0, end: 0 };

/** Ends recursion where the stack is large; with Node's usual one, the stack ends first. */
const MAX_DEPTH = 20_000;

/** Something that is being expanded or read, outermost first on the stack; errors tell them as notes. */
type Frame =
  | VariableSlot
  | { readonly kind: "call"; readonly name: string; readonly span: Span | undefined }
  | { readonly kind: "eval"; line: LogicalLine | undefined }
  | { readonly kind: "include"; readonly span: Span | undefined };

/** The statement of a real file that is being evaluated. */
interface Place {
  /** Nothing is being evaluated, or only a text that came without a place. */
  readonly span: Span | undefined;
  /** Set when expression offsets are indices into this collapsed line, as long as no frame is added to `depth`. */
  readonly line: LogicalLine | undefined;
  readonly depth: number;
}

/** Expands expressions: variables, functions, calls, and the stack that explains where a text came from. */
export class Expander {
  readonly host: MakeHost;
  readonly natives: ReadonlyMap<string, NativeFunction>;
  readonly variables = new VariableTable();
  readonly diagnostics: Diagnostic[] = [];
  readonly reads = {
    files: [] as string[],
    missingFiles: [] as string[],
    env: new Map<string, string | undefined>(),
    shell: [] as (ShellResult & { command: string })[],
    globs: [] as { pattern: string; matches: readonly string[] }[],
  };
  /** What `$(eval)` does; the reader of statements puts itself here. */
  evaluateText: (text: string) => void = () => undefined;
  readonly #runNative: (native: NativeFunction, args: readonly string[], span: Span) => string;
  readonly #functions = new Map<string, MakeFunction>(
    Object.entries({ ...TEXT_FUNCTIONS, ...FILE_FUNCTIONS, ...CONTROL_FUNCTIONS }),
  );
  readonly #frames: Frame[] = [];
  #place: Place = { span: undefined, line: undefined, depth: 0 };
  /** The innermost function call written in the statement itself. */
  #writtenCall: FunctionCall | undefined;
  /** How many numbered arguments the calls around us bind; an inner call hides them all. */
  #boundArguments = 0;

  constructor(
    host: MakeHost,
    natives: ReadonlyMap<string, NativeFunction>,
    runNative: (native: NativeFunction, args: readonly string[], span: Span) => string,
  ) {
    this.host = host;
    this.natives = natives;
    this.#runNative = runNative;
  }

  readonly arity = (name: string): number | undefined =>
    this.#functions.get(name)?.max ?? (this.natives.has(name) ? Infinity : undefined);

  parse(text: string, base = 0): Expression {
    return parseExpression(text, this.arity, base);
  }

  // Recursion over lists nests thousands of expansions: few stack frames lie between one `expand` and the next.
  expand(expression: Expression): string {
    if (typeof expression === "string") return expression;
    let out = "";
    for (const part of expression) {
      if (typeof part === "string") out += part;
      else if (part.kind === "reference") out += this.#expandReference(part);
      else if (part.kind === "call") out += this.#expandCall(part);
      else this.fail(part.code, part.message, part);
    }
    return out;
  }

  expandPiece(piece: TextPiece): string {
    return piece.text.includes("$") ? this.expand(this.parse(piece.text, piece.at)) : piece.text;
  }

  /** Expands an argument without the blanks written around it; blanks that come out of references stay. */
  expandTrimmed(expression: Expression): string {
    if (typeof expression === "string") return trimSpace(expression);
    const first = expression[0];
    const last = expression.at(-1);
    const isBlanked = (part: Part | undefined): boolean =>
      typeof part === "string" && trimSpace(part) !== part;
    if (!isBlanked(first) && !isBlanked(last)) return this.expand(expression);
    const trimmed = [...expression];
    if (typeof first === "string") trimmed[0] = first.slice(skipSpace(first, 0));
    if (typeof last === "string") trimmed[trimmed.length - 1] = trimSpaceEnd(last);
    return this.expand(trimmed);
  }

  #expandReference(part: Reference): string {
    const target = part.fixed ?? splitReference(this.expand(part.inside));
    const slot = this.lookup(target.name);
    const value = slot ? this.#expandVariable(slot) : this.#expandUndefined(target.name, part);
    const { substitution } = target;
    return substitution ? substituteReference(substitution.from, substitution.to, value) : value;
  }

  #expandUndefined(name: string, part: Reference | undefined): string {
    if (name === ".VARIABLES") return [...this.variables.names()].join(" ");
    const native = this.natives.get(name);
    return native ? this.#runNative(native, [], (part ? this.#spanOf(part) : this.span()) ?? NO_PLACE) : "";
  }

  /** The value of a name, `""` when nothing has it. */
  value(name: string): string {
    const slot = this.lookup(name);
    return slot ? this.#expandVariable(slot) : this.#expandUndefined(name, undefined);
  }

  #expandVariable(slot: VariableSlot): string {
    if (slot.flavor === "simple") return slot.rawValue;
    if (slot.active && slot.calls === 0) this.#failRecursive(slot);
    const expression = (slot.expression ??= this.parse(slot.rawValue));
    if (typeof expression === "string") return expression;
    const wasActive = slot.active;
    slot.active = true;
    this.#push(slot);
    const value = this.expand(expression);
    this.#frames.pop();
    slot.active = wasActive;
    return value;
  }

  #failRecursive(slot: VariableSlot): never {
    const used = note("used here", this.#callSpan());
    throw this.error(
      "make/recursive-variable",
      `Recursive variable '${slot.name}' references itself (eventually)`,
      slot.span ?? used.span,
      "assign it with ':=' or '+=', or give the new value another name",
      [...this.#notes(), used],
    );
  }

  #push(frame: Frame): void {
    if (this.#frames.length >= MAX_DEPTH) {
      this.fail("make/nesting-too-deep", "expansion nested too deeply");
    }
    this.#frames.push(frame);
  }

  #expandCall(part: FunctionCall): string {
    const written = this.#writtenCall;
    if (this.#isWritten()) this.#writtenCall = part;
    const entry = this.#functions.get(part.name);
    let value: string;
    if (!entry) {
      value = this.#expandNativeCall(part);
    } else if (entry.lazy) {
      this.#checkArity(part.name, part.arguments.length, entry);
      value = entry.run(part.arguments, this);
    } else {
      const values: string[] = [];
      for (const arg of part.arguments) values.push(this.expand(arg));
      this.#checkArity(part.name, values.length, entry);
      value = entry.run(values, this);
    }
    this.#writtenCall = written;
    return value;
  }

  #checkArity(name: string, count: number, { min }: MakeFunction): void {
    if (count >= min) return;
    const message = `insufficient number of arguments (${count}) to function '${name}'`;
    this.fail("make/too-few-arguments", message);
  }

  /** `$(NAME args)`: the native, unless a makefile took the name. */
  #expandNativeCall(part: FunctionCall): string {
    const args = part.arguments.map((arg) => this.expand(arg));
    const native = this.natives.get(part.name);
    if (!native || this.variables.get(part.name)) return this.value(`${part.name} ${args.join(",")}`);
    return this.#runNative(native, args, this.#callSpan() ?? NO_PLACE);
  }

  /** `$(call name,args…)`: functions first, then variables, then natives; an unknown name gives nothing. */
  call(args: readonly string[]): string {
    const name = trimSpace(args[0]!);
    const entry = this.#functions.get(name);
    if (entry) return this.#callFunction(name, entry, args.slice(1));
    const slot = this.lookup(name);
    if (!slot) {
      const native = this.natives.get(name);
      return native ? this.#runNative(native, args.slice(1), this.#callSpan() ?? NO_PLACE) : "";
    }
    const bound = this.#boundArguments;
    const bindings: (readonly [string, string])[] = [["0", name]];
    for (let i = 1; i < args.length || i < bound; i += 1) bindings.push([String(i), args[i] ?? ""]);
    this.#boundArguments = bindings.length;
    this.#push({ kind: "call", name, span: slot.span });
    slot.calls += 1;
    const hidden = this.variables.hide(bindings);
    try {
      // Quirk: the name is looked up again among the arguments, so calling `1` gives the first of them.
      return this.#expandVariable(this.variables.get(name)!);
    } finally {
      this.variables.restore(hidden);
      slot.calls -= 1;
      this.#frames.pop();
      this.#boundArguments = bound;
    }
  }

  /** Quirk: a function that expands its own arguments gets the expanded ones, and so expands them twice. */
  #callFunction(name: string, entry: MakeFunction, args: readonly string[]): string {
    const joined =
      args.length > entry.max ? [...args.slice(0, entry.max - 1), args.slice(entry.max - 1).join(",")] : args;
    this.#push({ kind: "call", name, span: undefined });
    this.#checkArity(name, joined.length, entry);
    const value = entry.lazy
      ? entry.run(
          joined.map((arg) => this.parse(arg)),
          this,
        )
      : entry.run(joined, this);
    this.#frames.pop();
    return value;
  }

  /** A variable by name; notes which environment variables the result depends on, also those not set. */
  lookup(name: string): VariableSlot | undefined {
    const slot = this.variables.get(name);
    if (!slot) {
      if (!this.reads.env.has(name)) this.reads.env.set(name, this.#environment(name));
    } else if (slot.origin === "environment") {
      this.reads.env.set(name, this.#environment(name));
    }
    return slot;
  }

  #environment(name: string): string | undefined {
    return Object.hasOwn(this.host.env, name) ? this.host.env[name] : undefined;
  }

  /** What `ifdef` asks: a value that is not empty before expansion, or a native. */
  isDefined(name: string): boolean {
    const slot = this.lookup(name);
    return slot ? slot.rawValue !== "" : this.natives.has(name) || name === ".VARIABLES";
  }

  origin(name: string): string {
    const slot = this.lookup(name);
    if (slot) return slot.origin;
    if (name === ".VARIABLES") return "default";
    return this.natives.has(name) ? "file" : "undefined";
  }

  flavor(name: string): string {
    const slot = this.lookup(name);
    if (slot) return slot.flavor;
    if (name === ".VARIABLES") return "simple";
    return this.natives.has(name) ? "recursive" : "undefined";
  }

  define(name: string, flavor: Flavor, origin: Origin, value: string, span = this.span()): void {
    this.variables.define(name, flavor, origin, value, span);
  }

  /** `+=`: keeps the flavor; what is added to a simple variable is expanded first. */
  append(name: string, value: () => Expression, rawValue: string, origin: Origin, span = this.span()): void {
    const slot = this.variables.global(name);
    if (!slot) {
      this.variables.define(name, "recursive", origin, rawValue, span);
    } else if (this.variables.accepts(name, origin)) {
      const text = slot.flavor === "simple" ? this.expand(value()) : rawValue;
      slot.append(text, origin, span);
    }
  }

  /** Runs `$(SHELL)`; the result's text is as the command wrote it. */
  shell(command: string): string {
    // Both may hold several words: `SHELL = /bin/sh -e`.
    const words = [...splitWords(this.value("SHELL")), ...splitWords(this.value(".SHELLFLAGS")), command];
    const argv: readonly [string, ...string[]] =
      words.length > 1 ? [words[0]!, ...words.slice(1)] : ["/bin/sh", "-c", command];
    const result = this.host.shell(command, this.host.env, argv);
    this.reads.shell.push({ command, ...result });
    if (result.stderr !== undefined && result.stderr !== "") {
      const span = this.span();
      this.host.output?.({ kind: "stderr", text: result.stderr, ...(span && { span }) });
    }
    this.define(".SHELLSTATUS", "simple", "override", String(result.exitCode));
    return result.stdout;
  }

  /** What `NAME != command` gives NAME: only the last line break goes, others become blanks. */
  shellAssignment(command: string): string {
    return shellWords(this.shell(command), false);
  }

  inform(text: string): void {
    const span = this.span();
    this.host.output?.({ kind: "info", text, ...(span && { span }) });
  }

  /** A warning at the current statement. */
  warn(code: string, message: string): void {
    const span = this.span();
    const notes = this.#notes();
    this.diagnostics.push({
      severity: "warning",
      code,
      message,
      ...(span && { span }),
      ...(notes.length > 0 && { notes }),
    });
    this.host.output?.({ kind: "warning", text: message, ...(span && { span }) });
  }

  /** A warning with more than one place; make tells each in a line that says it is a warning. */
  warnAt(span: Span, code: string, message: string, notes: readonly Required<Note>[]): void {
    this.diagnostics.push({ severity: "warning", code, message, span, notes });
    for (const said of [{ message, span }, ...notes]) {
      this.host.output?.({ kind: "warning", text: `warning: ${said.message}`, span: said.span });
    }
  }

  /**
   * Stops because a text cannot be expanded. Placed where the text was written: at the part of the statement, or at
   * the definition of the variable being expanded, as make does it.
   */
  fail(code: string, message: string, at?: { start: number; end: number }, hint?: string): never {
    const frame = this.#frames.at(-1);
    if (frame?.kind === "variable" && frame.span) {
      const used = note("used here", this.#callSpan());
      throw this.error(code, message, frame.span, hint, [...this.#notes().slice(1), used]);
    }
    throw this.error(code, message, at ? this.#spanOf(at) : this.#callSpan(), hint);
  }

  /** Stops at the statement that is being read: what `$(error)` does. */
  failHere(code: string, message: string, hint?: string): never {
    throw this.error(code, message, this.#callSpan(), hint);
  }

  error(
    code: string,
    message: string,
    span: Span | undefined,
    hint?: string,
    notes = this.#notes(),
  ): KilnError {
    return inputError({
      severity: "error",
      code,
      message,
      ...(span && { span }),
      ...(notes.length > 0 && { notes }),
      ...(hint !== undefined && { hint }),
    });
  }

  // Places

  /** The statement being evaluated, in the file a person wrote; none when only a text is being expanded. */
  span(): Span | undefined {
    return this.#place.span;
  }

  /** `span()` for those who know that a statement is being evaluated. */
  statementSpan(): Span {
    return this.#place.span ?? NO_PLACE;
  }

  #isWritten(): boolean {
    return this.#place.line !== undefined && this.#place.depth === this.#frames.length;
  }

  #spanOf(part: { readonly start: number; readonly end: number }): Span | undefined {
    const { line, span } = this.#place;
    if (!line || !this.#isWritten()) return this.#writtenCall ? this.#callSpan() : span;
    const start = sourceOffset(line, part.start);
    return { source: line.source, start, end: Math.max(start, sourceOffset(line, part.end)) };
  }

  #callSpan(): Span | undefined {
    const { line, span } = this.#place;
    const call = this.#writtenCall;
    if (!line || !call) return span;
    return {
      source: line.source,
      start: sourceOffset(line, call.start),
      end: sourceOffset(line, call.end),
    };
  }

  /** Moves to a statement. Inside `$(eval)`, places stay with the statement that wrote the call, if there is one. */
  enterLine(line: LogicalLine): void {
    const top = this.#frames.at(-1);
    if (top?.kind === "eval") top.line = line;
    const span = this.spanOfLine(line);
    if (span !== this.#place.span) this.#place = { span, line, depth: this.#frames.length };
  }

  /** The place of a line without moving to it. */
  spanOfLine(line: LogicalLine): Span {
    const { span, depth } = this.#place;
    if (span && this.#frames.at(-1)?.kind === "eval" && depth < this.#frames.length) return span;
    return { source: line.source, start: line.start, end: line.end };
  }

  /** Runs with a frame on the stack; the place and the written call are those of before afterwards. */
  withFrame<T>(kind: "eval" | "include", run: () => T): T {
    const place = this.#place;
    const written = this.#writtenCall;
    this.#push(kind === "eval" ? { kind, line: undefined } : { kind, span: place.span });
    if (kind === "include") this.#writtenCall = undefined;
    const value = run();
    this.#frames.pop();
    this.#place = place;
    this.#writtenCall = written;
    return value;
  }

  /**
   * The door from outside: sets the place, turns an exhausted stack into an error, and leaves a usable expander
   * behind when something throws.
   */
  enter<T>(span: Span | undefined, run: () => T): T {
    const depth = this.#frames.length;
    const place = this.#place;
    const written = this.#writtenCall;
    const bound = this.#boundArguments;
    if (span) {
      this.#place = { span, line: undefined, depth };
      this.#writtenCall = undefined;
    }
    try {
      return run();
    } catch (error) {
      if (error instanceof RangeError) {
        // V8 says so for an exhausted stack and for a string past its limit of half a gigabyte.
        const message = /string length/.test(error.message)
          ? "expansion is too long for memory"
          : "expansion nested too deeply";
        throw this.error(
          "make/nesting-too-deep",
          message,
          this.#place.span,
          "look for a call or an include that repeats itself",
        );
      }
      throw error;
    } finally {
      this.#unwind(depth);
      this.#place = place;
      this.#writtenCall = written;
      this.#boundArguments = bound;
    }
  }

  #unwind(depth: number): void {
    while (this.#frames.length > depth) {
      const frame = this.#frames.pop()!;
      if (frame.kind === "variable") frame.active = false;
    }
  }

  /** How the text in hand came about, innermost first; long chains are cut in the middle. */
  #notes(): Note[] {
    const notes: Note[] = [];
    for (let i = this.#frames.length - 1; i >= 0; i -= 1) {
      const note = describeFrame(this.#frames[i]!, this.#frames[i - 1]);
      if (note) notes.push(note);
    }
    if (notes.length <= 16) return notes;
    const skipped = notes.length - 14;
    return [...notes.slice(0, 7), { message: `… ${skipped} more …` }, ...notes.slice(-7)];
  }
}

function describeFrame(frame: Frame, outer: Frame | undefined): Note | undefined {
  switch (frame.kind) {
    case "variable":
      // A called variable has said so in its call's frame.
      if (outer?.kind === "call" && outer.name === frame.name) return undefined;
      return note(`expanded from '${frame.name}'`, frame.span);
    case "call":
      return note(`expanded from call of '${frame.name}'`, frame.span);
    case "eval": {
      if (!frame.line) return { message: "in text given to eval" };
      const text = frame.line.raw.trim();
      const shown = text.length > 120 ? `${text.slice(0, 120)}…` : text;
      return { message: `in text given to eval, line ${frame.line.number}: '${shown}'` };
    }
    case "include":
      return frame.span && { message: "included from here", span: frame.span };
  }
}

function note(message: string, span: Span | undefined): Note {
  return { message, ...(span && { span }) };
}
