import type { Diagnostic, SourceText, Span } from "../base/index.ts";
import type { Configuration } from "./configuration.ts";
import { isValidValue } from "./number.ts";

/** One line of a `.config`. */
export interface DotConfigAssignment {
  /** Without the prefix. */
  readonly name: string;
  /** Without quotes and escapes; `n` for `is not set`. */
  readonly value: string;
  /** The value stood in quotes. */
  readonly quoted: boolean;
  readonly span: Span;
}

/**
 * Reads the lines of a `.config`, in order, doubled names too. Reports lines that are neither an assignment nor a
 * comment. What the names and values mean is for `applyDotConfig`.
 */
export function readDotConfig(
  source: SourceText,
  options: { readonly prefix?: string } = {},
): { readonly assignments: readonly DotConfigAssignment[]; readonly diagnostics: readonly Diagnostic[] } {
  const prefix = options.prefix ?? "CONFIG_";
  const assignments: DotConfigAssignment[] = [];
  const diagnostics: Diagnostic[] = [];
  const { text } = source;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const lineEnd = newline === -1 ? text.length : newline;
    const end = text[lineEnd - 1] === "\r" && lineEnd > start ? lineEnd - 1 : lineEnd;
    const line = readLine(text.slice(start, end), prefix, { source, start, end });
    if (line && "severity" in line) {
      if (diagnostics.length < MAX_DIAGNOSTICS) diagnostics.push(line);
    } else if (line) assignments.push(line);
    start = lineEnd + 1;
  }
  return { assignments, diagnostics };
}

const MAX_DIAGNOSTICS = 500;

function readLine(line: string, prefix: string, span: Span): DotConfigAssignment | Diagnostic | undefined {
  if (line.startsWith("#")) {
    if (!line.startsWith(`# ${prefix}`)) return undefined;
    const space = line.indexOf(" ", 2);
    if (space === -1 || !line.startsWith("is not set", space + 1)) return undefined;
    return { name: line.slice(2 + prefix.length, space), value: "n", quoted: false, span };
  }
  if (line === "") return undefined;
  if (!line.startsWith(prefix)) {
    return warning(
      "unexpected-data",
      `expected ${prefix}NAME=VALUE or a comment, found "${clip(line)}"`,
      span,
    );
  }
  const equals = line.indexOf("=");
  if (equals === -1) return warning("unexpected-data", `expected "=" after "${clip(line)}"`, span);
  const name = line.slice(prefix.length, equals);
  const value = line.slice(equals + 1);
  if (!value.startsWith('"')) return { name, value, quoted: false, span };
  const unquoted = unquote(value);
  if (unquoted === undefined)
    return warning("unterminated-string", `the text of "${name}" has no closing quote`, span);
  return { name, value: unquoted, quoted: true, span };
}

/** The text in quotes; what stands behind the closing quote is passed over, as `conf` does. */
function unquote(value: string): string | undefined {
  let text = "";
  for (let at = 1; at < value.length; at += 1) {
    const char = value[at]!;
    if (char === '"') return text;
    if (char === "\\") at += 1;
    text += value[at] ?? "";
  }
  return undefined;
}

/**
 * Assigns what a `.config` says, by `conf`'s rules: a value that is not one of the symbol's type has no effect and
 * neither has a text without quotes or a number with them; a name given twice has its last value. Each is reported. Names
 * the tree does not define are left to the caller: `tree.symbols` knows.
 */
export function applyDotConfig(
  configuration: Pick<Configuration, "tree" | "assign">,
  assignments: readonly DotConfigAssignment[],
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const report = (code: string, message: string, span: Span): void => {
    if (diagnostics.length < MAX_DIAGNOSTICS) diagnostics.push(warning(code, message, span));
  };
  for (const { name, value, quoted, span } of assignments) {
    const symbol = configuration.tree.symbols.get(name);
    if (!symbol) continue;
    const { type } = symbol;
    const logical = type === "bool" || type === "tristate";
    if (seen.has(name)) report("reassigned", `"${name}" is assigned again, this value counts`, span);
    // `is not set` says nothing about a text or number.
    if (!logical && span.source.text[span.start] === "#") continue;
    // conf looks at the first letter only.
    const wanted = logical ? value.slice(0, 1) : value;
    if (quoted !== (type === "string") || !isValidValue(type, wanted)) {
      if (type !== "string") report("bad-value", `"${clip(value)}" is no value for ${type} "${name}"`, span);
      else report("bad-value", `the text for "${name}" must stand in quotes`, span);
      continue;
    }
    seen.add(name);
    configuration.assign(name, wanted, span);
  }
  return diagnostics;
}

function warning(name: string, message: string, span: Span): Diagnostic {
  return { severity: "warning", code: `kconfig/${name}`, message, span };
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
