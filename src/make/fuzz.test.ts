import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { KilnError, MemoryFileSystem } from "../base/index.ts";
import { MakeEvaluator } from "./index.ts";
import { splitLines } from "./lines.ts";

/** Pieces that mean something to make, so that random texts get past the first character. */
const pieces = fc.constantFrom(
  ...[
    "$",
    "$$",
    "(",
    ")",
    "{",
    "}",
    ",",
    ":",
    "=",
    ":=",
    "+=",
    "?=",
    "!=",
    "\\",
    "\\\n",
    "\n",
    "\n\t",
    " ",
    "\t",
  ],
  ...["#", "%", "|", ";", "&", "*", "[", "?", "./", "a", "b", "1", "x.c", "ä", "\r\n", "'", '"', "\u{1f525}"],
  ...[
    "ifeq ",
    "ifdef ",
    "else",
    "endif",
    "define ",
    "endef",
    "include ",
    "-include ",
    "export ",
    "override ",
  ],
  ...["undefine ", "vpath ", "private ", "$(call a,", "$(eval ", "$(foreach a,b c,", "$(if ", "$(subst a,b,"],
  ...[
    "$(wildcard ",
    "$(word 1,",
    "$(shell ",
    "$(a)",
    "$(a:.c=.o)",
    "$(file >f,",
    "$(patsubst %,",
    "$(let a b,",
  ],
);
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));

/** A result or a KilnError; nothing else may come out. */
function survives(text: string): void {
  const files = new MemoryFileSystem({ "/w/a": "x = 1\n", "/w/x.c": "" });
  const shell = () => ({ stdout: "out\n", exitCode: 0 });
  const evaluator = new MakeEvaluator({ files, shell, env: { b: "$(a)" }, cwd: "/w" });
  try {
    evaluator.evaluate({ name: "fuzz", text });
    for (const name of ["a", "b", "1"]) evaluator.value(name);
    evaluator.exported();
  } catch (error) {
    assert.ok(error instanceof KilnError, String(error));
    assert.equal(error.exitCode, 2);
    assert.equal(error.diagnostics.length, 1);
  }
}

describe("any text", () => {
  it("gives a result or a diagnostic", () => {
    fc.assert(fc.property(texts, survives), { numRuns: 1500, interruptAfterTimeLimit: 20_000 });
  });

  it("also when it is not makefile-like at all", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), survives), { numRuns: 300 });
  });

  it("is cut into lines that cover it", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = -1;
        for (const line of splitLines({ name: "t", text })) {
          assert.ok(line.start > end && line.end >= line.start);
          assert.ok(line.raw.length > 0 || line.start === line.end);
          end = line.end;
        }
        assert.ok(text.slice(end + 1).trim() === "");
      }),
    );
  });
});

describe("hostile sizes", () => {
  for (const [what, text] of [
    ["nesting", "a := " + "$(".repeat(20_000) + ")".repeat(20_000)],
    ["nested calls", "a := " + "$(strip ".repeat(5_000) + ")".repeat(5_000)],
    ["unclosed calls", "a := " + "$(strip ".repeat(5_000)],
    ["nested conditionals", "ifeq (a,a)\n".repeat(20_000)],
    ["a long line", "a := " + "word ".repeat(400_000) + "\nb := $(words $(a))\n"],
    ["many continuations", "a = " + "x \\\n".repeat(50_000)],
    ["backslashes", "a = " + "\\".repeat(200_000) + "#"],
    [
      "a chain of variables",
      Array.from({ length: 3_000 }, (_, i) => `v${i} = $(v${i + 1})`).join("\n") + "\nx := $(v0)",
    ],
    [
      "a value that doubles",
      Array.from({ length: 60 }, (_, i) => `v${i + 1} := $(v${i})$(v${i})`)
        .join("\n")
        .replace("$(v0)", "xx"),
    ],
  ] as const) {
    it(`${what} end soon`, { timeout: 20_000 }, () => survives(text));
  }
});
