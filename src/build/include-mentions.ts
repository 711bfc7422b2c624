/** A header's name as it is written in a directive. */
export interface IncludeName {
  readonly name: string;
  /** `"name"`: searched beside the including file first. */
  readonly quoted: boolean;
  /** `#include_next`, `__has_include_next`: searched behind the folder of the including file. */
  readonly next: boolean;
}

/** Which headers a C or assembly text can ask the preprocessor for, in branches that are not taken as well. */
export interface IncludeMentions {
  readonly includes: readonly IncludeName[];
  /** What `__has_include` is asked about. */
  readonly tests: readonly IncludeName[];
  /** There is an `#include` whose name comes from a macro, or is written in some way that is not understood here. */
  readonly computedInclude: boolean;
  /** There is a `__has_include` whose name comes from a macro. */
  readonly computedTest: boolean;
  /** Everything like `"name"` or `<name>` on conditional and `#define` lines: what such a macro can come to. */
  readonly macroNames: readonly IncludeName[];
}

const include = /^[ \t]*(?:#|%:)[ \t]*(include_next|include|import)\b[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)?/gm;
// The fallback `#define __has_include(x) 0` asks nothing.
const test = /(?<!define[ \t]+)__has_include(_next)?(?:__)?[ \t]*\([ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)?/g;
const macroLine = /^[ \t]*(?:#|%:)[ \t]*(?:if|elif|define)\b.*$/gm;
const written = /"([\w.+/@ -]{1,255})"|<([\w.+/@-]{1,255})>/g;

const none: IncludeMentions = {
  includes: [],
  tests: [],
  computedInclude: false,
  computedTest: false,
  macroNames: [],
};

export function findIncludeMentions(text: string): IncludeMentions {
  if (!text.includes("include") && !text.includes("import")) return none;
  const joined = text.includes("\\\n") || text.includes("\\\r\n") ? text.replace(/\\\r?\n/g, "") : text;
  const includes = namesIn(joined.matchAll(include));
  const tests = joined.includes("__has_include")
    ? namesIn(joined.matchAll(test))
    : { names: [], computed: false };
  return {
    includes: includes.names,
    tests: tests.names,
    computedInclude: includes.computed,
    computedTest: tests.computed,
    macroNames: [...joined.matchAll(macroLine)].flatMap(([line]) => writtenNames(line)),
  };
}

/** The `"name"` and `<name>` in a text. */
export function writtenNames(text: string): IncludeName[] {
  return [...text.matchAll(written)].map(([, quoted, angled]) => ({
    name: quoted ?? angled!,
    quoted: quoted !== undefined,
    next: false,
  }));
}

function namesIn(matches: Iterable<RegExpMatchArray>): { names: IncludeName[]; computed: boolean } {
  const names = new Map<string, IncludeName>();
  let computed = false;
  for (const [, word = "", quoted, angled] of matches) {
    const name = quoted ?? angled;
    if (name === undefined) computed = true;
    else
      names.set(
        `${word} ${quoted === undefined ? "<" : '"'}${name}`,
        nameOf(name, quoted !== undefined, word),
      );
  }
  return { names: [...names.values()], computed };
}

function nameOf(name: string, quoted: boolean, word: string): IncludeName {
  return { name, quoted, next: word.endsWith("_next") };
}
