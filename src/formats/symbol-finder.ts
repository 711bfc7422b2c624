import { readSymbols, type ElfFile, type ElfSymbol } from "./elf.ts";

/** A place in code as people read it: so many bytes into that function. */
export interface SymbolPlace {
  readonly name: string;
  readonly offset: number;
}

/** Looks addresses up in the functions of an ELF file. The table is read and sorted at the first question. */
export function symbolFinder(elf: ElfFile): (address: number) => SymbolPlace | undefined {
  let sorted: readonly ElfSymbol[] | undefined;
  return (address) => {
    sorted ??= codeSymbols(elf);
    const symbol = lastAtOrBelow(sorted, address);
    if (!symbol) return undefined;
    const section = elf.sections[symbol.section]!;
    // Assembly often states no size; such a symbol reaches to the next one, or to the end of its section.
    const end = symbol.size > 0 ? symbol.address + symbol.size : section.address + section.size;
    return address < end ? { name: symbol.name, offset: address - symbol.address } : undefined;
  };
}

function codeSymbols(elf: ElfFile): readonly ElfSymbol[] {
  const executable = 4;
  return readSymbols(elf)
    .filter((symbol) => {
      if (symbol.name === "" || (symbol.kind !== "function" && symbol.kind !== "none")) return false;
      return ((elf.sections[symbol.section]?.flags ?? 0) & executable) !== 0;
    })
    .sort((a, b) => a.address - b.address || rank(a) - rank(b));
}

// Of several names for one address the last in order is found: a sized function before a label, global before local.
function rank(symbol: ElfSymbol): number {
  return (symbol.kind === "function" ? 4 : 0) + (symbol.size > 0 ? 2 : 0) + (symbol.isGlobal ? 1 : 0);
}

function lastAtOrBelow(sorted: readonly ElfSymbol[], address: number): ElfSymbol | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.address <= address) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
