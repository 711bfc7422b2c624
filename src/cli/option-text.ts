import { locate, type Span } from "../base/index.ts";
import type { ConfigDifference, OptionValue } from "../workflow/index.ts";
import { showName } from "./show-name.ts";

/** How a command writes what was asked for. */
export type OutputFormat = "list" | "table" | "json";

/** `file:line:column` as the user would type it. */
export function placeText(span: Span): string {
  const { line, column } = locate(span.source, span.start);
  return `${showName(span.source.name)}:${line}:${column}`;
}

/** Data with every span as its place. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(
    value,
    (_key, one: unknown) => {
      if (typeof one !== "object" || one === null || !("source" in one) || !("start" in one)) return one;
      const { source, start } = one as Span;
      return { file: showName(source.name), ...locate(source, start) };
    },
    2,
  );
  return `${text}\n`;
}

/** An option as `.config` has it. */
export function dotConfigLine({ name, value, type }: Pick<OptionValue, "name" | "value" | "type">): string {
  if (value === "n" && (type === "bool" || type === "tristate")) return `# CONFIG_${name} is not set`;
  return `CONFIG_${name}=${type === "string" ? JSON.stringify(value) : value}`;
}

/** Columns as wide as they need to be; the last one as it comes. */
export function tableText(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map(
      (row) =>
        row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join("  ")
          .trimEnd() + "\n",
    )
    .join("");
}

export function optionsText(options: readonly OptionValue[], format: OutputFormat): string {
  if (format === "json") return jsonText(options);
  if (format === "list") return options.map((one) => `${dotConfigLine(one)}\n`).join("");
  const rows = options.map((one) => [
    `CONFIG_${one.name}`,
    shown(one.value),
    one.type,
    one.prompt ?? "",
    one.setBy ?? "",
  ]);
  return tableText(["OPTION", "VALUE", "TYPE", "PROMPT", "SET BY"], rows);
}

export function differenceText(difference: ConfigDifference, format: OutputFormat): string {
  if (format === "json") return jsonText(difference);
  const { fromDefaults, file } = difference;
  const own =
    format === "table"
      ? tableText(
          ["OPTION", "VALUE", "DEFAULT", "SET BY", "WHERE"],
          fromDefaults.map((one) => [
            `CONFIG_${one.name}`,
            shown(one.value),
            shown(one.defaultValue),
            one.setBy ?? "",
            one.setAt ? placeText(one.setAt) : "",
          ]),
        )
      : fromDefaults.map((one) => `${dotConfigLine(one)}\n`).join("");
  if (!file || file.differences.length === 0) return own;
  const lines = file.differences.map(({ name, inFile, counts, at }) => {
    const place = at ? placeText(at) : showName(file.path);
    const found = inFile === undefined ? "is missing" : `is ${shown(inFile)}`;
    const real = counts === undefined ? "it is not part of the configuration" : `${shown(counts)} counts`;
    return `${place}: CONFIG_${name} ${found}, ${real}\n`;
  });
  return `${own}\n${showName(file.path)} differs from what the Kraftfile comes to; the Kraftfile counts:\n${lines.join("")}`;
}

function shown(value: string): string {
  return value === "" ? '""' : value;
}
