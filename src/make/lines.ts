import type { SourceText } from "../base/index.ts";

/**
 * A logical line: physical lines that a backslash before the line break ties together. Whether it is a recipe
 * line or make syntax is not its business; both readings start from `raw`.
 */
export interface LogicalLine {
  readonly source: SourceText;
  /** Offset of the first character. */
  readonly start: number;
  /** Offset after the last character; the line break is not included. */
  readonly end: number;
  /** The text between, with carriage returns before line breaks removed. */
  readonly raw: string;
  /** Number of its first physical line, from 1. */
  readonly number: number;
}

/** Splits a text into logical lines. A line break at the very end does not start another line. */
export function splitLines(source: SourceText): LogicalLine[] {
  const { text } = source;
  const lines: LogicalLine[] = [];
  let number = 1;
  let start = 0;
  while (start < text.length) {
    const first = number;
    let end = start;
    while (true) {
      const lineBreak = text.indexOf("\n", end);
      number += 1;
      if (lineBreak === -1) {
        end = text.length;
        break;
      }
      end = lineBreak;
      if (backslashesBefore(text, contentEnd(text, start, lineBreak), start) % 2 === 0) break;
      end += 1;
      if (end >= text.length) break;
    }
    // A continued last line leaves its line break inside; otherwise the break is the separator.
    const stop = contentEnd(text, start, end);
    const slice = text.slice(start, stop);
    const raw = slice.includes("\r") ? slice.replace(/\r\n/g, "\n") : slice;
    lines.push({ source, start, end: stop, raw, number: first });
    start = end + 1;
  }
  return lines;
}

function contentEnd(text: string, start: number, lineBreak: number): number {
  return lineBreak > start && text[lineBreak] === "\n" && text[lineBreak - 1] === "\r"
    ? lineBreak - 1
    : lineBreak;
}

function backslashesBefore(text: string, at: number, start: number): number {
  let count = 0;
  while (at - count > start && text[at - count - 1] === "\\") count += 1;
  return count;
}

/**
 * Replaces each backslash-newline with the blanks around it by one blank, and halves other backslashes before it
 * (GNU make manual, "Splitting Long Lines").
 */
export function collapseContinuations(raw: string): string {
  let lineBreak = raw.indexOf("\n");
  if (lineBreak === -1) return raw;
  const pieces: string[] = [];
  let from = 0;
  while (lineBreak !== -1) {
    const slashes = backslashesBefore(raw, lineBreak, from);
    const piece = raw.slice(from, lineBreak - slashes) + "\\".repeat(slashes >> 1);
    from = lineBreak + 1;
    if (slashes % 2 === 0) {
      pieces.push(piece, "\n");
    } else {
      const trimmed = trimBlanksEnd(piece);
      // A line of nothing but its continuation adds no second blank.
      if (trimmed !== "" || pieces.at(-1) !== " ") pieces.push(trimmed, " ");
      while (isBlank(raw[from])) from += 1;
    }
    lineBreak = raw.indexOf("\n", from);
  }
  pieces.push(raw.slice(from));
  return pieces.join("");
}

/**
 * The offset in the source of an index into the collapsed line. Exact without continuations; with them, found by
 * counting the characters that both texts share.
 */
export function sourceOffset(line: LogicalLine, collapsedIndex: number): number {
  if (!line.raw.includes("\n")) return Math.min(line.start + collapsedIndex, line.end);
  const collapsed = collapseContinuations(line.raw);
  const { text } = line.source;
  const joint = /(?:[ \t]*\\\r?\n[ \t]*)+/y;
  let at = line.start;
  for (let i = 0; i < Math.min(collapsedIndex, collapsed.length); i += 1) {
    joint.lastIndex = at;
    at = collapsed[i] === " " && joint.test(text) ? joint.lastIndex : at + 1;
  }
  return Math.min(at, line.end);
}

function trimBlanksEnd(text: string): string {
  let end = text.length;
  while (isBlank(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t";
}

/** The index after the reference that starts with the `$` at `at`; the end of the text when it is not closed. */
export function skipReference(text: string, at: number): number {
  const open = text[at + 1];
  if (open !== "(" && open !== "{") return Math.min(at + 2, text.length);
  const close = open === "(" ? ")" : "}";
  let depth = 0;
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] === open) depth += 1;
    else if (text[i] === close && --depth === 0) return i + 1;
  }
  return text.length;
}

/**
 * The index of the first character of `stops` that is neither inside a `$(…)` nor quoted by an odd number of
 * backslashes, or -1.
 */
export function findUnquoted(text: string, stops: string, from = 0): number {
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === "$") at = skipReference(text, at) - 1;
    else if (stops.includes(char) && backslashesBefore(text, at, from) % 2 === 0) return at;
  }
  return -1;
}

/** Removes a comment, and the backslash of each `\#` before it. */
export function stripComment(text: string): string {
  if (!text.includes("#")) return text;
  let out = "";
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "$") {
      at = skipReference(text, at) - 1;
    } else if (text[at] === "#") {
      const slashes = backslashesBefore(text, at, from);
      out += text.slice(from, at - slashes) + "\\".repeat(slashes >> 1);
      if (slashes % 2 === 0) return out;
      from = at;
    }
  }
  return out + text.slice(from);
}
