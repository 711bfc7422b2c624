import assert from "node:assert/strict";
import { test } from "node:test";
import { splitShellWords } from "./shell-words.ts";

function check(text: string, expected: string[] | undefined): void {
  assert.deepEqual(splitShellWords(text), expected, text);
}

test("words are split as a shell splits them", () => {
  check("", []);
  check("  -O2  -g\t-Wall\n", ["-O2", "-g", "-Wall"]);
  check(`-DA='"x y"' -DB="a b"`, [`-DA="x y"`, "-DB=a b"]);
  check(`-DA=\\"x\\"`, [`-DA="x"`]);
  check(`"a\\"b" "a\\c"`, [`a"b`, `a\\c`]);
  check(`''`, [""]);
  check("a#b x~y", ["a#b", "x~y"]);
});

test("what only a shell can tell is left to a shell", () => {
  for (const text of [
    "$A",
    '"$A"',
    "`x`",
    "a|b",
    "a > b",
    "a; b",
    "(a)",
    "*.c",
    "a?b",
    "#x",
    "~/x",
    "'open",
    '"open',
    "a\\",
  ]) {
    check(text, undefined);
  }
});
