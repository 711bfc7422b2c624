import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MemoryFileSystem } from "../base/index.ts";
import { glob, globMatcher } from "./glob.ts";

describe("globMatcher", () => {
  for (const [pattern, matching, others] of [
    ["*.c", ["a.c", ".c"], ["a.h", "a.cc"]],
    ["a*b*c", ["abc", "axbxbc"], ["ab", "abcd"]],
    ["?", ["a"], ["", "ab"]],
    ["[a-c]x", ["ax", "cx"], ["dx", "x"]],
    ["[!a-c]", ["d", "-"], ["b"]],
    ["[]a]", ["]", "a"], ["b"]],
    ["[a-]", ["a", "-"], ["b"]],
    ["[a", ["[a"], ["a"]],
    ["\\*", ["*"], ["a"]],
  ] as const) {
    it(pattern, () => {
      const matches = globMatcher(pattern);
      for (const name of matching) assert.ok(matches(name), `matches '${name}'`);
      for (const name of others) assert.ok(!matches(name), `does not match '${name}'`);
    });
  }
});

describe("glob", () => {
  const files = new MemoryFileSystem({
    "/w/a.c": "",
    "/w/.b.c": "",
    "/w/d/x.c": "",
    "/w/e/x.c": "",
    "/w/e/y": "",
  });
  const check = (pattern: string, expected: readonly string[]) =>
    it(`${pattern} is ${expected.join(" ") || "nothing"}`, () =>
      assert.deepEqual(glob(files, "/w", pattern), expected));
  check("*.c", ["a.c"]);
  check(".*.c", [".b.c"]);
  check("*/x.c", ["d/x.c", "e/x.c"]);
  check("*/*", ["d/x.c", "e/x.c", "e/y"]);
  check("./*.c", ["./a.c"]);
  check("/w/*/y", ["/w/e/y"]);
  check("*/", ["d/", "e/"]);
  check("e//y", ["e//y"]);
  check("a.c/", []);
  check("nope/*", []);
  check("../w/a.c", ["../w/a.c"]);
});
