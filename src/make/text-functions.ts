import type { Expander } from "./expander.ts";
import type { MakeFunction } from "./function-table.ts";
import {
  compareBytes,
  matchPattern,
  parsePattern,
  patternSubstitute,
  skipSpace,
  skipWord,
  splitWords,
  trimSpace,
} from "./words.ts";

/** Functions of a text alone (GNU make manual, "Functions for String Substitution" and "File Names"). */
export const TEXT_FUNCTIONS: Readonly<Record<string, MakeFunction>> = {
  subst: { min: 3, max: 3, run: ([from, to, text]) => substitute(from!, to!, text!) },
  patsubst: { min: 3, max: 3, run: ([from, to, text]) => patternSubstitute(from!, to!, text!) },
  strip: { min: 0, max: 1, run: ([text]) => splitWords(text!).join(" ") },
  findstring: { min: 2, max: 2, run: ([needle, text]) => (text!.includes(needle!) ? needle! : "") },
  filter: { min: 2, max: 2, run: ([patterns, text]) => filter(patterns!, text!, true) },
  "filter-out": { min: 2, max: 2, run: ([patterns, text]) => filter(patterns!, text!, false) },
  sort: { min: 0, max: 1, run: ([text]) => [...new Set(splitWords(text!))].sort(compareSigned).join(" ") },
  word: { min: 2, max: 2, run: ([index, text], expander) => word(index!, text!, expander) },
  wordlist: { min: 3, max: 3, run: ([from, to, text], expander) => wordlist(from!, to!, text!, expander) },
  words: { min: 0, max: 1, run: ([text]) => String(splitWords(text!).length) },
  firstword: { min: 0, max: 1, run: ([text]) => splitWords(text!)[0] ?? "" },
  lastword: { min: 0, max: 1, run: ([text]) => splitWords(text!).at(-1) ?? "" },
  dir: { min: 0, max: 1, run: ([names]) => eachWord(names!, directory) },
  notdir: {
    min: 0,
    max: 1,
    run: ([names]) => eachWord(names!, (name) => name.slice(name.lastIndexOf("/") + 1)),
  },
  suffix: { min: 0, max: 1, run: ([names]) => suffixes(names!) },
  basename: {
    min: 0,
    max: 1,
    run: ([names]) => eachWord(names!, (name) => name.slice(0, suffixStart(name))),
  },
  addsuffix: { min: 2, max: 2, run: ([suffix, names]) => eachWord(names!, (name) => name + suffix!) },
  addprefix: { min: 2, max: 2, run: ([prefix, names]) => eachWord(names!, (name) => prefix! + name) },
  join: { min: 2, max: 2, run: ([left, right]) => join(left!, right!) },
};

/** Quirk: the first bytes are compared as signed numbers, so what is not ASCII comes first; the rest is not. */
function compareSigned(a: string, b: string): number {
  const left = a.charCodeAt(0) > 127;
  return left === b.charCodeAt(0) > 127 ? compareBytes(a, b) : left ? -1 : 1;
}

/** An empty `from` matches once, at the end. */
function substitute(from: string, to: string, text: string): string {
  if (from === "") return text + to;
  return text.includes(from) ? text.split(from).join(to) : text;
}

function eachWord(text: string, change: (word: string) => string): string {
  return splitWords(text).map(change).join(" ");
}

function filter(patterns: string, text: string, keep: boolean): string {
  const literal = new Set<string>();
  const open: ReturnType<typeof parsePattern>[] = [];
  for (const pattern of splitWords(patterns).map(parsePattern)) {
    if (pattern.suffix === undefined) literal.add(pattern.prefix);
    else open.push(pattern);
  }
  return splitWords(text)
    .filter((name) => {
      const hit = literal.has(name) || open.some((pattern) => matchPattern(pattern, name) !== undefined);
      return hit === keep;
    })
    .join(" ");
}

function word(index: string, text: string, expander: Expander): string {
  const position = wordNumber(index, "first argument to 'word' function", expander);
  if (position === 0) {
    expander.fail("make/bad-number", "first argument to 'word' function must be greater than 0");
  }
  return splitWords(text)[position - 1] ?? "";
}

/** Keeps the blanks between the words it returns. */
function wordlist(from: string, to: string, text: string, expander: Expander): string {
  const first = wordNumber(from, "first argument to 'wordlist' function", expander);
  if (first < 1) {
    const message = `invalid first argument to 'wordlist' function: '${trimSpace(from)}'`;
    expander.fail("make/bad-number", message);
  }
  const last = wordNumber(to, "second argument to 'wordlist' function", expander);
  let start = -1;
  let end = -1;
  let at = skipSpace(text, 0);
  for (let index = 1; at < text.length && index <= last; index += 1) {
    const stop = skipWord(text, at);
    if (index === first) start = at;
    end = stop;
    at = skipSpace(text, stop);
  }
  return start === -1 ? "" : text.slice(start, end);
}

function wordNumber(text: string, what: string, expander: Expander): number {
  const digits = trimSpace(text);
  if (!/^[0-9]+$/.test(digits)) expander.fail("make/bad-number", `non-numeric ${what}: '${digits}'`);
  return Number(digits);
}

function directory(name: string): string {
  const slash = name.lastIndexOf("/");
  return slash === -1 ? "./" : name.slice(0, slash + 1);
}

/** Where the suffix of a file name begins: its last period, if that comes after the last slash. */
function suffixStart(name: string): number {
  const period = name.lastIndexOf(".");
  return period === -1 || period < name.lastIndexOf("/") ? name.length : period;
}

/** Words without a suffix leave nothing behind, not even a blank. */
function suffixes(names: string): string {
  return splitWords(names)
    .map((name) => name.slice(suffixStart(name)))
    .filter((suffix) => suffix !== "")
    .join(" ");
}

function join(left: string, right: string): string {
  const first = splitWords(left);
  const second = splitWords(right);
  const length = Math.max(first.length, second.length);
  return Array.from({ length }, (_, index) => (first[index] ?? "") + (second[index] ?? "")).join(" ");
}
