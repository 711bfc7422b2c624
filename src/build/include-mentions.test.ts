import assert from "node:assert/strict";
import { it } from "node:test";
import { findIncludeMentions, type IncludeName } from "./include-mentions.ts";

/** `"x.h"`, `<x.h>`, with `next ` before it. */
function shown(names: readonly IncludeName[]): string[] {
  return names.map(({ name, quoted, next }) => `${next ? "next " : ""}${quoted ? `"${name}"` : `<${name}>`}`);
}

interface Expected {
  readonly includes?: string[];
  readonly tests?: string[];
  readonly computed?: "include" | "test";
  readonly macroNames?: string[];
}

const cases: [what: string, text: string, expected: Expected][] = [
  ["nothing", "int included;", {}],
  ["both signs", '#include <a/b.h>\n\t# include "c.h" // why', { includes: ["<a/b.h>", '"c.h"'] }],
  ["each name once", '#include "a.h"\n#include "a.h"\n#include <a.h>', { includes: ['"a.h"', "<a.h>"] }],
  ["#include_next and #import", '#include_next <a.h>\n#import "b.h"', { includes: ["next <a.h>", '"b.h"'] }],
  ["a continued line", '#include \\\n  "a.h"\n', { includes: ['"a.h"'] }],
  ["a name from a macro", "#include HEADER(x)\n", { computed: "include" }],
  [
    "tests",
    '#if __has_include("a.h") || __has_include (<b.h>) || __has_include_next(<c.h>)',
    { tests: ['"a.h"', "<b.h>", "next <c.h>"], macroNames: ['"a.h"', "<b.h>", "<c.h>"] },
  ],
  [
    "a test of a macro, with what macros can be",
    '#define EXTRA "extra.h"\n#define HAS(x) __has_include(x)\n#if HAS(<other.h>)\nputs("text.h");',
    { computed: "test", macroNames: ['"extra.h"', "<other.h>"] },
  ],
  ["no test in the usual fallback", "#ifndef __has_include\n#define __has_include(x) 0\n#endif", {}],
];

for (const [what, text, { includes = [], tests = [], computed, macroNames = [] }] of cases) {
  it(`finds ${what}`, () => {
    const found = findIncludeMentions(text);
    assert.deepEqual(shown(found.includes), includes);
    assert.deepEqual(shown(found.tests), tests);
    assert.equal(found.computedInclude, computed === "include");
    assert.equal(found.computedTest, computed === "test");
    assert.deepEqual(shown(found.macroNames), macroNames);
  });
}
