import assert from "node:assert/strict";
import { test } from "node:test";
import { isValidValue, leadingNumber, wholeNumber } from "./number.ts";
import { matchesGlob } from "./source-files.ts";

test("values by type", () => {
  const valid = (type: Parameters<typeof isValidValue>[0], texts: string): string =>
    texts
      .split(" ")
      .filter((text) => isValidValue(type, text))
      .join(" ");
  assert.equal(valid("int", "0 -1 12 012 +1 1x  0x1 -"), "0 -1 12");
  assert.equal(valid("hex", "0 0x1F FF 0x g -1 "), "0 0x1F FF");
  assert.equal(valid("bool", "y n m yes Y"), "y n");
  assert.equal(valid("tristate", "y n m"), "y n m");
});

test("numbers as C reads them", () => {
  assert.equal(leadingNumber("12ab", 10), 12n);
  assert.equal(leadingNumber("-12", 10), -12n);
  assert.equal(leadingNumber("", 10), 0n);
  assert.equal(leadingNumber("0x1g", 16), 1n);
  assert.equal(leadingNumber("1f", 16), 31n);
  assert.equal(leadingNumber("9".repeat(100_000), 10), (1n << 63n) - 1n);
  assert.equal(wholeNumber("010", 0), 8n);
  assert.equal(wholeNumber("0x10", 0), 16n);
  assert.equal(wholeNumber("10", 16), 16n);
  assert.equal(wholeNumber("09", 0), undefined);
  assert.equal(wholeNumber("", 0), undefined);
  assert.equal(wholeNumber("1x", 10), undefined);
});

test("globs", () => {
  const names = ["a.k", "ab.k", "b.k", "Kconfig", "[x]"];
  const matching = (pattern: string): string => names.filter((name) => matchesGlob(pattern, name)).join(" ");
  assert.equal(matching("*.k"), "a.k ab.k b.k");
  assert.equal(matching("?.k"), "a.k b.k");
  assert.equal(matching("[!a]*"), "b.k Kconfig [x]");
  assert.equal(matching("[A-Z]*g"), "Kconfig");
  assert.equal(matching("\\[x]"), "[x]");
  assert.equal(matching("*a*b*c*d*"), "");
});
