import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { needsShell, splitShellWords } from "./shell-words.ts";

const plain = [
  "",
  "  -O2  -g\t-Wall",
  `-DA='"x y"' -DB="a b"`,
  `-DA=\\"x\\"`,
  `"a\\"b" "a\\c" "it's"`,
  `'' "" x''y`,
  "a#b x~y a!b x{y",
  `'$A' \\$A '*.c' "*?" "\\$A"`,
];

test("words are split as a shell splits them", () => {
  for (const text of plain) {
    assert.equal(needsShell(text), false, text);
    const shell = spawnSync("sh", ["-c", `for word in ${text}; do printf '%s\\0' "$word"; done`]);
    const expected = shell.stdout.toString().split("\0").slice(0, -1);
    assert.deepEqual(splitShellWords(text), expected, text);
  }
});

test("an open quote has no words", () => {
  assert.equal(splitShellWords("'open"), undefined);
  assert.equal(splitShellWords('"open'), undefined);
});

test("what only a shell can tell is left to a shell", () => {
  for (const text of [
    "$A",
    '"$A"',
    "`x`",
    '"`x`"',
    "a|b",
    "a > b",
    "a; b",
    "(a)",
    "*.c",
    "a?b",
    "[ab]",
    "#x",
    "~/x",
    "a\\",
  ]) {
    assert.equal(needsShell(text), true, text);
  }
});
