/** Words and `%` patterns: what most of make's text functions are made of. */

/** What make calls white space: blank, tab, line feed, vertical tab, form feed, carriage return. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** The first index at or after `at` that is not white space, at most `text.length`. */
export function skipSpace(text: string, at: number): number {
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** The first index at or after `at` that is white space, or `text.length`. */
export function skipWord(text: string, at: number): number {
  while (at < text.length && !isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Without leading and trailing white space. `String.trim` would also take non-ASCII spaces. */
export function trimSpace(text: string): string {
  const start = skipSpace(text, 0);
  return trimSpaceEnd(start === 0 ? text : text.slice(start));
}

/** Without trailing white space. */
export function trimSpaceEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

/** The words of a text, in order. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const end = skipWord(text, at);
    words.push(text.slice(at, end));
    at = skipSpace(text, end);
  }
  return words;
}

/** Words, patterns and names are ordered as make does it: by their UTF-8 bytes. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  // Code units order like UTF-8 bytes as long as no surrogate is involved.
  if (!/[\ud800-\udfff]/.test(a) && !/[\ud800-\udfff]/.test(b)) return a < b ? -1 : 1;
  const left = Array.from(a);
  const right = Array.from(b);
  for (let i = 0; i < left.length && i < right.length; i += 1) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** A `%` pattern: the texts around its first unquoted `%`, or a plain word when it has none. */
export interface Pattern {
  readonly prefix: string;
  /** `undefined` when the pattern holds no `%`: it then matches only `prefix` itself. */
  readonly suffix: string | undefined;
}

/**
 * Reads a pattern. A backslash quotes `%`, and backslashes that stand before a `%` quote each other; any other
 * backslash is itself (GNU make manual, "Static Usage").
 */
export function parsePattern(text: string): Pattern {
  let prefix = "";
  let from = 0;
  for (let at = text.indexOf("%"); at !== -1; at = text.indexOf("%", at + 1)) {
    let slashes = 0;
    while (at - slashes > from && text[at - slashes - 1] === "\\") slashes += 1;
    const kept = text.slice(from, at - slashes) + "\\".repeat(slashes >> 1);
    if (slashes % 2 === 0) return { prefix: prefix + kept, suffix: text.slice(at + 1) };
    prefix += `${kept}%`;
    from = at + 1;
  }
  return { prefix: prefix + text.slice(from), suffix: undefined };
}

/** The stem of a word that matches, `""` for a pattern without `%`, or `undefined`. */
export function matchPattern(pattern: Pattern, word: string): string | undefined {
  const { prefix, suffix } = pattern;
  if (suffix === undefined) return word === prefix ? "" : undefined;
  if (word.length < prefix.length + suffix.length) return undefined;
  if (!word.startsWith(prefix) || !word.endsWith(suffix)) return undefined;
  return word.slice(prefix.length, word.length - suffix.length);
}

/** A pattern filled in: the first `%` of the replacement takes the stem, if the pattern had a stem to give. */
export function fillPattern(replacement: Pattern, stem: string): string {
  return replacement.suffix === undefined
    ? replacement.prefix
    : replacement.prefix + stem + replacement.suffix;
}

/** `$(patsubst from,to,text)`. Quirk: without a `%` the blanks of the text stay as they are. */
export function patternSubstitute(from: string, to: string, text: string): string {
  const pattern = parsePattern(from);
  if (pattern.suffix === undefined) return replaceWords(pattern.prefix, to, text);
  const replacement = parsePattern(to);
  return splitWords(text)
    .map((word) => {
      const stem = matchPattern(pattern, word);
      return stem === undefined ? word : fillPattern(replacement, stem);
    })
    .join(" ");
}

/** Occurrences that stand alone. Quirk: an empty `from` stands alone only at the end, after a blank. */
function replaceWords(from: string, to: string, text: string): string {
  const aloneAt = (at: number): boolean =>
    (at === 0 || isSpace(text.charCodeAt(at - 1))) &&
    (at + from.length === text.length || isSpace(text.charCodeAt(at + from.length)));
  if (from === "") return text === "" || aloneAt(text.length) ? text + to : text;
  let out = "";
  let copied = 0;
  for (let at = text.indexOf(from); at !== -1; at = text.indexOf(from, at)) {
    if (aloneAt(at)) {
      out += text.slice(copied, at) + to;
      copied = at + from.length;
    }
    at += from.length;
  }
  return out + text.slice(copied);
}

/** `$(NAME:from=to)`: a pattern when `from` holds a `%`, otherwise a change of suffix. */
export function substituteReference(from: string, to: string, text: string): string {
  const { prefix: ending, suffix } = parsePattern(from);
  if (suffix !== undefined) return patternSubstitute(from, to, text);
  return splitWords(text)
    .map((word) => (word.endsWith(ending) ? word.slice(0, word.length - ending.length) + to : word))
    .join(" ");
}
