/**
 * The files a compiler read, from the dependency file it wrote (`gcc -MD`): the prerequisites of the first rule, in
 * order, each once. Rules without prerequisites that follow (`-MP`) are ignored.
 *
 * Quoting is make's as gcc writes it: `$$` is `$`, `\#` is `#`, and of backslashes before a blank half are meant,
 * the odd one making the blank part of the name. Elsewhere a backslash is a backslash.
 */
export function parseDepfile(text: string): string[] {
  const rule = text
    .replace(/\\\r?\n/g, " ")
    .trimStart()
    .split(/\r?\n/, 1)[0]!;
  const words = rule.match(/(?:\\\\|\\.|[^\s\\])+/g) ?? [];
  // The target ends at the first colon that ends a word, or stands alone.
  const colon = words.findIndex((word) => /(?:^|[^\\]):$/.test(word));
  if (colon === -1) return [];
  return [...new Set(words.slice(colon + 1).map(unquote))];
}

function unquote(word: string): string {
  if (!/[\\$]/.test(word)) return word;
  return word
    .replace(/(\\+)([ \t]|$)/g, (_, backslashes: string, blank: string) => {
      return "\\".repeat(Math.floor(backslashes.length / 2)) + blank;
    })
    .replace(/\\([#:])/g, "$1")
    .replaceAll("$$", "$");
}
