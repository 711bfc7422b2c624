import assert from "node:assert/strict";
import { it } from "node:test";
import { ReadyQueue } from "./ready-queue.ts";

it("gives the highest first, then the lowest number, whatever the order of arrival", () => {
  const height = Array.from({ length: 200 }, (_, n) => (n * 7) % 5);
  const queue = new ReadyQueue(height);
  for (let n = 0; n < 200; n += 1) queue.add((n * 73) % 200);
  const taken: number[] = [];
  for (let number = queue.take(); number !== undefined; number = queue.take()) taken.push(number);
  const sorted = height.map((_, n) => n).sort((a, b) => height[b]! - height[a]! || a - b);
  assert.deepEqual(taken, sorted);
});
