/**
 * The command line a kernel gets: `<library parameters> -- <application arguments>`, the `--` only with parameters
 * before it. Without the name in front: the VMM puts the kernel's path there.
 */
export function kernelCommandLine(
  parameters: readonly string[],
  applicationArguments: readonly string[],
): string {
  const words = parameters.length > 0 ? [...parameters, "--", ...applicationArguments] : applicationArguments;
  return quoteKernelArguments(words);
}

/**
 * The words as one line that the guest splits back into exactly these words. The guest splits at white space; '…'
 * and "…" hold a word together, and a backslash outside of '…' takes the next character as it is. Backslashes are
 * used only where quotes alone cannot do: older kernels are less sure of them.
 */
export function quoteKernelArguments(words: readonly string[]): string {
  return words.map(quoteWord).join(" ");
}

function quoteWord(word: string): string {
  if (/^[^\s'"\\]+$/.test(word)) return word;
  if (!/["\\]/.test(word)) return `"${word}"`;
  if (!/['\\]/.test(word)) return `'${word}'`;
  return `"${word.replace(/["\\]/g, "\\$&")}"`;
}
