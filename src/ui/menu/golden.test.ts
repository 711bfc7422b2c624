// Each test/golden/menu/*.txt is a sequence of steps: a line `=== KEYS`, with `@80x24` for a new size of the window,
// and the screen after it. UPDATE_GOLDEN=1 writes the screens anew; read the difference before you keep it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { describe, reduce, type MenuState } from "./index.ts";
import { gardenMenu, goldenFolder, press, screenText } from "./menu.test-support.ts";

const cases = readdirSync(goldenFolder).filter(
  (name) => name.endsWith(".txt") && !name.startsWith("terminal-"),
);
assert.ok(cases.length > 0);

for (const name of cases) {
  test(`golden screens: ${name}`, () => {
    const path = join(goldenFolder, name);
    const text = readFileSync(path, "utf8");
    const [intro = "", ...steps] = text.split(/^(?==== ?)/m);
    assert.ok(steps.length > 0, `${name} has no steps`);
    let state = gardenMenu();
    const shown = steps.map((step) => {
      const [line = ""] = step.split("\n");
      state = take(state, line.slice(3));
      return `${line}\n${screenText(describe(state))}\n`;
    });
    const whole = [intro, ...shown].join("");
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, whole);
    else assert.equal(whole, text);
  });
}

function take(state: MenuState, words: string): MenuState {
  return words
    .split(" ")
    .filter((word) => word !== "")
    .reduce((now, word) => {
      const size = /^@(\d+)x(\d+)$/.exec(word);
      if (!size) return press(now, word);
      return reduce(now, { kind: "resize", width: Number(size[1]), height: Number(size[2]) });
    }, state);
}
