import ansiEscapes from "ansi-escapes";
import { cellWidth, graphemes, type Screen, type ScreenRow } from "../menu/index.ts";
import { asciiOf, look } from "./palette.ts";
import { findShift, shiftText } from "./row-shift.ts";
import type { Terminal } from "./terminal.ts";

/** One column: a character and its SGR parameters. The column behind a wide character holds "". */
interface Cell {
  readonly text: string;
  readonly sgr: string;
}

const BLANK: Cell = { text: " ", sgr: "" };
/** Writing over this many equal columns is shorter than moving past them. */
const GAP = 5;

/** Remembers what a terminal shows, and writes only what differs. */
export class Painter {
  readonly #terminal: Pick<Terminal, "colourDepth" | "isUnicode">;
  #shown: (readonly Cell[])[] = [];
  #width = 0;

  constructor(terminal: Pick<Terminal, "colourDepth" | "isUnicode">) {
    this.#terminal = terminal;
  }

  /** The next `paint` writes everything. */
  forget(): void {
    this.#shown = [];
  }

  /** What makes the terminal show the screen; "" when it does. */
  paint(screen: Screen): string {
    let out = "";
    if (this.#shown.length !== screen.height || this.#width !== screen.width) {
      out += `\x1b[0m${ansiEscapes.eraseScreen}`;
      this.#shown = Array.from({ length: screen.height }, () => blankRow(screen.width));
      this.#width = screen.width;
    }
    const next = screen.rows.map((row) => this.#cells(row, screen.width));
    out += this.#shift(screen, next);
    next.forEach((cells, at) => {
      out += changesOfRow(this.#shown[at]!, cells, at);
    });
    this.#shown = next;
    const { caret } = screen;
    if (out !== "") out = `${ansiEscapes.cursorHide}${out}`;
    if (caret) return `${out}${ansiEscapes.cursorTo(caret.column, caret.row)}${ansiEscapes.cursorShow}`;
    return out;
  }

  /** Moves what scrolls, on the terminal and in what is known of it. */
  #shift({ rows, width }: Screen, next: readonly (readonly Cell[])[]): string {
    const scrolls = ({ region }: ScreenRow): boolean => region === "list" || region === "page";
    const first = rows.findIndex(scrolls);
    const last = rows.findLastIndex(scrolls);
    if (first === -1) return "";
    const shift = findShift(this.#shown.map(rowText), next.map(rowText), first, last);
    if (!shift) return "";
    const moved = this.#shown.slice();
    for (let at = first; at <= last; at += 1) {
      const from = at + shift.by;
      moved[at] = from >= first && from <= last ? this.#shown[from]! : blankRow(width);
    }
    this.#shown = moved;
    return shiftText(shift);
  }

  #cells({ runs, selected = false }: ScreenRow, width: number): Cell[] {
    const { colourDepth, isUnicode } = this.#terminal;
    const cells: Cell[] = [];
    for (const { text, style } of runs) {
      const sgr = look(style, colourDepth, selected);
      for (const character of graphemes(text)) {
        const columns = cellWidth(character);
        if (columns === 0 || cells.length + columns > width) continue;
        if (!isUnicode) for (const one of asciiOf(character, columns)) cells.push({ text: one, sgr });
        else {
          cells.push({ text: character, sgr });
          for (let more = 1; more < columns; more += 1) cells.push({ text: "", sgr });
        }
      }
    }
    const rest = selected ? { text: " ", sgr: look("plain", colourDepth, true) } : BLANK;
    while (cells.length < width) cells.push(rest);
    return cells;
  }
}

function blankRow(width: number): Cell[] {
  return Array.from({ length: width }, () => BLANK);
}

/** What a row looks like, without the attributes; "" for a blank one. */
function rowText(cells: readonly Cell[]): string {
  return cells
    .map(({ text }) => text)
    .join("")
    .trimEnd();
}

function same(a: Cell, b: Cell): boolean {
  return a.text === b.text && a.sgr === b.sgr;
}

/** What turns one row into another. Ends without any attribute. */
function changesOfRow(before: readonly Cell[], after: readonly Cell[], row: number): string {
  const width = after.length;
  let end = width;
  while (end > 0 && same(before[end - 1]!, after[end - 1]!)) end -= 1;
  if (end === 0) return "";
  // Where blanks follow up to the edge, one code clears them.
  let blankFrom = width;
  while (blankFrom > 0 && same(after[blankFrom - 1]!, BLANK)) blankFrom -= 1;
  const clears = end - blankFrom > 3;
  const last = clears ? blankFrom : end;
  let out = "";
  let sgr = "";
  let at = 0;
  const dress = (wanted: string): string => {
    if (wanted === sgr) return "";
    sgr = wanted;
    return wanted === "" ? "\x1b[0m" : `\x1b[0;${wanted}m`;
  };
  let cursor = -1;
  while (at < last) {
    if (same(before[at]!, after[at]!)) {
      at += 1;
      continue;
    }
    // Never begin in the middle of a wide character.
    while (at > 0 && after[at]!.text === "") at -= 1;
    if (cursor === -1 || at - cursor > GAP) out += ansiEscapes.cursorTo(at, row);
    else at = cursor;
    for (; at < last; at += 1) {
      if (allSame(before, after, at, Math.min(last, at + GAP + 1))) break;
      out += dress(after[at]!.sgr) + after[at]!.text;
    }
    cursor = at;
  }
  if (clears) {
    if (cursor !== last) out += ansiEscapes.cursorTo(last, row);
    out += dress("") + ansiEscapes.eraseEndLine;
  }
  return out + dress("");
}

function allSame(before: readonly Cell[], after: readonly Cell[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!same(before[at]!, after[at]!)) return false;
  return true;
}
