import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "./suggest.ts";
import { shellJoin } from "./shell-quote.ts";

test("the nearest word is at most a third away", () => {
  assert.equal(nearest("targts", ["targets", "template"]), "targets");
  assert.equal(nearest("BUILD", ["run", "build"]), "build");
  assert.equal(nearest("ucrt", ["x", "abcdef"]), undefined);
  assert.equal(nearest("nmae", ["name", "nose"]), "name");
});

test("quoted words come back from a shell as they were", () => {
  assert.equal(shellJoin(["gcc", '-DA="b c"', "it's", "", "a/b.c"]), `gcc '-DA="b c"' 'it'\\''s' '' a/b.c`);
});
