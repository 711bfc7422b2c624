import { inputError, type Diagnostic, type KilnError } from "../base/index.ts";
import type { SymbolDefinition } from "../kconfig/index.ts";

/** One option to set, or with `undefined` to take out, so that it has its default again. */
export interface OptionChange {
  /** Without `CONFIG_`. */
  readonly name: string;
  /** y, m, n, a number as written, or a text without quotes. */
  readonly value: string | undefined;
}

/** `X` for `X` and `CONFIG_X`. */
export function optionName(word: string): string {
  return word.replace(/^CONFIG_(?=.)/, "");
}

/** Reads `CONFIG_X=value` or `X=value`; quotes round the value are the shell's, not the value's. */
export function parseOptionChange(word: string): OptionChange {
  const parsed = /^([A-Za-z0-9_]+)=([^\n]*)$/.exec(word);
  if (!parsed) throw badWord(word);
  return { name: optionName(parsed[1]!), value: parsed[2]!.replace(/^(["'])(.*)\1$/, "$2") };
}

function badWord(word: string): KilnError {
  return inputError({
    severity: "error",
    code: "workflow/bad-option-word",
    message: `expected CONFIG_NAME=VALUE, found "${word}"`,
    hint: /^[A-Za-z0-9_]+$/.test(word)
      ? `write ${word}=y to turn it on`
      : "write for example CONFIG_LIBUKDEBUG=y",
  });
}

/** What is wrong with a value for a symbol's type; ranges and dependencies are for the configuration to say. */
export function valueProblem(symbol: SymbolDefinition, value: string): Diagnostic | undefined {
  const expected = expectation(symbol.type, value);
  if (expected === undefined) return undefined;
  return {
    severity: "error",
    code: "workflow/bad-option-value",
    message: `CONFIG_${symbol.name} is ${symbol.type}: expected ${expected}, found "${value}"`,
    notes: [{ message: "defined here", span: symbol.nodes[0]!.span }],
    ...hint(symbol, value),
  };
}

function expectation(type: SymbolDefinition["type"], value: string): string | undefined {
  switch (type) {
    case "bool":
      return /^[yn]$/.test(value) ? undefined : "y or n";
    case "tristate":
      return /^[ymn]$/.test(value) ? undefined : "y, m or n";
    case "int":
      return /^-?(0|[1-9][0-9]*)$/.test(value) ? undefined : "a whole number";
    case "hex":
      return /^(0x)?[0-9a-f]+$/i.test(value) ? undefined : "a hexadecimal number such as 0x1000";
    case "string":
      return undefined;
    case "unknown":
      return "a type in its Config.uk";
  }
}

function hint({ name, type }: SymbolDefinition, value: string): { hint?: string } {
  const logical = type === "bool" || type === "tristate";
  if (logical && /^(true|yes|on|1)$/i.test(value)) return { hint: `write CONFIG_${name}=y` };
  if (logical && /^(false|no|off|0)$/i.test(value)) return { hint: `write CONFIG_${name}=n` };
  if (type === "int" && /^0x[0-9a-f]+$/i.test(value))
    return { hint: `write CONFIG_${name}=${BigInt(value)}` };
  return {};
}
