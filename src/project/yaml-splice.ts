import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";

/** Replaces `text.slice(start, end)`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Half open. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** All splices at once; they must not overlap. Of two at the same place the earlier one's text comes first. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const backwards = splices
    .map((splice, index) => ({ ...splice, index }))
    .sort((a, b) => b.start - a.start || b.index - a.index);
  return backwards.reduce((result, splice) => {
    return result.slice(0, splice.start) + splice.text + result.slice(splice.end);
  }, text);
}

/** The break that the lines of a text end with. */
export function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? "\n";
}

/** Where the line that holds an offset ends, before its break. An offset behind a break belongs to the line before. */
export function lineEnd(text: string, offset: number): number {
  const from = offset > 0 && text[offset - 1] === "\n" ? offset - 1 : offset;
  const end = text.indexOf("\n", from);
  if (end === -1) return text.length;
  return end > 0 && text[end - 1] === "\r" ? end - 1 : end;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** The column of an offset, from 0; a byte order mark takes none. */
export function columnOf(text: string, offset: number): number {
  return text.slice(lineStart(text, offset), offset).replace("\uFEFF", "").length;
}

/**
 * Whole lines when nothing but blanks and a comment stands beside the extent, else the extent itself. At the end of
 * a file the break before goes, so that none is left over.
 */
export function removal(text: string, { start, end }: Extent): Splice {
  const first = lineStart(text, start);
  const last = lineEnd(text, end);
  const alone = text.slice(first, start).trim() === "" && /^\s*(#.*)?$/.test(text.slice(end, last));
  if (!alone) return { start, end, text: "" };
  const behind = /^\r?\n/.exec(text.slice(last))?.[0].length ?? 0;
  if (behind > 0 || first === 0) return { start: first, end: last + behind, text: "" };
  return { start: first - lineBreakOf(text).length, end: last, text: "" };
}

/** From where a node starts to its last character: without the comments and blanks behind it. */
export function extentOf(node: unknown): Extent | undefined {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  if (!range) return undefined;
  const [start, end] = range as [number, number];
  if ((!isMap(node) && !isSeq(node)) || node.flow === true) return { start, end };
  // A block reaches over the comments behind its last value.
  const last: unknown = node.items.at(-1);
  if (last === undefined) return { start, end };
  return { start, end: isMap(node) ? pairEnd(last as Pair) : (extentOf(last)?.end ?? end) };
}

/** The end of a pair's value, or of its key and colon when there is none. */
export function pairEnd(pair: Pair): number {
  return Math.max(extentOf(pair.key)?.end ?? 0, extentOf(pair.value)?.end ?? 0);
}

export function pairNamed(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}
