import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkMemory, parseMemory, renderMemory } from "./memory.ts";

describe("parseMemory", () => {
  const cases: readonly (readonly [text: string, bytes: number])[] = [
    ["64Mi", 67_108_864],
    ["512M", 512_000_000],
    ["1Mi", 1_048_576],
    ["1280Ki", 1_310_720],
    ["2000K", 2_000_000],
    ["2000k", 2_000_000],
    ["1G", 1_000_000_000],
    ["1.5Gi", 1_610_612_736],
    ["2097152", 2_097_152],
  ];
  for (const [text, bytes] of cases) it(text, () => assert.equal(parseMemory(text), bytes));

  const hint = "give a number and one of K, M, G (powers of 1000) or Ki, Mi, Gi (powers of 1024)";
  const wrong: readonly (readonly [text: string, message: string])[] = [
    ["lots", 'expected an amount of memory such as "64Mi" or "512M", found "lots"'],
    ["", 'expected an amount of memory such as "64Mi" or "512M", found ""'],
    ["64MB", 'expected an amount of memory such as "64Mi" or "512M", found "64MB"'],
    ["-64Mi", 'expected an amount of memory such as "64Mi" or "512M", found "-64Mi"'],
    ["64toString", 'expected an amount of memory such as "64Mi" or "512M", found "64toString"'],
    ["1M", '"1M" is too little memory: a machine has at least 1Mi'],
    ["64", '"64" is too little memory: a machine has at least 1Mi'],
    ["99999999Gi", '"99999999Gi" is more memory than any machine has'],
  ];
  for (const [text, message] of wrong) {
    it(`refuses "${text}"`, () =>
      assert.throws(() => parseMemory(text), { code: "machine/bad-memory", message, hint, exitCode: 2 }));
  }
});

it("renderMemory uses the largest exact unit", () => {
  assert.deepEqual([67_108_864, 1_310_720, 2 ** 30, 512_000_000, 1_048_577].map(renderMemory), [
    "64Mi",
    "1280Ki",
    "1Gi",
    "500000Ki",
    "1048577",
  ]);
});

describe("checkMemory", () => {
  it("accepts an image that fits", () => {
    checkMemory({ loadEnd: 0x140000 }, 0x140000);
  });

  it("names the amount for one that does not", () => {
    assert.throws(() => checkMemory({ loadEnd: 0x231234 }, 2 ** 20), {
      code: "machine/too-little-memory",
      message: "memory too small for the image: it ends at 2304Ki, the machine has 1Mi",
      hint: "give it more than that, for example -M 4Mi",
      exitCode: 2,
    });
  });
});
