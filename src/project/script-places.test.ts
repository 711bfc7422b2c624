import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { literalEntries } from "./script-places.ts";

function entries(text: string): string[] {
  return literalEntries({ name: "kiln.config.ts", text }).map(({ path, key, value }) => {
    return `${path.join("/")}: ${key ? text.slice(key.start, key.end) : "-"} = ${text.slice(value.start, value.end)}`;
  });
}

test("keys, texts as keys, lists and calls", () => {
  const text = `export default defineConfig({
  name: "x", // name: "y"
  kconfig: make({ "CONFIG_A": true, CONFIG_B: f(1, { c: 2 }) }),
  targets: ["qemu/x86_64", { platform: "qemu" }],
});`;
  assert.deepEqual(entries(text), [
    'name: name = "x"',
    'kconfig/CONFIG_A: "CONFIG_A" = true',
    "kconfig/CONFIG_B/c: c = 2",
    "kconfig/CONFIG_B: CONFIG_B = f(1, { c: 2 })",
    'kconfig: kconfig = make({ "CONFIG_A": true, CONFIG_B: f(1, { c: 2 }) })',
    'targets/0: - = "qemu/x86_64"',
    'targets/1/platform: platform = "qemu"',
    'targets/1: - = { platform: "qemu" }',
    'targets: targets = ["qemu/x86_64", { platform: "qemu" }]',
  ]);
});

test("what is no entry: types, conditions, comments, texts", () => {
  const text = `const a: number = b ? { x: 1 }.x : 2; /* { y: 1 } */ const t = "{ z: 1 }" + \`{ \${a} q: 1 }\`;
const rest = { v: a ? 1 : 2, w: 3 };`;
  assert.deepEqual(entries(text), ["x: x = 1", "v: v = a ? 1 : 2", "w: w = 3"]);
});

test("lists in lists", () => {
  assert.deepEqual(entries("x = { a: [1, [2, { b: 3 }], f([4])], };"), [
    "a/0: - = 1",
    "a/1/0: - = 2",
    "a/1/1/b: b = 3",
    "a/1/1: - = { b: 3 }",
    "a/1: - = [2, { b: 3 }]",
    "a/2/0: - = 4",
    "a/2: - = f([4])",
    "a: a = [1, [2, { b: 3 }], f([4])]",
  ]);
});

test("junk ends, and every place lies in the text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."{}[]():,;\"'`/*\\ \na$".split(/(?:)/)), maxLength: 60 }),
      (text) => {
        for (const { key, value } of literalEntries({ name: "f", text })) {
          if (key) assert.ok(0 <= key.start && key.start < key.end && key.end <= text.length);
          assert.ok(0 <= value.start && value.start <= value.end && value.end <= text.length);
        }
      },
    ),
  );
});
