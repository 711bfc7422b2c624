import type { Diagnostic, Note, Span } from "../base/index.ts";

/** What the preprocessor may ask while it expands. */
export interface MacroHost {
  readonly env: Readonly<Record<string, string>>;
  readonly shell?: (command: string) => { readonly stdout: string; readonly exitCode: number };
}

/** Where an expansion stands, for `$(filename)`, `$(lineno)` and messages. */
export interface MacroSite {
  readonly span: Span;
  readonly fileName: string;
  /** Asked for only when needed: it counts lines. */
  readonly line: () => number;
}

interface Variable {
  value: string;
  /** `=`: expanded at each use. `:=`: expanded when it was set. */
  readonly recursive: boolean;
}

interface Builtin {
  readonly minimum: number;
  readonly maximum: number;
  readonly run: (macros: Macros, args: readonly string[], site: MacroSite) => string;
}

/**
 * The preprocessor of kconfig-macro-language: variables, functions and the environment, replaced as text before
 * the line is parsed. Reads and messages are recorded, nothing is printed.
 */
export class Macros {
  readonly env = new Map<string, string | undefined>();
  readonly shell: { command: string; stdout: string }[] = [];
  readonly #variables = new Map<string, Variable>();
  readonly #host: MacroHost;
  readonly #report: (diagnostic: Diagnostic) => void;
  /** Names being expanded, innermost last. */
  readonly #stack: string[] = [];
  // Doubling macros (`A = $(B)$(B)`, …) would expand for ever; this bounds one line's work.
  #budget = 0;

  constructor(host: MacroHost, report: (diagnostic: Diagnostic) => void) {
    this.#host = host;
    this.#report = report;
  }

  /** `name = value`, `name := value`, `name += value`; `value` is the text as written. */
  assign(name: string, operator: "=" | ":=" | "+=", value: string, site: MacroSite): void {
    const known = this.#variables.get(name);
    if (operator === "+=" && known) {
      // Appending keeps the flavour the variable was born with.
      known.value += " " + (known.recursive ? value : this.expand(value, site));
      if (known.value.length > MAX_LENGTH) known.value = known.value.slice(0, MAX_LENGTH);
      return;
    }
    const recursive = operator !== ":=";
    this.#variables.set(name, { value: recursive ? value : this.expand(value, site), recursive });
  }

  /** Replaces every `$(…)` of a text. */
  expand(text: string, site: MacroSite): string {
    this.#budget = MAX_STEPS;
    return this.#expandText(text, [], site);
  }

  /** Replaces the one reference whose `$` stands at `offset`; `end` is where the text goes on. */
  expandAt(text: string, offset: number, site: MacroSite): { readonly value: string; readonly end: number } {
    this.#budget = MAX_STEPS;
    return this.#reference(text, offset, [], site);
  }

  /** For messages of the functions. @internal */
  report(
    severity: Diagnostic["severity"],
    code: string,
    message: string,
    site: MacroSite,
    hint?: string,
  ): void {
    const inner = this.#stack.slice(-MAX_NOTES).reverse();
    const notes: Note[] = inner.map((name) => ({ message: `in the expansion of "${name}"` }));
    this.#report({
      severity,
      code,
      message,
      span: site.span,
      ...(notes.length > 0 && { notes }),
      ...(hint !== undefined && { hint }),
    });
  }

  /** @internal */
  runShell(command: string, site: MacroSite): string {
    if (!this.#host.shell) {
      this.report(
        "error",
        "kconfig/no-shell",
        `"$(shell,${command})" cannot run: no shell is allowed here`,
        site,
      );
      return "";
    }
    const { stdout } = this.#host.shell(command);
    this.shell.push({ command, stdout });
    return stdout.replace(/\n+$/, "").replaceAll("\n", " ");
  }

  #expandText(text: string, args: readonly string[], site: MacroSite): string {
    let result = "";
    let from = 0;
    for (let at = text.indexOf("$("); at !== -1; at = text.indexOf("$(", from)) {
      const { value, end } = this.#reference(text, at, args, site);
      result += text.slice(from, at) + value;
      from = end;
      if (result.length > MAX_LENGTH) this.#budget = 0;
    }
    return result + text.slice(from);
  }

  #reference(
    text: string,
    dollar: number,
    args: readonly string[],
    site: MacroSite,
  ): { value: string; end: number } {
    // A lone dollar is text: shell commands have `$1`.
    if (text[dollar + 1] !== "(") return { value: "$", end: dollar + 1 };
    const parts = splitReference(text, dollar + 2);
    if (!parts) {
      const found = text.slice(dollar).split("\n", 1)[0] ?? "";
      this.report("error", "kconfig/bad-reference", `"${clip(found)}" has no closing ")"`, site);
      return { value: "", end: text.length };
    }
    if (this.#stack.length >= MAX_DEPTH || --this.#budget < 0) {
      if (this.#budget >= -1) {
        this.report(
          "error",
          "kconfig/macro-too-deep",
          "this expands to too much text or nests too deeply",
          site,
        );
      }
      this.#budget = -1;
      return { value: "", end: parts.end };
    }
    const words = parts.words.map((word) => this.#expandText(word, args, site));
    return { value: this.#evaluate(words[0]!, words.slice(1), args, site), end: parts.end };
  }

  #evaluate(name: string, given: readonly string[], outer: readonly string[], site: MacroSite): string {
    if (/^[0-9]+$/.test(name)) return outer[Number(name) - 1] ?? "";
    const variable = this.#variables.get(name);
    if (variable) return this.#variable(name, variable, given, site);
    const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
    if (builtin) return this.#builtin(name, builtin, given, site);
    if (given.length > 0 || name === "") return "";
    const value = Object.hasOwn(this.#host.env, name) ? this.#host.env[name] : undefined;
    this.env.set(name, value);
    return value ?? "";
  }

  #variable(name: string, variable: Variable, given: readonly string[], site: MacroSite): string {
    if (!variable.recursive) return variable.value;
    if (given.length === 0 && this.#stack.includes(name)) {
      this.report("error", "kconfig/recursive-macro", `"${name}" refers to itself`, site);
      return "";
    }
    this.#stack.push(name);
    const value = this.#expandText(variable.value, given, site);
    this.#stack.pop();
    return value;
  }

  #builtin(name: string, builtin: Builtin, given: readonly string[], site: MacroSite): string {
    if (given.length < builtin.minimum || given.length > builtin.maximum) {
      const expected = `${builtin.minimum} argument${builtin.minimum === 1 ? "" : "s"}`;
      this.report(
        "error",
        "kconfig/macro-arguments",
        `"${name}" expects ${expected}, found ${given.length}`,
        site,
      );
      return "";
    }
    return builtin.run(this, given, site);
  }
}

const MAX_DEPTH = 200;
const MAX_NOTES = 5;
const MAX_STEPS = 100_000;
const MAX_LENGTH = 1 << 20;

const builtins: Readonly<Record<string, Builtin>> = {
  "error-if": {
    minimum: 2,
    maximum: 2,
    run: (macros, [condition, message = ""], site) => {
      if (condition === "y") macros.report("error", "kconfig/error-if", message, site);
      return "";
    },
  },
  filename: { minimum: 0, maximum: 0, run: (_macros, _args, site) => site.fileName },
  info: {
    minimum: 1,
    maximum: 1,
    run: (macros, [message = ""], site) => {
      macros.report("info", "kconfig/info", message, site);
      return "";
    },
  },
  lineno: { minimum: 0, maximum: 0, run: (_macros, _args, site) => String(site.line()) },
  shell: { minimum: 1, maximum: 1, run: (macros, [command = ""], site) => macros.runShell(command, site) },
  "warning-if": {
    minimum: 2,
    maximum: 2,
    run: (macros, [condition, message = ""], site) => {
      if (condition === "y") macros.report("warning", "kconfig/warning-if", message, site);
      return "";
    },
  },
};

/**
 * Cuts `name,first,second)` at the commas outside inner parentheses, from just behind `$(`. Whitespace is kept:
 * unlike make, Kconfig trims nothing. `undefined` when the line ends first.
 */
function splitReference(text: string, from: number): { words: string[]; end: number } | undefined {
  const words: string[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x28) depth += 1;
    else if (char === 0x29) {
      if (depth === 0) {
        words.push(text.slice(start, at));
        return { words, end: at + 1 };
      }
      depth -= 1;
    } else if (char === 0x2c && depth === 0) {
      words.push(text.slice(start, at));
      start = at + 1;
    } else if (char === 0x0a) return undefined;
  }
  return undefined;
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
