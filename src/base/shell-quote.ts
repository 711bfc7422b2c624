/** One word as a POSIX shell reads it back: plain when nothing in it is special, else in single quotes. */
export function shellQuote(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A command line that a POSIX shell reads back as exactly these words. */
export function shellJoin(words: readonly string[]): string {
  return words.map(shellQuote).join(" ");
}
