import { posix } from "node:path";
import { locate, type Diagnostic, type Span } from "../../base/index.ts";
import type { Configuration } from "../configuration.ts";
import { applyDotConfig, readDotConfig, type DotConfigAssignment } from "../dot-config.ts";
import { isValidValue } from "../number.ts";
import type { Choice } from "../tree.ts";
import { variable, type ConfHost } from "./host.ts";

/** The text of a configuration file, looked for below `srctree` too; `undefined` when there is none. */
export function readConfigText(host: ConfHost, name: string): string | undefined {
  const srctree = variable(host, "srctree");
  const paths = [posix.resolve(host.folder, name)];
  if (!posix.isAbsolute(name) && srctree !== undefined) paths.push(posix.resolve(host.folder, srctree, name));
  for (const path of paths) {
    if (host.files.stat(path)?.kind === "file") return host.files.readText(path);
  }
  return undefined;
}

interface ReadWarnings {
  readonly warnings: readonly string[];
  /** The file has a name the tree does not have: written again, it will be another. */
  readonly hasUnknown: boolean;
}

/**
 * Assigns what a configuration file says and returns `conf`'s warnings about it, in the order of its lines.
 * `name` is what the warnings call the file.
 */
export function applyConfigText(
  configuration: Configuration,
  name: string,
  text: string,
  warnUnknown: boolean,
): ReadWarnings {
  const source = { name, text };
  const { assignments, diagnostics } = readDotConfig(source, { prefix: configuration.tree.prefix });
  const warnings: { readonly start: number; readonly message: string }[] = [];
  const warn = (span: Span | undefined, message: string | undefined): void => {
    if (span && message !== undefined) warnings.push({ start: span.start, message });
  };
  const applied = applyDotConfig(configuration, assignments);
  for (const diagnostic of [...diagnostics, ...applied])
    warn(diagnostic.span, words(diagnostic, configuration));
  const { symbols, items } = configuration.tree;
  let unknown = assignments.filter(({ name: one }) => !symbols.has(one));
  if (unknown.length > 0) {
    // A name that is mentioned somewhere is known too.
    const mentioned = new Set(items.map((item) => item.name));
    unknown = unknown.filter(({ name: one }) => !mentioned.has(one));
    if (warnUnknown) for (const one of unknown) warn(one.span, `unknown symbol: ${one.name}`);
  }
  for (const { span, message } of choiceWarnings(configuration, assignments)) warn(span, message);
  warnings.sort((a, b) => a.start - b.start);
  const lines = warnings.map(
    ({ start, message }) => `${name}:${locate(source, start).line}:warning: ${message}`,
  );
  return { warnings: lines, hasUnknown: unknown.length > 0 };
}

/** `undefined`: `conf` says nothing about this. */
function words(diagnostic: Diagnostic, configuration: Configuration): string | undefined {
  const span = diagnostic.span!;
  const { text } = span.source;
  const line = text.slice(span.start, span.end);
  const { prefix } = configuration.tree;
  const assigned = line.slice(line.startsWith("#") ? 2 + prefix.length : prefix.length);
  const name = assigned.split(/[= ]/, 1)[0] ?? "";
  switch (diagnostic.code) {
    case "kconfig/unexpected-data":
      return line.startsWith(prefix) ? undefined : `unexpected data: ${line}`;
    case "kconfig/unterminated-string":
      return configuration.tree.symbols.get(name)?.type === "string"
        ? "invalid string found"
        : `symbol value '${assigned.slice(name.length + 1)}' invalid for ${name}`;
    case "kconfig/reassigned":
      return `override: reassigning to symbol ${name}`;
    case "kconfig/bad-value":
      if (configuration.tree.symbols.get(name)?.type === "string") return undefined;
      return `symbol value '${assigned.slice(name.length + 1)}' invalid for ${name}`;
    default:
      return diagnostic.message;
  }
}

/** Members of one choice that contradict each other. */
function choiceWarnings(
  configuration: Configuration,
  assignments: readonly DotConfigAssignment[],
): { readonly span: Span; readonly message: string }[] {
  const levels = new Map<Choice, string>();
  const result: { span: Span; message: string }[] = [];
  for (const { name, value, span } of assignments) {
    const symbol = configuration.tree.symbols.get(name);
    const choice = symbol?.choice;
    const level = value.slice(0, 1);
    if (!choice || !isValidValue(symbol.type, level) || (level !== "y" && level !== "m")) continue;
    const before = levels.get(choice);
    if (level === "y" && before !== undefined)
      result.push({ span, message: `override: ${name} changes choice state` });
    if (level === "m" && before === "y")
      result.push({ span, message: `${name} creates inconsistent choice state` });
    if (before !== "y") levels.set(choice, level);
  }
  return result;
}
