import type { ConfigHeader } from "./action.ts";

/**
 * What texts that mention options depend on, in words that are recorded and compared:
 * - `CONFIG_X=value`, or `CONFIG_X` when it is not set;
 * - `CONFIG_X*=A,B`: the options that begin so, without that beginning; `CONFIG_X*` when there are none.
 */
export class OptionWords {
  readonly #values: Readonly<Record<string, string>>;
  /** All names in order; those with a common beginning stand together. */
  #sorted: readonly string[] | undefined;
  // A few hundred words are asked for a hundred thousand times.
  readonly #now = new Map<string, string>();

  constructor(header: ConfigHeader | undefined) {
    this.#values = header?.values ?? {};
  }

  /**
   * The words for names that stand in a text, sorted. A name that is no option now may be pasted to others by a macro
   * (`CAT(CONFIG_X_, A)`): every option that begins with it counts, and so does which those are.
   */
  mentioned(names: Iterable<string>): string[] {
    const words = new Set<string>();
    for (const name of names) {
      words.add(this.#word(name));
      if (Object.hasOwn(this.#values, name)) continue;
      words.add(this.#prefixWord(name));
      for (const option of this.#beginningWith(name)) words.add(this.#word(option));
    }
    return [...words].sort();
  }

  /** The word about the same thing as it is now. */
  now(word: string): string {
    let now = this.#now.get(word);
    if (now === undefined) {
      const name = subjectOf(word);
      now = name.endsWith("*") ? this.#prefixWord(name.slice(0, -1)) : this.#word(name);
      this.#now.set(word, now);
    }
    return now;
  }

  #word(name: string): string {
    return Object.hasOwn(this.#values, name) ? `${name}=${this.#values[name]!}` : name;
  }

  #prefixWord(prefix: string): string {
    const rests = this.#beginningWith(prefix).map((name) => name.slice(prefix.length));
    return rests.length === 0 ? `${prefix}*` : `${prefix}*=${rests.join(",")}`;
  }

  #beginningWith(prefix: string): readonly string[] {
    const names = (this.#sorted ??= Object.keys(this.#values).sort());
    let [low, high] = [0, names.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (names[middle]! < prefix) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (names[end]?.startsWith(prefix)) end += 1;
    return names.slice(low, end);
  }
}

/** What a word is about: the option, or the beginning with a `*`. */
export function subjectOf(word: string): string {
  return word.split("=", 1)[0]!;
}

/** Its value; "n" is how people write an option that is not set. */
export function valueOf(word: string): string {
  const equals = word.indexOf("=");
  return equals === -1 ? "n" : word.slice(equals + 1);
}
