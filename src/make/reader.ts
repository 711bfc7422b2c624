import { posix } from "node:path";
import type { SourceText, Span } from "../base/index.ts";
import type { Expander } from "./expander.ts";
import { glob } from "./glob.ts";
import { collapseContinuations, splitLines, type LogicalLine } from "./lines.ts";
import type { Rule } from "./rule.ts";
import { readRule, recipeLine, type OpenRule } from "./rule-reader.ts";
import {
  parseStatement,
  type Assignment,
  type Condition,
  type DefineStatement,
  type Statement,
  type TextPiece,
} from "./statement.ts";
import type { Origin } from "./variables.ts";
import { isSpace, skipSpace, skipWord, splitWords, trimSpace } from "./words.ts";

/** A text cut into lines; each line is read as a statement once, when it is first reached. */
interface ParsedText {
  readonly source: SourceText;
  readonly lines: readonly LogicalLine[];
  readonly statements: (Statement | undefined)[];
  /** The prefix the statements were read with; they are read again under another. */
  recipePrefix: string;
}

/** One `ifeq … endif` being read. */
interface OpenConditional {
  readonly span: Span | undefined;
  /** It lies in a branch that is not taken. */
  readonly ignored: boolean;
  /** Lines of the current branch are evaluated. */
  taken: boolean;
  /** Some branch was taken, so that none after it is. */
  decided: boolean;
  sawElse: boolean;
}

/** Where reading stands in one text: `$(eval)` and `include` each begin afresh. */
interface ReadingState {
  readonly conditionals: OpenConditional[];
  /** Takes recipe lines; `"ignored"` swallows those of a rule without targets. */
  rule: OpenRule | "ignored" | undefined;
  /** In a `define` of a branch not taken, where only `endef` counts. */
  skippingDefine: boolean;
}

/** Evaluates statements: the part of make that reads makefiles. */
export class MakefileReader {
  readonly rules: Rule[] = [];
  readonly vpaths: { readonly pattern: string; readonly directories: readonly string[] }[] = [];
  readonly #expander: Expander;
  /** By path; valid while the text is the same. */
  readonly #parsed = new Map<string, ParsedText>();
  /** Where each target got its recipe, to warn about a second one. */
  readonly #recipes = new Map<string, Span | undefined>();
  readonly #colons = new Map<string, boolean>();
  #secondExpansion = false;

  constructor(expander: Expander) {
    this.#expander = expander;
    expander.evaluateText = (text) => this.#evaluateText(text);
  }

  /** Statements of a text that has a name of its own. */
  evaluate(source: SourceText): void {
    this.#run(this.#parse(source));
  }

  #evaluateText(text: string): void {
    const source = { name: "eval", text };
    this.#expander.withFrame("eval", () => this.#run(newText(source, this.#recipePrefix())));
  }

  #parse(source: SourceText): ParsedText {
    const known = this.#parsed.get(source.name);
    if (known?.source.text === source.text) return known;
    const parsed = newText(source, this.#recipePrefix());
    this.#parsed.set(source.name, parsed);
    return parsed;
  }

  #recipePrefix(): string {
    const value = this.#expander.variables.global(".RECIPEPREFIX")?.rawValue ?? "";
    return value === "" ? "\t" : String.fromCodePoint(value.codePointAt(0)!);
  }

  #run(text: ParsedText): void {
    const expander = this.#expander;
    const state: ReadingState = { conditionals: [], rule: undefined, skippingDefine: false };
    for (let index = 0; index < text.lines.length; index += 1) {
      const line = text.lines[index]!;
      const prefix = this.#recipePrefix();
      if (state.rule && line.raw.startsWith(prefix)) {
        if (!ignoring(state)) this.#addRecipeLine(state.rule, line, prefix);
        continue;
      }
      if (state.skippingDefine) {
        if (isEndef(line, prefix)) state.skippingDefine = false;
        continue;
      }
      if (text.recipePrefix !== prefix) {
        text.statements.length = 0;
        text.recipePrefix = prefix;
      }
      const statement = (text.statements[index] ??= parseStatement(line, prefix));
      if (statement.kind === "empty") continue;
      expander.enterLine(line);
      if (this.#conditional(statement, state)) continue;
      if (ignoring(state)) {
        state.skippingDefine = statement.kind === "define";
      } else if (statement.kind === "define") {
        index = this.#define(statement, text, index, state);
      } else {
        this.#execute(statement, line, state);
      }
    }
    const open = state.conditionals.at(-1);
    if (open) {
      throw expander.error(
        "make/missing-endif",
        "missing 'endif'",
        open.span,
        "close the conditional with 'endif'",
      );
    }
  }

  #addRecipeLine(rule: OpenRule | "ignored", line: LogicalLine, prefix: string): void {
    if (rule === "ignored") return;
    const span = this.#expander.spanOfLine(line);
    this.#giveRecipe(rule, span);
    rule.recipe.push(recipeLine(line.raw.slice(prefix.length), span, prefix));
  }

  // Conditionals

  /** Handles `if…`, `else` and `endif`, also where lines are ignored; false for other statements. */
  #conditional(statement: Statement, state: ReadingState): boolean {
    const expander = this.#expander;
    const open = state.conditionals.at(-1);
    switch (statement.kind) {
      case "if": {
        const ignored = ignoring(state);
        const taken = !ignored && this.#holds(statement.condition);
        const span = expander.span();
        state.conditionals.push({ span, ignored, taken, decided: taken, sawElse: false });
        return true;
      }
      case "else": {
        if (!open) return expander.fail("make/extraneous-else", "extraneous 'else'");
        if (open.sawElse) {
          return expander.fail("make/extraneous-else", "only one 'else' per conditional");
        }
        if (statement.extraneous) this.#warnExtraneous("else");
        open.taken =
          !open.ignored && !open.decided && (!statement.condition || this.#holds(statement.condition));
        open.decided ||= open.taken;
        open.sawElse = !statement.condition;
        return true;
      }
      case "endif":
        if (!open) return expander.fail("make/extraneous-endif", "extraneous 'endif'");
        if (statement.extraneous) this.#warnExtraneous("endif");
        state.conditionals.pop();
        return true;
      default:
        return false;
    }
  }

  #holds(condition: Condition): boolean {
    const expander = this.#expander;
    switch (condition.test) {
      case "invalid":
        if (condition.left) expander.expandPiece(condition.left);
        return expander.fail(
          "make/invalid-conditional",
          "invalid syntax in conditional",
          undefined,
          "write ifeq (left,right) or ifeq 'left' 'right'",
        );
      case "ifdef":
      case "ifndef": {
        const name = trimSpace(expander.expandPiece(condition.name));
        if (splitWords(name).length > 1) {
          return expander.fail(
            "make/invalid-conditional",
            "invalid syntax in conditional",
            undefined,
            `name one variable after '${condition.test}'`,
          );
        }
        return expander.isDefined(name) === (condition.test === "ifdef");
      }
      case "ifeq":
      case "ifneq": {
        const left = expander.expandPiece(condition.left);
        if (condition.extraneous) this.#warnExtraneous(condition.test);
        const right = expander.expandPiece(condition.right);
        return (left === right) === (condition.test === "ifeq");
      }
    }
  }

  #warnExtraneous(directive: string): void {
    this.#expander.warn("make/extraneous-text", `extraneous text after '${directive}' directive`);
  }

  // Statements

  #execute(statement: Statement, line: LogicalLine, state: ReadingState): void {
    const expander = this.#expander;
    if (statement.kind === "rule") {
      state.rule = undefined;
      const rule = readRule(statement, line, this.#recipePrefix(), this.#secondExpansion, expander);
      if (rule === "ignored") state.rule = rule;
      else if (rule !== "empty") this.#addRule(rule, state);
      return;
    }
    state.rule = undefined;
    switch (statement.kind) {
      case "assign":
        this.#assign(this.#name(statement.name), statement);
        return;
      case "undefine": {
        const name = this.#name(statement.names);
        expander.variables.undefine(name, statement.override ? "override" : "file");
        return;
      }
      case "include":
        this.#include(statement.paths, statement.optional);
        return;
      case "export":
        this.#export(statement.names, statement.exported);
        return;
      case "vpath":
        this.#vpath(statement.words);
        return;
      case "load":
        expander.fail("make/unsupported", "the 'load' directive is not supported: objects are not loaded");
        return;
      case "error":
        expander.fail(statement.code, statement.message, undefined, statement.hint);
        return;
      default:
    }
  }

  #name(piece: TextPiece): string {
    const name = trimSpace(this.#expander.expandPiece(piece));
    if (name === "") this.#expander.fail("make/empty-name", "empty variable name");
    return name;
  }

  #assign(name: string, statement: Omit<Assignment, "name">): void {
    const { operator, value } = statement;
    const origin: Origin = statement.override ? "override" : "file";
    const expander = this.#expander;
    const { variables } = expander;
    switch (operator) {
      case "=":
        expander.define(name, "recursive", origin, value.text);
        break;
      case ":=":
        expander.define(name, "simple", origin, expander.expandPiece(value));
        break;
      case ":::=": {
        // Since GNU make 4.4: expanded now, then quoted, so that later expansion gives the same text.
        const text = expander.expandPiece(value).replace(/\$/g, "$$$$");
        expander.define(name, "recursive", origin, text);
        break;
      }
      case "?=":
        if (!expander.lookup(name)) expander.define(name, "recursive", origin, value.text);
        break;
      case "+=":
        expander.append(name, () => expander.parse(value.text, value.at), value.text, origin);
        break;
      case "!=":
        expander.define(name, "recursive", origin, expander.shellAssignment(expander.expandPiece(value)));
        break;
    }
    if (statement.export) variables.setExported(name, true);
    const slot = statement.private ? variables.global(name) : undefined;
    if (slot) slot.private = true;
  }

  /** Reads up to the matching `endef`; returns the index of that line. */
  #define(statement: DefineStatement, text: ParsedText, index: number, state: ReadingState): number {
    const expander = this.#expander;
    state.rule = undefined;
    const first = text.lines[index]!;
    const start = expander.span();
    if (statement.extraneous) this.#warnExtraneous("define");
    const name = this.#name(statement.name);
    const body: string[] = [];
    let depth = 1;
    for (let at = index + 1; at < text.lines.length; at += 1) {
      const line = text.lines[at]!;
      if (isEndef(line, text.recipePrefix) && --depth === 0) {
        expander.enterLine(line);
        if (!/^\s*endef\s*(?:#.*)?$/.test(line.raw)) this.#warnExtraneous("endef");
        expander.enterLine(first);
        // Past the end of the `define` line: a mistake in the body is shown there, not at some column of it.
        this.#assign(name, { ...statement, value: { text: body.join("\n"), at: first.raw.length } });
        return at;
      }
      if (startsWithWord(line, "define", text.recipePrefix)) depth += 1;
      body.push(collapseContinuations(line.raw));
    }
    throw expander.error(
      "make/missing-endef",
      "missing 'endef', unterminated 'define'",
      start,
      "close the definition with 'endef'",
    );
  }

  #include(paths: TextPiece, optional: boolean): void {
    const { host, reads } = this.#expander;
    for (const word of splitWords(this.#expander.expandPiece(paths))) {
      const matches = glob(host.files, host.cwd, word);
      reads.globs.push({ pattern: word, matches });
      for (const name of matches.length > 0 ? matches : [word]) this.includeFile(name, optional);
    }
  }

  /** Reads a makefile: the name as it is, then in the directories of `.INCLUDE_DIRS` unless it is absolute. */
  includeFile(name: string, optional: boolean): void {
    const expander = this.#expander;
    const { host, reads } = expander;
    const folders = name.startsWith("/") ? [""] : ["", ...splitWords(expander.value(".INCLUDE_DIRS"))];
    for (const folder of folders) {
      const spelled = folder === "" ? name : `${folder.replace(/\/+$/, "")}/${name}`;
      const path = posix.resolve(host.cwd, spelled);
      const kind = host.files.stat(path)?.kind;
      if (kind === undefined || kind === "directory") {
        reads.missingFiles.push(path);
        if (kind === "directory" && !optional) {
          expander.fail("make/no-makefile", `${name}: Is a directory`, undefined, "include a file");
        }
        continue;
      }
      if (!reads.files.includes(path)) reads.files.push(path);
      const source = { name: spelled, text: host.files.readText(path) };
      expander.append("MAKEFILE_LIST", () => spelled, spelled, "file");
      expander.withFrame("include", () => this.evaluate(source));
      return;
    }
    if (optional) return;
    expander.fail(
      "make/no-makefile",
      `${name}: No such file or directory`,
      undefined,
      "correct the name, or write '-include' if the file may be missing",
    );
  }

  #export(names: TextPiece, exported: boolean): void {
    const { variables } = this.#expander;
    if (names.text === "") variables.exportAll = exported;
    for (const name of splitWords(this.#expander.expandPiece(names))) {
      // Quirk: to be named here is to be defined.
      if (!variables.global(name)) this.#expander.define(name, "simple", "file", "");
      variables.setExported(name, exported);
    }
  }

  /** `vpath PATTERN DIRS`, `vpath PATTERN` (forget it), `vpath` (forget all). */
  #vpath(words: TextPiece): void {
    const [pattern, ...rest] = splitWords(this.#expander.expandPiece(words));
    if (pattern === undefined) {
      this.vpaths.length = 0;
    } else if (rest.length === 0) {
      const kept = this.vpaths.filter((known) => known.pattern !== pattern);
      this.vpaths.splice(0, this.vpaths.length, ...kept);
    } else {
      const directories = rest.flatMap((word) => word.split(":")).filter((folder) => folder !== "");
      this.vpaths.push({ pattern, directories });
    }
  }

  // Rules

  #addRule(rule: OpenRule, state: ReadingState): void {
    this.rules.push(rule);
    if (rule.variables.length > 0) return;
    state.rule = rule;
    if (rule.targets.includes(".SECONDEXPANSION")) this.#secondExpansion = true;
    if (rule.kind === "pattern") return;
    for (const target of rule.targets) this.#checkColons(target, rule);
    this.#defaultGoal(rule);
    if (rule.hasRecipe) {
      rule.hasRecipe = false;
      this.#giveRecipe(rule, rule.span);
    }
  }

  #checkColons(target: string, rule: OpenRule): void {
    if (target.startsWith(".") && /^\.[A-Z_]+$/.test(target)) return;
    const known = this.#colons.get(target);
    if (known !== undefined && known !== rule.doubleColon) {
      const message = `target file '${target}' has both : and :: entries`;
      this.#expander.fail("make/mixed-colons", message);
    }
    this.#colons.set(target, rule.doubleColon);
  }

  /** The rule's first recipe line has come: a second recipe for a target replaces the first, with a warning. */
  #giveRecipe(rule: OpenRule, span: Span): void {
    if (rule.hasRecipe) return;
    rule.hasRecipe = true;
    if (rule.kind === "pattern" || rule.doubleColon) return;
    for (const target of rule.targets) {
      const old = this.#recipes.get(target);
      if (old) {
        this.#expander.warnAt(span, "make/overriding-recipe", `overriding recipe for target '${target}'`, [
          { message: `ignoring old recipe for target '${target}'`, span: old },
        ]);
      }
      this.#recipes.set(target, span);
    }
  }

  /** The first target that is neither special nor a pattern becomes the default goal. */
  #defaultGoal(rule: OpenRule): void {
    const expander = this.#expander;
    if (expander.variables.global(".DEFAULT_GOAL")?.rawValue !== "") return;
    const goal = rule.targets.find((target) => !target.startsWith(".") || target.includes("/"));
    if (goal !== undefined) expander.define(".DEFAULT_GOAL", "simple", "file", goal);
  }
}

function newText(source: SourceText, recipePrefix: string): ParsedText {
  return { source, lines: splitLines(source), statements: [], recipePrefix };
}

function ignoring({ conditionals }: ReadingState): boolean {
  const innermost = conditionals.at(-1);
  return innermost !== undefined && (innermost.ignored || !innermost.taken);
}

function isEndef(line: LogicalLine, recipePrefix: string): boolean {
  return startsWithWord(line, "endef", recipePrefix);
}

/** The first word is this one; lines that begin with the recipe prefix have no words for `define`. */
function startsWithWord(line: LogicalLine, word: string, recipePrefix: string): boolean {
  const { raw } = line;
  if (raw.startsWith(recipePrefix)) return false;
  const at = skipSpace(raw, 0);
  if (!raw.startsWith(word, at)) return false;
  const end = at + word.length;
  return end === raw.length || isSpace(raw.charCodeAt(end)) || raw[end] === "#" || skipWord(raw, at) === end;
}
