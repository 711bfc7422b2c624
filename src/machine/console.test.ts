import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { readElf, readSymbols } from "../formats/index.ts";
import { KernelWorkshop } from "../formats/kernel-workshop.test-support.ts";
import { consoleText } from "./console-text.ts";
import { randomMachineName } from "./machine-name.ts";
import { consoleSymbolizer } from "./symbolize.ts";

describe("consoleText", () => {
  it("makes line ends one character, across chunks too", () => {
    const console = consoleText();
    const out = ["a\r", "\nb\r\n\rc", "\r", "\r\n", "d\r"].map((chunk) => console.feed(chunk));
    assert.deepEqual(out, ["a", "\nb\n\rc", "", "\r\n", "d"]);
    assert.equal(console.end(), "\r");
  });
});

describe("consoleSymbolizer", () => {
  const workshop = new KernelWorkshop();
  after(() => workshop.remove());
  const image = readElf(workshop.kernel().bytes);
  const symbol = (name: string) => readSymbols(image).find((one) => one.name === name)!;
  const hex = (value: number) => `0x${value.toString(16)}`;

  it("names the functions of a backtrace", () => {
    const helper = symbol("helper");
    const start = symbol("start");
    const report = [`crash`, `  #0  ${hex(helper.address)}`, `  #1  ${hex(start.address + 5)}`, `done`];
    assert.deepEqual(consoleSymbolizer(() => image)(report.map((line) => `${line}\n`).join("")).split("\n"), [
      "crash",
      `  #0  ${hex(helper.address)} helper+0x0`,
      `  #1  ${hex(start.address + 5)} start+0x5`,
      "done",
      "",
    ]);
  });

  it("counts a return address to the function of the call", () => {
    const { address, size } = symbol("start");
    const text = consoleSymbolizer(() => image)(`  #1  ${hex(address + size)}\n`);
    assert.equal(text, `  #1  ${hex(address + size)} start+${hex(size)}\n`);
  });

  it("passes chunks as they come", () => {
    const filter = consoleSymbolizer(() => image);
    const address = hex(symbol("start").address);
    const chunks = ["  #", "0  ", address, "\nnext"];
    assert.deepEqual(chunks.map(filter), ["  #", "0  ", address, " start+0x0\nnext"]);
  });

  it("leaves every other line alone", () => {
    const address = hex(symbol("start").address);
    for (const line of [
      ` #0  ${address}`,
      `  #0 ${address}`,
      `  #0  ${address} x`,
      `  #0  0x5`,
      "",
      "x".repeat(99),
    ]) {
      assert.equal(consoleSymbolizer(() => image)(`${line}\n`), `${line}\n`);
    }
  });
});

it("randomMachineName picks two words", () => {
  assert.equal(
    randomMachineName(() => 0),
    "amber_amphora",
  );
  assert.equal(
    randomMachineName(() => 0.999999),
    "warm_wheel",
  );
  assert.match(randomMachineName(Math.random), /^[a-z]+_[a-z]+$/);
});
