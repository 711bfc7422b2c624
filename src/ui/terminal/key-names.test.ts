import assert from "node:assert/strict";
import { test } from "node:test";
import { keyNames } from "./key-names.ts";

test("keys as Node's readline decodes them", () => {
  const check = (
    expected: string[],
    character: string | undefined,
    key: Parameters<typeof keyNames>[1],
  ): void => assert.deepEqual(keyNames(character, key), expected);
  check(["up"], undefined, { name: "up", sequence: "\x1b[A" });
  check(["j"], "j", { name: "j", sequence: "j" });
  check(["G"], "G", { name: "g", shift: true, sequence: "G" });
  check(["/"], "/", { sequence: "/" });
  check([" "], " ", { name: "space", sequence: " " });
  check(["enter"], "\r", { name: "return", sequence: "\r" });
  check(["enter"], "\n", { name: "enter", sequence: "\n" });
  check(["shift-tab"], undefined, { name: "tab", shift: true, sequence: "\x1b[Z" });
  check(["ctrl-r"], "\x12", { name: "r", ctrl: true, sequence: "\x12" });
  check(["é"], "é", { sequence: "é" });
  // A lone Escape, two of them, and a key typed so fast after one that both arrive together.
  check(["escape"], undefined, { name: "escape", meta: true, sequence: "\x1b" });
  check(["escape", "escape"], undefined, { name: "escape", meta: true, sequence: "\x1b\x1b" });
  check(["escape", "q"], "q", { name: "q", meta: true, sequence: "\x1bq" });
  check([], undefined, { name: "undefined", sequence: "\x1b[200~" });
  check([], undefined, { name: "f5", sequence: "\x1b[15~" });
});
