import { posix } from "node:path";
import { commandWords, type Action, type ActionGraph, type ConfigHeader } from "./action.ts";
import { contentInputs } from "./action-dependencies.ts";
import type { Absence, ActionRecord, FileContent } from "./build-state.ts";
import type { FileTable } from "./file-table.ts";
import type { FolderTable } from "./folder-table.ts";
import { OptionWords, subjectOf, valueOf } from "./option-words.ts";
import { PathPrefixes } from "./path-prefixes.ts";

/** What a freshness check asks of its surroundings. */
export interface Present {
  /** What is now in the file; `undefined` when there is none. */
  readonly content: (path: string) => FileContent | undefined;
  /** A file that is where none was when the record was made. */
  readonly appeared: (absence: Absence) => string | undefined;
  readonly header: ConfigHeader | undefined;
  readonly options: OptionWords;
  readonly prefixes: PathPrefixes;
}

export function presentOf(graph: ActionGraph, table: FileTable, folders: FolderTable): Present {
  const header = graph.configHeader;
  return {
    content: (path) => table.content(path),
    appeared: (absence) => folders.appearedSince(absence),
    header,
    options: new OptionWords(header),
    prefixes: new PathPrefixes(graph.prefixes),
  };
}

/** Why the record of an action's last run does not describe it now, in one line; `undefined` when it does. */
export function whyStale(
  action: Action,
  record: ActionRecord | undefined,
  present: Present,
): string | undefined {
  if (!record) return "first build";
  return (
    whyCommandDiffers(action, record) ??
    whyDeclarationDiffers(action, record, present) ??
    whyContentDiffers("input", record.inputs, present) ??
    whyContentDiffers("tool", record.tools, present) ??
    whyContentDiffers("header", record.discovered, present) ??
    whyFound(record, present) ??
    whyOptionsDiffer(record, present) ??
    whyOutputsDiffer(action, record, present)
  );
}

function whyCommandDiffers(action: Action, record: ActionRecord): string | undefined {
  const words = commandWords(action);
  if (sameList(words, record.words)) return undefined;
  const removed = without(record.words, words).map((word) => `-${word}`);
  const added = without(words, record.words).map((word) => `+${word}`);
  const all = [...removed, ...added];
  if (all.length === 0) return "command changed: order of words";
  const more = all.length > 4 ? ` and ${all.length - 4} more` : "";
  return `command changed: ${all.slice(0, 4).map(shortWord).join(" ")}${more}`;
}

function whyDeclarationDiffers(action: Action, record: ActionRecord, present: Present): string | undefined {
  const { prefixes, header } = present;
  const lists: [string, readonly string[], readonly FileContent[]][] = [
    ["inputs", contentInputs(action, header), record.inputs],
    ["tools", action.tools, record.tools],
    ["outputs", action.outputs, record.outputs],
  ];
  for (const [name, now, contents] of lists) {
    const before = contents.map((content) => content.path);
    if (sameList(now, before)) continue;
    const removed = without(before, now).map((path) => `-${prefixes.shorten(path)}`);
    const added = without(now, before).map((path) => `+${prefixes.shorten(path)}`);
    const all = [...removed, ...added];
    return all.length === 0
      ? `order of ${name} changed`
      : `${name} changed: ${all.slice(0, 4).join(" ")}${all.length > 4 ? ` and ${all.length - 4} more` : ""}`;
  }
  return undefined;
}

function whyContentDiffers(
  role: "input" | "tool" | "header",
  contents: readonly FileContent[],
  present: Present,
): string | undefined {
  for (const content of contents) {
    const now = present.content(content.path);
    if (now === content) continue;
    const name = role === "tool" ? content.path : present.prefixes.shorten(content.path);
    return `${role} ${name} ${now ? "changed" : "is gone"}`;
  }
  return undefined;
}

function whyFound(record: ActionRecord, present: Present): string | undefined {
  for (const absence of record.absent) {
    const path = present.appeared(absence);
    if (path !== undefined) return `header ${present.prefixes.shorten(path)} appeared`;
  }
  return undefined;
}

function whyOptionsDiffer(record: ActionRecord, present: Present): string | undefined {
  for (const option of record.options) {
    const now = present.options.now(option);
    if (now !== option) return `${subjectOf(option)} changed: ${valueOf(option)} → ${valueOf(now)}`;
  }
  return undefined;
}

function whyOutputsDiffer(action: Action, record: ActionRecord, present: Present): string | undefined {
  for (const [index, path] of action.outputs.entries()) {
    const now = present.content(path);
    if (now === record.outputs[index]) continue;
    return now ? `output ${posix.basename(path)} was changed` : `output ${posix.basename(path)} missing`;
  }
  return undefined;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}

/** The words of `a` that are not in `b`, counting repetitions. */
function without(a: readonly string[], b: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of b) counts.set(word, (counts.get(word) ?? 0) + 1);
  return a.filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  });
}

function shortWord(word: string): string {
  const line = word.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
