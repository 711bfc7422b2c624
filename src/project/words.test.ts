import { test } from "node:test";
import assert from "node:assert/strict";
import { interpolate } from "./interpolate.ts";
import { splitShellWords } from "../base/index.ts";

test("a command line is split as a shell splits it", () => {
  assert.deepEqual(splitShellWords(""), []);
  assert.deepEqual(splitShellWords("  a  b\tc\n"), ["a", "b", "c"]);
  assert.deepEqual(splitShellWords(`'a b' "c d" e'f'"g"`), ["a b", "c d", "efg"]);
  assert.deepEqual(splitShellWords(`"" ''`), ["", ""]);
  assert.deepEqual(splitShellWords(`a\\ b "\\"\\x" '\\'`), ["a b", `"\\x`, "\\"]);
  assert.equal(splitShellWords(`a "b`), undefined);
});

test("variables are replaced, dollars kept, the rest is a problem", () => {
  const env = { A: "1", EMPTY: "" };
  assert.deepEqual(interpolate("${A}$A-$$A-$$$$-${EMPTY}", env), { text: "11-$A-$$-", problems: [] });
  const references = (text: string) => interpolate(text, env).problems.map(({ reference }) => reference);
  assert.deepEqual(references("${B} $C ${A:-x} ${ $ $1 ${constructor}"), [
    "${B}",
    "$C",
    "${A:-x}",
    "${ $ $1 ${constructor}",
  ]);
});
