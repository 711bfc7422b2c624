import { cellWidth, clip } from "./text.ts";

/** What a piece of text means. How that looks is the face's matter. */
export type Style =
  | "plain"
  | "title"
  | "path"
  | "dim"
  | "heading"
  | "value"
  | "changed"
  | "symbol"
  | "link"
  | "key"
  | "match"
  | "error"
  | "added"
  | "removed";

export interface Run {
  readonly text: string;
  readonly style: Style;
}

export type Region = "title" | "path" | "list" | "rule" | "info" | "page" | "dialog" | "input" | "keys";

export interface ScreenRow {
  readonly region: Region;
  readonly runs: readonly Run[];
  /** The row that the next key is about. */
  readonly selected?: boolean;
}

/** A whole screen as data: exactly `height` rows, each at most `width` cells wide. No escape codes. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly ScreenRow[];
  /** Where text is being typed; counted from 0. */
  readonly caret?: { readonly row: number; readonly column: number };
}

export function run(text: string, style: Style = "plain"): Run {
  return { text, style };
}

/** A line across. */
export function rule(width: number): ScreenRow {
  return { region: "rule", runs: [run("─".repeat(width), "dim")] };
}

/** Runs cut at a width. */
export function fit(runs: readonly Run[], width: number): Run[] {
  const out: Run[] = [];
  let left = width;
  for (const one of runs) {
    if (left <= 0) break;
    if (one.text === "") continue;
    const text = clip(one.text, left);
    out.push(text === one.text ? one : { ...one, text });
    left -= cellWidth(text);
    if (text !== one.text) break;
  }
  return out;
}

/** Left runs, and right ones at the right edge. Where both do not fit, the right ones stay away. */
export function spread(left: readonly Run[], right: readonly Run[], width: number): Run[] {
  const rightWidth = widthOf(right);
  const gap = width - widthOf(left) - rightWidth;
  if (gap < 2) return fit(left, width);
  return [...left, run(" ".repeat(gap)), ...right];
}

export function widthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + cellWidth(text), 0);
}
