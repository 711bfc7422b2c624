import { lineText, shellJoin, type Note, type Span } from "../base/index.ts";
import type { Reason } from "../kconfig/index.ts";
import type { OptionReport, WantedValue } from "../workflow/index.ts";
import { placeText } from "./option-text.ts";

/**
 * `kiln config why` for people: the value, the reason line by line, and the way to another value. `folder`: the
 * project's, as the user named it.
 */
export function whyText(report: OptionReport, folder?: string): string {
  const { name, value, type, prompts, range, choice, setBy, wanted } = report;
  const prompt = prompts[0] ? `, "${prompts[0].text}"` : "";
  const lines = [`CONFIG_${name} is ${value === "" ? '""' : value} (${type}${prompt})`];
  lines.push(...report.definedAt.map((span) => `  defined at ${placeText(span)}`), "", "why:");
  lines.push(...reasonLines(report.reason, 1), "", "can be set:");
  lines.push(...settingLines(report));
  if (range) lines.push(`  from ${range.low} to ${range.high}, ${placeText(range.span)}`);
  if (choice) lines.push(`  one of ${choice.map((one) => `CONFIG_${one}`).join(", ")}`);
  if (setBy !== undefined) lines.push(`  is set by: ${setBy}`);
  if (wanted) lines.push("", ...wantedLines(name, wanted, folder));
  return lines.map((line) => `${line}\n`).join("");
}

function reasonLines({ notes, because, condition }: Reason, depth: number): string[] {
  const indent = "  ".repeat(depth);
  const own = notes.flatMap((note) => noteLines(note, indent));
  if (condition !== undefined) own.push(`${indent}  as ${condition} holds`);
  return [...own, ...because.flatMap((reason) => reasonLines(reason, depth + 1))];
}

/** The note, and below it the line that it speaks of. */
function noteLines({ message, span }: Note, indent: string): string[] {
  if (!span) return [`${indent}${message}`];
  return [`${indent}${placeText(span)}: ${message}`, ...sourceLine(span, indent)];
}

function sourceLine(span: Span, indent: string): string[] {
  const text = lineText(span.source, span.start).trim();
  return text === "" ? [] : [`${indent}    ${text}`];
}

function settingLines({ name, prompts }: OptionReport): string[] {
  if (prompts.length === 0) return [`  no: it has no prompt, its value follows from others`];
  return prompts.flatMap(({ span, depends, shows, unmet }) => {
    const needs = depends === undefined ? "" : `, needs ${depends}`;
    const state = shows ? "yes" : `not now`;
    const missing = unmet.map((leaves) => {
      const parts = leaves.map((one) => {
        const want = /^[ymn]$/.test(one.needed) ? `CONFIG_${one.name}=${one.needed}` : one.needed;
        return `${want} (${one.undefined ? "nothing defines it" : `it is ${one.value === "" ? '""' : one.value}`})`;
      });
      return `    CONFIG_${name} lacks ${parts.length > 1 ? "one of " : ""}${parts.join(", ")}`;
    });
    return [`  ${state}: ${placeText(span)}${needs}`, ...missing];
  });
}

function wantedLines(
  name: string,
  { value, isValue, notes, change }: WantedValue,
  folder: string | undefined,
): string[] {
  const wish = `CONFIG_${name}=${value}`;
  if (isValue) return [`${wish} is its value already.`];
  const obstacles = [`${wish} is not its value:`, ...notes.flatMap((note) => noteLines(note, "  "))];
  if (change.kind === "impossible") {
    return [
      ...obstacles,
      "",
      `no set of up to ${change.limit} options brings it about; what follows from the target was left alone.`,
    ];
  }
  if (change.kind === "gave-up") {
    const text = `nothing found in ${change.tried} configurations with up to ${change.limit} changes; kiln gave up.`;
    return [...obstacles, "", text];
  }
  const changes = change.changes.map(
    (one) => `  CONFIG_${one.name}=${one.value} (it is ${one.from === "" ? '""' : one.from})`,
  );
  const lost = change.lost.map((one) => `  CONFIG_${one.name}=${one.value} would have no effect any more`);
  const words = change.changes.map((one) => `CONFIG_${one.name}=${one.value}`);
  const command = shellJoin(["kiln", "config", "set", ...words, ...(folder === undefined ? [] : [folder])]);
  const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  return [
    ...obstacles,
    "",
    `the smallest set of changes that brings it about (${count}):`,
    ...changes,
    ...lost,
    `  ${command}`,
  ];
}
