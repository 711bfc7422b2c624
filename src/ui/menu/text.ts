import stringWidth from "string-width";

/** How many cells of a terminal a text takes. Cheap for ASCII, which nearly everything is. */
export function cellWidth(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text);
}

/** Control characters would move a terminal's cursor, or worse; tabs become blanks up to multiples of eight. */
export function printable(text: string): string {
  if (!/\p{Cc}|\p{Cf}/u.test(text)) return text;
  let out = "";
  for (const character of text) {
    if (character === "\t") out += " ".repeat(8 - (out.length % 8));
    else out += /\p{Cc}|\p{Cf}/u.test(character) ? "?" : character;
  }
  return out;
}

/** A person's characters: what the cursor of an editor steps over. */
export function graphemes(text: string): string[] {
  if (/^[\x20-\x7e]*$/.test(text)) return Array.from(text);
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
}

/** Whether a key is a character to type, not the name of a key. */
export function isCharacter(key: string): boolean {
  return graphemes(key).length === 1 && !/\p{Cc}/u.test(key);
}

/** The beginning of a text, in at most that many cells; a cut one ends in "…". */
export function clip(text: string, width: number): string {
  if (width <= 0) return "";
  if (cellWidth(text) <= width) return text;
  let out = "";
  let used = 0;
  for (const one of graphemes(text)) {
    const cells = cellWidth(one);
    if (used + cells > width - 1) break;
    out += one;
    used += cells;
  }
  return `${out}…`;
}

/** The end of a text, in at most that many cells; a cut one begins with "…". */
export function clipStart(text: string, width: number): string {
  if (width <= 0) return "";
  if (cellWidth(text) <= width) return text;
  const all = graphemes(text);
  let used = 1;
  let from = all.length;
  while (from > 0 && used + cellWidth(all[from - 1]!) <= width) {
    from -= 1;
    used += cellWidth(all[from]!);
  }
  return `…${all.slice(from).join("")}`;
}

/** Lines of at most that many cells, broken at blanks where there are any. Indentation is kept. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const raw of text.split("\n")) wrapLine(printable(raw).trimEnd(), Math.max(1, width), lines);
  return lines;
}

function wrapLine(line: string, width: number, into: string[]): void {
  if (cellWidth(line) <= width) {
    into.push(line);
    return;
  }
  const blanks = /^ */.exec(line)![0];
  const indent = blanks.length < width / 2 ? blanks : "";
  let current = indent;
  let isEmpty = true;
  for (const word of line.slice(blanks.length).split(/ +/)) {
    const joined = isEmpty ? current + word : `${current} ${word}`;
    if (cellWidth(joined) <= width) current = joined;
    else {
      if (!isEmpty) into.push(current);
      current = breakLong(indent + word, width, into);
    }
    isEmpty = false;
  }
  into.push(current);
}

/** Writes all but the last line of a word that is longer than a line. */
function breakLong(word: string, width: number, into: string[]): string {
  let current = "";
  let used = 0;
  for (const one of graphemes(word)) {
    const cells = cellWidth(one);
    if (used + cells > width && used > 0) {
      into.push(current);
      current = "";
      used = 0;
    }
    current += one;
    used += cells;
  }
  return current;
}
