import type { KconfigTree, MenuNode, SymbolDefinition } from "../../kconfig/index.ts";

/** Something that can be found. */
export interface Found {
  readonly node: MenuNode;
  readonly symbol: SymbolDefinition | undefined;
}

interface Entry extends Found {
  readonly name: string;
  readonly prompt: string;
  readonly help: string;
}

/** More than anybody reads; typing one more letter is the way on. */
export const MAX_RESULTS = 500;

/** Names, prompts and help texts of a tree, ready to be searched at every key. Built when first asked. */
export class SearchIndex {
  readonly #tree: KconfigTree;
  #entries: readonly Entry[] | undefined;

  constructor(tree: KconfigTree) {
    this.#tree = tree;
  }

  /**
   * Entries that have every word of the query in name, prompt or help, best first: names before prompts before help
   * texts, beginnings of words before their middles, short names before long ones.
   */
  search(query: string): Found[] {
    const prefix = this.#tree.prefix.toLowerCase();
    const words = query
      .toLowerCase()
      .split(/\s+/)
      .map((word) =>
        word.length > prefix.length && word.startsWith(prefix) ? word.slice(prefix.length) : word,
      )
      .filter((word) => word !== "");
    if (words.length === 0) return [];
    this.#entries ??= [...entriesOf(this.#tree.mainMenu)];
    const byRank: (Entry[] | undefined)[] = [];
    for (const entry of this.#entries) {
      const rank = rankOfAll(entry, words);
      if (rank !== undefined) (byRank[rank] ??= []).push(entry);
    }
    const found: Entry[] = [];
    // What nobody will see is not sorted: one letter finds nearly everything.
    for (const entries of byRank) {
      if (found.length >= MAX_RESULTS) break;
      // Sorting is stable: equals stay in the order of the menus.
      if (entries) found.push(...entries.sort((a, b) => a.name.length - b.name.length));
    }
    return found.slice(0, MAX_RESULTS).map(({ node, symbol }) => ({ node, symbol }));
  }
}

function rankOfAll(entry: Entry, words: readonly string[]): number | undefined {
  let sum = 0;
  for (const word of words) {
    const rank = rankOf(entry, word);
    if (rank === undefined) return undefined;
    sum += rank;
  }
  return sum;
}

function rankOf({ name, prompt, help }: Entry, word: string): number | undefined {
  const inName = name.indexOf(word);
  if (inName === 0) return name.length === word.length ? 0 : 1;
  if (inName > 0 && (name.includes(`_${word}`) || name === `lib${word}`)) return 2;
  const inPrompt = prompt.indexOf(word);
  if (inPrompt === 0 || (inPrompt > 0 && startsWord(prompt, word))) return 3;
  if (inName > 0) return 4;
  if (inPrompt > 0) return 5;
  return help.includes(word) ? 8 : undefined;
}

function startsWord(text: string, word: string): boolean {
  return text.includes(` ${word}`) || text.includes(`(${word}`) || text.includes(`/${word}`);
}

/** Each symbol once, at the place where it has a prompt; menus and choices by their prompts. */
function* entriesOf(root: MenuNode): Generator<Entry> {
  const stack = [...root.children].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    for (let at = node.children.length - 1; at >= 0; at -= 1) stack.push(node.children[at]!);
    const { item } = node;
    if (item?.kind === "symbol") {
      if (node === placeOf(item)) yield entry(node, item);
    } else if (node.prompt && node.kind !== "comment") yield entry(node, undefined);
  }
}

/** Where a person finds a symbol: its first entry with a prompt, else its first entry. */
export function placeOf(symbol: SymbolDefinition): MenuNode | undefined {
  return symbol.nodes.find(({ prompt }) => prompt) ?? symbol.nodes[0];
}

function entry(node: MenuNode, symbol: SymbolDefinition | undefined): Entry {
  return {
    node,
    symbol,
    name: (symbol?.name ?? node.item?.name ?? "").toLowerCase(),
    prompt: (node.prompt?.text ?? "").toLowerCase(),
    help: (node.help ?? "").toLowerCase(),
  };
}
