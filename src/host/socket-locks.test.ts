import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { SocketLocks } from "./socket-locks.ts";

const locks = new SocketLocks();
const never = new AbortController().signal;
const noWait = { onWait: () => assert.fail("nobody holds it"), signal: never };

test("the second holder waits for the first, and is told so once", async () => {
  const name = `test ${process.pid} order`;
  const order: string[] = [];
  const release = await locks.hold(name, noWait);
  const second = locks.hold(name, { onWait: () => order.push("waits"), signal: never });
  const other = await locks.hold(`${name} other`, noWait);
  other();
  order.push("released");
  release();
  (await second)();
  assert.deepEqual(order.sort(), ["released", "waits"]);
  (await locks.hold(name, noWait))();
});

test("a holder that is killed holds nothing", async () => {
  const name = `test ${process.pid} killed`;
  const program = `
    import { SocketLocks } from ${JSON.stringify(import.meta.resolve("./socket-locks.ts"))};
    await new SocketLocks().hold(${JSON.stringify(name)}, { onWait() {}, signal: new AbortController().signal });
    process.stdout.write("held");
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program]);
  await once(child.stdout, "data");
  let waited = false;
  const held = locks.hold(name, {
    onWait: () => {
      waited = true;
      child.kill("SIGKILL");
    },
    signal: never,
  });
  (await held)();
  assert.ok(waited);
});

test("waiting ends with the signal's reason", async () => {
  const name = `test ${process.pid} abort`;
  const release = await locks.hold(name, noWait);
  const controller = new AbortController();
  const reason = new Error("enough");
  const waiting = locks.hold(name, { onWait: () => controller.abort(reason), signal: controller.signal });
  await assert.rejects(waiting, (error) => error === reason);
  release();
});
