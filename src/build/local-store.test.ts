import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MemoryFileSystem } from "../base/index.ts";
import { sha256 } from "./file-table.ts";
import { LocalStore } from "./local-store.ts";
import { renderResult } from "./stored-result.ts";
import { HandClock } from "./test-rig.ts";

const dayMs = 24 * 60 * 60 * 1000;

function storeOf(maximumBytes: number) {
  const files = new MemoryFileSystem();
  const clock = new HandClock();
  const store = new LocalStore({ files, clock, path: "/store", maximumBytes });
  /** Keeps one result with one object of that many letters; returns the object's digest. */
  const keep = async (name: string, size: number): Promise<string> => {
    const text = name.repeat(size).slice(0, size);
    files.writeFile("/out", text);
    await store.writeObject(sha256(text), "/out");
    await store.writeEntry(
      sha256(`key ${name}`),
      renderResult({ outputs: [{ digest: sha256(text), mode: 0o644 }], text: "" }),
    );
    return sha256(text);
  };
  const has = async (digest: string) => (await store.readObject(digest)) !== undefined;
  return { files, clock, store, keep, has };
}

describe("a local store", () => {
  it("keeps entries and objects", async () => {
    const { store, keep } = storeOf(100_000);
    const digest = await keep("a", 10);
    assert.equal(new TextDecoder().decode(await store.readObject(digest)), "aaaaaaaaaa");
    assert.equal(await store.readEntry(sha256("key none")), undefined);
    assert.equal(await store.readObject(sha256("none")), undefined);
    assert.match((await store.readEntry(sha256("key a")))!, /"result":1/);
  });

  it("drops what was used longest ago once it is too large", async () => {
    const { store, keep, has } = storeOf(10_000);
    const digests = [
      await keep("a", 2_400),
      await keep("b", 2_400),
      await keep("c", 2_400),
      await keep("d", 2_400),
    ];
    // Using an entry that is a day old makes it young.
    await store.readEntry(sha256("key a"));
    const report = store.collect();
    assert.equal(report.removedFiles, 2);
    assert.ok(report.bytesBefore > 10_000 && report.bytesAfter <= 8_000);
    assert.deepEqual(await Promise.all(digests.map(has)), [true, false, true, true]);
    assert.equal(await store.readEntry(sha256("key b")), undefined);
  });

  it("leaves objects alone that another build may be about to name", async () => {
    const { files, clock, store, has } = storeOf(1_000);
    files.writeFile("/out", "x".repeat(2_000));
    const large = sha256("x".repeat(2_000));
    files.copyFile("/out", `/store/objects/${large.slice(0, 2)}/${large.slice(2)}`);
    clock.nowMs = 10_000;
    store.collect();
    assert.equal(await has(large), true);
    clock.nowMs = dayMs;
    store.collect();
    assert.equal(await has(large), false);
  });

  it("tidies once a day, and sooner when much was written", async () => {
    const { files, clock, store, keep } = storeOf(100_000);
    let collections = 0;
    const collect = store.collect.bind(store);
    store.collect = () => {
      collections += 1;
      return collect();
    };
    await keep("a", 10);
    await store.tidy();
    assert.equal(collections, 1);
    await keep("b", 10);
    await store.tidy();
    assert.equal(collections, 1);
    await keep("c", 12_000);
    await store.tidy();
    assert.equal(collections, 2);
    clock.nowMs += dayMs;
    await store.tidy();
    assert.equal(collections, 2, "nothing was written");
    await keep("d", 10);
    files.writeFile("/store/ledger.json", "damaged");
    await store.tidy();
    assert.equal(collections, 3);
  });

  it("does not keep one object as large as a quarter of itself", async () => {
    const { keep, has } = storeOf(10_000);
    assert.equal(await has(await keep("a", 2_501)), false);
  });

  it("survives files that vanish between a look and a read", async () => {
    const { files, store, keep } = storeOf(10_000);
    const digest = await keep("a", 10);
    const stat = files.stat.bind(files);
    files.stat = (path) => {
      const seen = stat(path);
      if (path.startsWith("/store/")) files.remove(path);
      return seen;
    };
    assert.equal(await store.readObject(digest), undefined);
    assert.equal(await store.readEntry(sha256("key a")), undefined);
  });
});
