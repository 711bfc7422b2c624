import { symbolFinder, type ElfFile } from "../formats/index.ts";

type Finder = ReturnType<typeof symbolFinder>;

/** No line of a backtrace is longer; of longer lines nothing need be remembered. */
const lineLimit = 64;

/**
 * A filter for console text, chunk by chunk: a line of a crash report that is exactly `  #N  0xADDRESS` gets the
 * function and the offset in it appended, `  #1  0x10234a main+0x1a`. Nothing is held back, so text passes as it comes.
 * `readImage` is called at the first such line; without an image the text passes unchanged.
 */
export function consoleSymbolizer(readImage: () => ElfFile | undefined): (chunk: string) => string {
  let finder: Finder | undefined;
  const find: Finder = (address) => {
    if (!finder) {
      const image = readImage();
      finder = image ? symbolFinder(image) : () => undefined;
    }
    return finder(address);
  };
  let line = "";
  return (chunk) => {
    const out: string[] = [];
    let from = 0;
    for (let end = chunk.indexOf("\n"); end !== -1; end = chunk.indexOf("\n", from)) {
      const rest = chunk.slice(from, end);
      out.push(rest, place(find, line + rest), "\n");
      line = "";
      from = end + 1;
    }
    const open = chunk.slice(from);
    line = (line + open).slice(0, lineLimit);
    out.push(open);
    return out.join("");
  };
}

function place(find: Finder, line: string): string {
  const match = /^ {2}#(\d+) {2}0x([0-9a-f]+)$/.exec(line);
  if (!match) return "";
  // All but the innermost are return addresses: behind the call, which may be the last thing in its function.
  const back = match[1] === "0" ? 0 : 1;
  const found = find(parseInt(match[2]!, 16) - back);
  return found ? ` ${found.name}+0x${(found.offset + back).toString(16)}` : "";
}
