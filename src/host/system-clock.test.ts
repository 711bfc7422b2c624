import assert from "node:assert/strict";
import { it } from "node:test";
import { SystemClock } from "./system-clock.ts";

it("sleeps at least as long as asked", async () => {
  const clock = new SystemClock();
  const before = performance.now();
  await clock.sleep(5);
  assert.ok(performance.now() - before >= 4);
});

it("wakes with the signal's reason", async () => {
  const clock = new SystemClock();
  const reason = new Error("wake up");
  const controller = new AbortController();
  const sleeping = clock.sleep(3_600_000, controller.signal);
  controller.abort(reason);
  await assert.rejects(sleeping, (error) => error === reason);
  await assert.rejects(clock.sleep(3_600_000, controller.signal), (error) => error === reason);
});
