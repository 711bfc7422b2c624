import { posix } from "node:path";
import { nearest, type Diagnostic, type FileSystem } from "../base/index.ts";
import { readElf, readSymbols } from "../formats/index.ts";

/** What the linker could not find, and in which library's object it was wanted. */
interface Wanted {
  readonly symbol: string;
  readonly library: string;
}

/**
 * Reads ld's complaints about a failed link of library objects and says which library wanted each undefined
 * symbol, which library defines it but hides it, or which name is near.
 */
export function explainUndefinedSymbols(
  linkerOutput: string,
  objects: readonly string[],
  files: Pick<FileSystem, "stat" | "readFile">,
): Diagnostic[] {
  const wanted = undefinedSymbols(linkerOutput);
  if (wanted.length === 0) return [];
  // The inputs of a link are objects, archives and linker scripts.
  const symbols = objects
    .filter((path) => path.endsWith(".o") && files.stat(path))
    .map((path) => librarySymbols(path, files));
  return wanted.map(({ symbol, library }) => {
    const hider = symbols.find((candidate) => candidate.hidden.has(symbol));
    const near = nearest(
      symbol,
      symbols.flatMap((candidate) => [...candidate.exported]),
    );
    const message = `library "${library}" uses "${symbol}", which no library of the image exports`;
    return {
      severity: "error",
      code: "unikraft/undefined-symbol",
      message: hider ? `${message}; library "${hider.name}" defines it but hides it` : message,
      hint: hider
        ? `add ${symbol} to the exportsyms.uk of ${hider.name}`
        : near === undefined
          ? hintForMissing(symbol)
          : `did you mean "${near}"?`,
    };
  });
}

function hintForMissing(symbol: string): string {
  return /^operator (new|delete)/.test(symbol)
    ? "define it with malloc() and free(): there is no C++ library"
    : "switch on the library that defines it, or define it; docs/c-library.md of kiln lists what there is";
}

/** Lines such as `libapp.o: in function `main': … undefined reference to `foo'`, each symbol once per library. */
function undefinedSymbols(output: string): Wanted[] {
  const found = new Map<string, Wanted>();
  let library = "the image";
  for (const line of output.split("\n")) {
    const object = /(?:^|[\s/(])([A-Za-z0-9_.+-]+?)(?:\.ld)?\.o(?:\)|:|$)/.exec(
      line.split("undefined reference")[0]!,
    );
    if (object?.[1] !== undefined) library = object[1];
    const symbol = /undefined reference to [`'‘]([^'’]+)['’]/.exec(line)?.[1];
    if (symbol !== undefined) found.set(`${library} ${symbol}`, { symbol, library });
  }
  return [...found.values()];
}

interface LibrarySymbols {
  readonly name: string;
  readonly exported: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

/** A symbol is hidden when the merged object has it global and the object that is linked has not. */
function librarySymbols(object: string, files: Pick<FileSystem, "stat" | "readFile">): LibrarySymbols {
  const exported = globalNames(object, files);
  const merged = object.replace(/(\.ld)?\.o$/, ".ld.o");
  const hidden = files.stat(merged) ? globalNames(merged, files) : new Set<string>();
  for (const name of exported) hidden.delete(name);
  return { name: posix.basename(object).replace(/(\.ld)?\.o$/, ""), exported, hidden };
}

function globalNames(object: string, files: Pick<FileSystem, "readFile">): Set<string> {
  const symbols = readSymbols(readElf(files.readFile(object)));
  return new Set(symbols.filter((symbol) => symbol.isGlobal && symbol.section !== 0).map(({ name }) => name));
}
