// What helloworld costs, as exact numbers: bytes, guest instructions, memory. No clock is involved.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bootInstructions } from "../../bench/boot.ts";
import { buildHelloworld, greeting } from "../../bench/checkout.ts";
import { imageBytes } from "../../bench/image.ts";
import { bootWithMemory } from "../../bench/memory.ts";
import { withSandbox, type Sandbox } from "../../bench/sandbox.ts";
import { needsQemu } from "../e2e/kiln.test-support.ts";

let sandbox: Sandbox;
let image: string;
let debugImage: string;
let finish: () => void;
let finished: Promise<void>;

before(async () => {
  await new Promise<void>((ready, failed) => {
    finished = withSandbox(new AbortController().signal, async (made) => {
      sandbox = made;
      ({ image, debugImage } = await buildHelloworld(made));
      ready();
      await new Promise<void>((resolve) => (finish = resolve));
    });
    finished.catch(failed);
  });
});

after(async () => {
  finish();
  await finished;
});

test("the stripped image has at most 64 kB", () => {
  assert.ok(imageBytes(image) <= 65_536, String(imageBytes(image)));
});

test("at most 20,000 instructions from the image's entry to main", needsQemu, async () => {
  const { instructions } = await bootInstructions({ image, debugImage }, sandbox);
  assert.ok(instructions <= 20_000, String(instructions));
});

test("it boots and greets with 1,280 KiB of memory", needsQemu, async () => {
  assert.equal(await bootWithMemory(image, 1_280, greeting, sandbox), "ok");
});
