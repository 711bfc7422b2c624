/**
 * Splits a command text into words as a POSIX shell would, for texts without expansions: quotes and
 * backslashes are resolved. `undefined` when only a real shell can tell (variables, substitutions, globs,
 * redirections, several commands); the caller then runs one.
 */
export function splitShellWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === " " || char === "\t" || char === "\n") {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === "'") {
      const end = text.indexOf("'", at + 1);
      if (end === -1) return undefined;
      word = (word ?? "") + text.slice(at + 1, end);
      at = end;
    } else if (char === '"') {
      const quoted = readDoubleQuoted(text, at + 1);
      if (!quoted) return undefined;
      word = (word ?? "") + quoted.value;
      at = quoted.end;
    } else if (char === "\\") {
      if (at + 1 >= text.length) return undefined;
      word = (word ?? "") + text[at + 1]!;
      at += 1;
    } else if ("$`|&;<>()*?[#~!{".includes(char) && needsShell(char, word)) {
      return undefined;
    } else {
      word = (word ?? "") + char;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** `#`, `~`, `!` and `{` are special only where a word begins. */
function needsShell(char: string, word: string | undefined): boolean {
  return !"#~!{".includes(char) || word === undefined;
}

function readDoubleQuoted(text: string, start: number): { value: string; end: number } | undefined {
  let value = "";
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '"') return { value, end: at };
    if (char === "$" || char === "`") return undefined;
    if (char === "\\" && '"\\$`'.includes(text[at + 1] ?? "")) {
      value += text[at + 1]!;
      at += 1;
    } else {
      value += char;
    }
  }
  return undefined;
}
