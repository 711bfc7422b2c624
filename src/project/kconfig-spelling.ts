import { isScalar, parseDocument, type Scalar } from "yaml";

/** How a scalar is written. `boolean`: y and n as `true` and `false`. */
export type ScalarStyle = "plain" | "single" | "double" | "boolean";

export function styleOf(node: unknown): ScalarStyle | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  if (typeof node.value === "boolean") return "boolean";
  if (node.type === "QUOTE_SINGLE") return "single";
  return node.type === "QUOTE_DOUBLE" ? "double" : "plain";
}

/**
 * A value as a map of options spells it: in the style it had or, for a new one (`style` absent), in that of the values
 * beside it. What a style cannot say goes in double quotes.
 */
export function spellMapValue(
  value: string,
  isText: boolean,
  style: ScalarStyle | undefined,
  beside: readonly unknown[],
  inFlow: boolean,
): string {
  const isLogical = !isText && (value === "y" || value === "n");
  const chosen = style ?? (isText ? "double" : isLogical ? styleBeside(beside) : "plain");
  if (chosen === "boolean" && isLogical) return value === "y" ? "true" : "false";
  return spellScalar(value, chosen, inFlow);
}

/** The style of the first value beside that is one of a bool. */
function styleBeside(beside: readonly unknown[]): ScalarStyle {
  const logical = beside.find(
    (node) => isScalar(node) && (typeof node.value === "boolean" || node.value === "y" || node.value === "n"),
  );
  return styleOf(logical) ?? "plain";
}

/** `CONFIG_X=value` as an item of a list. `before`: the item it replaces, whose style it keeps. */
export function spellItem(
  name: string,
  value: string,
  isText: boolean,
  before: Scalar | undefined,
  inFlow: boolean,
): string {
  const old = typeof before?.value === "string" ? before.value : "";
  const quote = /^[^=]*=(["'])/.exec(old)?.[1];
  // One pair of quotes round the value is the writer's own, so a value that has one needs a second.
  const needsQuotes = isText || value === "" || /^(["']).*\1$/.test(value);
  const inner = quote ?? (needsQuotes ? '"' : "");
  return spellScalar(`CONFIG_${name}=${inner}${value}${inner}`, styleOf(before) ?? "plain", inFlow);
}

/** A text that reads back as it is, `$` included. */
function spellScalar(text: string, style: ScalarStyle, inFlow: boolean): string {
  const escaped = text.replaceAll("$", "$$$$");
  const single = `'${escaped.replaceAll("'", "''")}'`;
  if (style === "double") return JSON.stringify(escaped);
  if (style === "single") return single;
  if (isPlain(escaped, inFlow)) return escaped;
  return escaped.includes('"') ? single : JSON.stringify(escaped);
}

/** Whether YAML reads it without quotes as this very text, or as a number, whose text kiln keeps. */
function isPlain(text: string, inFlow: boolean): boolean {
  const document = parseDocument(inFlow ? `{k: ${text}}` : `k: ${text}`, { logLevel: "silent" });
  if (document.errors.length > 0 || document.warnings.length > 0) return false;
  const node: unknown = document.get("k", true);
  if (!isScalar(node) || node.comment) return false;
  return typeof node.value === "string"
    ? node.value === text
    : typeof node.value === "number" && node.source === text;
}
