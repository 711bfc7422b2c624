import type { Style } from "../menu/index.ts";
import type { ColourDepth } from "./terminal.ts";

/**
 * How styles look: SGR parameters without colours, with 16, with 256, and with all of them. The tones are legible on
 * dark and on light backgrounds. Without colours only brightness and reversal tell things apart, so that nothing
 * depends on colour.
 */
const LOOKS: Readonly<Record<Style, readonly [string, string, string, string]>> = {
  plain: ["", "", "", ""],
  title: ["1", "1", "1", "1"],
  path: ["1", "1;34", "1;38;5;67", "1;38;2;95;135;175"],
  dim: ["2", "90", "38;5;245", "38;2;138;138;138"],
  heading: ["1", "1", "1", "1"],
  value: ["", "36", "38;5;37", "38;2;0;160;160"],
  changed: ["1", "33", "38;5;172", "38;2;210;135;20"],
  symbol: ["1", "1", "1", "1"],
  link: ["4", "4;36", "4;38;5;37", "4;38;2;0;160;160"],
  key: ["1", "1", "1", "1"],
  match: ["1;4", "1;33", "1;38;5;172", "1;38;2;210;135;20"],
  error: ["1", "31", "38;5;167", "38;2;215;80;80"],
  added: ["", "32", "38;5;71", "38;2;80;165;80"],
  removed: ["", "31", "38;5;167", "38;2;215;80;80"],
};

/** SGR parameters of a style; "" for none. The selected row is reversed as a whole, without colours in it. */
export function look(style: Style, depth: ColourDepth, selected: boolean): string {
  if (selected) return style === "value" || style === "symbol" || style === "link" ? "1;7" : "7";
  const [none, few, many, all] = LOOKS[style];
  return depth === 1 ? none : depth === 4 ? few : depth === 8 ? many : all;
}

const ASCII: Readonly<Record<string, string>> = {
  "─": "-",
  "•": "*",
  "›": ">",
  "…": "~",
  "→": ">",
  "↑": "^",
  "↓": "v",
  "←": "<",
};

/** A character for a terminal that shows only ASCII. As wide as before. */
export function asciiOf(character: string, cells: number): string {
  return ASCII[character] ?? (/^[\x20-\x7e]$/.test(character) ? character : "?".repeat(cells));
}
