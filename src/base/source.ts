/**
 * A text a language reads: its name for people (usually a path) and its content.
 * Offsets everywhere are UTF-16 indices into `text`.
 */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** A half-open range of a source. `end` may equal `start` (a point). */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** A place as people count it: both start at 1. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset. Only messages need them, so they are computed on demand. */
export function locate(source: SourceText, offset: number): LineColumn {
  const end = Math.min(offset, source.text.length);
  let line = 1;
  let lineStart = 0;
  for (let at = source.text.indexOf("\n"); at !== -1 && at < end; at = source.text.indexOf("\n", at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: end - lineStart + 1 };
}

/** The text of the line that holds an offset, without its line break. */
export function lineText(source: SourceText, offset: number): string {
  const at = Math.min(offset, source.text.length);
  const start = source.text.lastIndexOf("\n", at - 1) + 1;
  const end = source.text.indexOf("\n", at);
  return source.text.slice(start, end === -1 ? undefined : end).replace(/\r$/, "");
}
