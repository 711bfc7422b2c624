import assert from "node:assert/strict";
import { test } from "node:test";
import { fileVariablePrefix, parseSourceWord, stem, upperCase } from "./source-word.ts";

test("a source word names a path, what it generates and its variants", () => {
  assert.deepEqual(parseSourceWord("/a/b.c"), { path: "/a/b.c", generates: undefined, variants: [] });
  assert.deepEqual(parseSourceWord("/a/b.c|x|isr"), {
    path: "/a/b.c",
    generates: undefined,
    variants: ["x", "isr"],
  });
  assert.deepEqual(parseSourceWord("g.awk>.c|x"), { path: "g.awk", generates: ".c", variants: ["x"] });
});

test("per-file variables are named by base name and variant", () => {
  assert.equal(fileVariablePrefix("libx", "src/a/foo-bar.tab.c", "isr"), "LIBX_FOO-BAR.TAB_ISR_");
  assert.equal(fileVariablePrefix("libx", "/s/main.c", undefined), "LIBX_MAIN_");
  assert.equal(stem("/s/.c"), ".c");
  assert.equal(upperCase("libpthread-embedded.ä"), "LIBPTHREAD-EMBEDDED.ä");
});
