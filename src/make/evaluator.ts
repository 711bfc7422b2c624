import type { Diagnostic, SourceText, Span } from "../base/index.ts";
import { predefinedVariables } from "./defaults.ts";
import { Expander } from "./expander.ts";
import type { MakeHost, MakeReads, NativeFunction } from "./host.ts";
import { MakefileReader } from "./reader.ts";
import type { Rule } from "./rule.ts";
import type { Flavor, Origin, Variable } from "./variables.ts";

export interface MakeEvaluatorOptions {
  readonly natives?: ReadonlyMap<string, NativeFunction>;
}

/** Where a variable defined from outside shall appear to come from. */
export interface DefineOptions {
  /** `simple` (default): the value is final. `recursive`: it is expanded at each use. */
  readonly flavor?: Flavor;
  /** Default `file`. A weaker origin than that of the present definition changes nothing. */
  readonly origin?: Origin;
  readonly span?: Span;
}

/**
 * The state of one evaluation of makefiles: variables, rules, what was said and read. A fatal error throws
 * `KilnError` with exit code 2 and the diagnostic; everything evaluated before it stays.
 */
export class MakeEvaluator {
  readonly #expander: Expander;
  readonly #reader: MakefileReader;
  /** Names that came from the environment: they go back to it, whatever their value is now. */
  readonly #imported: ReadonlySet<string>;

  constructor(host: MakeHost, options: MakeEvaluatorOptions = {}) {
    this.#expander = new Expander(host, options.natives ?? new Map(), (native, args, span) =>
      native(args, { evaluator: this, span }),
    );
    this.#reader = new MakefileReader(this.#expander);
    const { variables } = this.#expander;
    for (const [name, value] of Object.entries(host.env)) {
      variables.define(name, "recursive", "environment", value, undefined);
    }
    if (!("MAKELEVEL" in host.env)) variables.define("MAKELEVEL", "simple", "environment", "0", undefined);
    for (const { name, flavor, origin, value } of predefinedVariables(host.cwd, host.env)) {
      // These are make's own, also where the environment holds one of the same name.
      variables.undefine(name, "override");
      variables.define(name, flavor, origin, value, undefined);
    }
    this.#imported = new Set(Object.keys(host.env));
  }

  /** Defines a variable without reading its value as makefile text. */
  define(name: string, value: string, options: DefineOptions = {}): void {
    const { flavor = "simple", origin = "file", span = this.#expander.span() } = options;
    this.#expander.define(name, flavor, origin, value, span);
  }

  /** As `NAME += value`: recursive when undefined before, expanded now when it is added to a simple variable. */
  append(name: string, value: string, options: Omit<DefineOptions, "flavor"> = {}): void {
    const { origin = "file", span = this.#expander.span() } = options;
    const expander = this.#expander;
    expander.enter(undefined, () => expander.append(name, () => expander.parse(value), value, origin, span));
  }

  undefine(name: string): void {
    this.#expander.variables.undefine(name, "override");
  }

  /** Reads a makefile as `include` does. A missing one is an error at `span`, or at the statement in progress. */
  include(path: string, span?: Span): void {
    this.#expander.enter(span, () => this.#reader.includeFile(path, false));
  }

  /** Evaluates the statements of a text. */
  evaluate(source: SourceText): void {
    this.#expander.enter(undefined, () => this.#reader.evaluate(source));
  }

  /** Expands a string. Errors and native calls are placed at `span`. */
  expand(text: string, span?: Span): string {
    if (!text.includes("$")) return text;
    return this.#expander.enter(span, () => this.#expander.expand(this.#expander.parse(text)));
  }

  /** The expanded value; `""` when undefined. */
  value(name: string): string {
    return this.#expander.enter(undefined, () => this.#expander.value(name));
  }

  /** The definition in force, a temporary one included. A snapshot of it must be copied by who needs one. */
  variable(name: string): Variable | undefined {
    return this.#expander.lookup(name);
  }

  /** Names of all variables that are not temporary, in order of first definition; what `$(.VARIABLES)` lists. */
  variableNames(): Iterable<string> {
    return this.#expander.variables.names();
  }

  /** Runs with temporary (automatic) variables, for expanding recipes with `$@`, `$<` and so on. */
  withVariables<T>(bindings: ReadonlyMap<string, string>, run: () => T): T {
    const { variables } = this.#expander;
    const hidden = variables.hide(bindings);
    try {
      return run();
    } finally {
      variables.restore(hidden);
    }
  }

  /** Rules and target-specific variables in the order they were read. */
  get rules(): readonly Rule[] {
    return this.#reader.rules;
  }

  /** `vpath` directives in force. */
  get vpaths(): readonly { readonly pattern: string; readonly directories: readonly string[] }[] {
    return this.#reader.vpaths;
  }

  /** Warnings so far, the same that `output` was told. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#expander.diagnostics;
  }

  get reads(): MakeReads {
    return this.#expander.reads;
  }

  /**
   * The environment for recipes: what was inherited, with the values variables have now, plus what `export` named
   * and what the command line set. Expands recursive variables.
   */
  exported(): Record<string, string> {
    const expander = this.#expander;
    const { variables, host } = expander;
    const env: Record<string, string> = {};
    for (const name of new Set([...variables.names(), ...variables.exportNames()])) {
      if (this.#isExported(name)) env[name] = this.value(name);
    }
    // SHELL is for make's own use unless it was exported by name; sub-makes are one level deeper.
    if (variables.exportFlag("SHELL") !== true) {
      if (host.env.SHELL === undefined) delete env.SHELL;
      else env.SHELL = host.env.SHELL;
    }
    if (variables.exportFlag("MAKELEVEL") !== false) {
      env.MAKELEVEL = String((Number.parseInt(this.value("MAKELEVEL"), 10) || 0) + 1);
    }
    return env;
  }

  #isExported(name: string): boolean {
    const { variables } = this.#expander;
    const slot = variables.global(name);
    if (!slot) return false;
    const flag = variables.exportFlag(name);
    if (flag !== undefined) return flag;
    if (slot.origin === "automatic" || slot.origin === "default") return false;
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return false;
    const ownUse = name === "MAKEFILE_LIST" || name === "CURDIR" || name === "MAKEFLAGS";
    if (ownUse && !this.#imported.has(name)) return false;
    return variables.exportAll || this.#imported.has(name) || slot.origin === "command line";
  }
}
