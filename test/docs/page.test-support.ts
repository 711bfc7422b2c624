import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../e2e/kiln.test-support.ts";

/** A fenced block of a page: ```` ```KIND WORDS ````, its text, and the line of its fence. */
export interface Block {
  readonly kind: string;
  readonly words: readonly string[];
  readonly text: string;
  readonly line: number;
}

/** A command of a `console` block with what the page says it prints. */
export interface ShownCommand {
  readonly command: string;
  readonly output: string;
}

export function readPage(name: string): string {
  return readFileSync(join(root, name), "utf8");
}

export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\S*)([^\n]*)\n(.*?)^```$/gms)].map((match) => ({
    kind: match[1]!,
    words: match[2]!.split(" ").filter(Boolean),
    text: match[3]!,
    line: page.slice(0, match.index).split("\n").length,
  }));
}

/** Lines that begin with `$ ` are commands; what follows up to the next is their output. */
export function commandsOf(text: string): ShownCommand[] {
  const commands: { command: string; output: string }[] = [];
  for (const line of text.split("\n").slice(0, -1)) {
    if (line.startsWith("$ ")) commands.push({ command: line.slice(2), output: "" });
    else if (commands.length === 0) throw new Error(`a console block begins with a command, found "${line}"`);
    else commands.at(-1)!.output += `${line}\n`;
  }
  return commands;
}

/** Progress lines (a terminal shows them in place), the note that KVM cannot be used, and the checkout's own build. */
const comesAndGoes = /^ {2}[A-Z0-9]{2,8} +\S|: using emulation$|^kiln: .* …$/;

/** What the reader of a page would see: without the lines that come and go with the terminal and the machine. */
export function asShown(output: string): string {
  return output
    .split("\n")
    .filter((line) => !comesAndGoes.test(line))
    .join("\n");
}

/**
 * Whether a page's text and a real one agree. A line `…` stands for any number of lines, a `…` within a line for any
 * text in it; of numbers with a decimal point (times, sizes), and of how many files were built and restored, only the
 * presence counts. With `anyNumber` that holds for all numbers, hexadecimal ones too, and blanks count as one.
 */
export function agrees(shown: string, real: string, options: { readonly anyNumber?: boolean } = {}): boolean {
  const normalize = options.anyNumber ? withoutNumbers : withoutMeasures;
  const pattern = normalize(shown)
    .split("\n")
    .map((line) => (line.trim() === "…" ? "(?:.*\n)*?" : `${line.split("…").map(escape).join(".*")}\n`))
    .join("");
  return new RegExp(`^${pattern}$`).test(`${normalize(real)}\n`);
}

function withoutNumbers(text: string): string {
  return withoutMeasures(text)
    .replace(/\b(?:0x)?[0-9a-f]*[0-9][0-9a-f]*\b/g, "1")
    .replace(/ {2,}/g, " ");
}

function withoutMeasures(text: string): string {
  return text
    .replace(/\r/g, "")
    .replace(/[ \t]+$/gm, "")
    .trimEnd()
    .replace(/\d+\.\d+/g, "1.0")
    .replace(/\d+ (built|restored)/g, "1 $1");
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** A text with a `diff` block's removed lines replaced by the added ones. The lines must stand in it exactly once. */
export function applyChange(text: string, change: string): string {
  const lines = change.split("\n").slice(0, -1);
  const keep = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(sign) || line.startsWith(" "))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const parts = text.split(keep("-"));
  if (parts.length !== 2) {
    throw new Error(`the lines to change stand in the file ${parts.length - 1} times:\n${keep("-")}`);
  }
  return parts.join(keep("+"));
}
