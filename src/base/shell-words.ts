/**
 * The words of a command line as a POSIX shell splits them: blanks separate, quotes and backslashes keep together.
 * Nothing is expanded. `undefined` when a quote is not closed.
 */
export function splitShellWords(line: string): string[] | undefined {
  const words: string[] = [];
  let word = "";
  let begun = false;
  let quote: string | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at]!;
    if (quote !== undefined) {
      if (char === quote) quote = undefined;
      else if (char === "\\" && quote === '"' && /["\\$`]/.test(line[at + 1] ?? "")) word += line[(at += 1)]!;
      else word += char;
    } else if (/\s/.test(char)) {
      if (begun) words.push(word);
      word = "";
      begun = false;
    } else {
      begun = true;
      if (char === '"' || char === "'") quote = char;
      else if (char === "\\" && at + 1 < line.length) word += line[(at += 1)]!;
      else word += char;
    }
  }
  if (quote !== undefined) return undefined;
  if (begun) words.push(word);
  return words;
}

/**
 * Whether only a real shell can tell what a text means: it has variables, substitutions, globs, redirections,
 * comments or several commands. What quotes and backslashes protect does not count.
 */
export function needsShell(text: string): boolean {
  // Protected parts become nothing; in double quotes a dollar and a backquote stay special.
  const bare = text.replace(/\\[^]|'[^']*'|"(?:\\[^]|[^"\\])*"/g, (part) =>
    part.startsWith('"') && /[$`]/.test(part.replace(/\\[^]/g, "")) ? "$" : "x",
  );
  return /[$`|&;<>()*?[\n\\]/.test(bare) || /(^|\s)[#~!{]/.test(bare);
}
