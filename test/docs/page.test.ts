import assert from "node:assert/strict";
import { test } from "node:test";
import { agrees, applyChange, asShown, blocksOf, commandsOf } from "./page.test-support.ts";

test("blocks are found with their words and lines", () => {
  assert.deepEqual(blocksOf("text\n\n```c a/b.c new\nint x;\n```\n\n```console\n$ ls\n```\n"), [
    { kind: "c", words: ["a/b.c", "new"], text: "int x;\n", line: 3 },
    { kind: "console", words: [], text: "$ ls\n", line: 7 },
  ]);
});

test("commands and what they print", () => {
  assert.deepEqual(commandsOf("$ one\na\nb\n$ two\n"), [
    { command: "one", output: "a\nb\n" },
    { command: "two", output: "" },
  ]);
  assert.throws(() => commandsOf("output\n"), /begins with a command/);
});

test("what comes and goes is not shown", () => {
  const output = "kiln: compiling …\nx for y\n  CC       a: b.o\nno KVM here: using emulation\n  hint: no\n";
  assert.equal(asShown(output), "x for y\n  hint: no\n");
});

for (const [shown, real, expected] of [
  ["a\nb\n", "a\nb\n", true],
  ["a\n", "a\nb\n", false],
  ["", "a\n", false],
  ["", "", true],
  ["a\n…\n", "a\nb\nc\n", true],
  ["a\n…\n", "a\n", true],
  ["a\n…\nc\n", "a\nb\nd\n", false],
  ["a … c\n", "a (b) c\n", true],
  ["a … c\n", "a\nc\n", false],
  ["1.5 s, 3 built\n", "22.75 s, 40 built\n", true],
  ["1.5 s, 3 built\n", "1.5 s, nothing to do\n", false],
  ["exit 1\n", "exit 2\n", false],
  ["a.c\n", "abc\n", false],
] as const) {
  test(`${JSON.stringify(shown)} ${expected ? "agrees" : "does not agree"} with ${JSON.stringify(real)}`, () => {
    assert.equal(agrees(shown, real), expected);
  });
}

test("any number", () => {
  const check = (shown: string, real: string): boolean => agrees(shown, real, { anyNumber: true });
  assert.ok(check("00001000-000fe000    64 KiB rw- free\n", "00002000-00ffe000 12345 KiB rw- free\n"));
  assert.ok(!check("00001000-000fe000    64 KiB rw- free\n", "00001000-000fe000    64 KiB r-- free\n"));
  assert.ok(!check("at 0x3f8\n", "at port\n"));
});

test("a change is made where its lines stand, once", () => {
  assert.equal(applyChange("a\nb\nc\n", " a\n-b\n+x\n+y\n"), "a\nx\ny\nc\n");
  assert.throws(() => applyChange("a\na\n", "-a\n+b\n"), /stand in the file 2 times/);
  assert.throws(() => applyChange("a\n", "-b\n+c\n"), /stand in the file 0 times/);
});
