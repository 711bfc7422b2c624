import assert from "node:assert/strict";
import { it } from "node:test";
import { MemoryFileSystem } from "../base/index.ts";
import { RunningMark } from "./running-mark.ts";

const path = "/b/state.json";

it("is there only while a build runs", () => {
  const files = new MemoryFileSystem();
  const mark = new RunningMark(files, path);
  assert.deepEqual(mark.end(), [], "nothing ran");
  assert.equal(mark.generation(), 0);
  assert.equal(mark.generation(), 0);
  assert.equal(files.readText("/b/state.json.running"), "0\n");
  assert.deepEqual(mark.end(), []);
  assert.equal(files.stat("/b/state.json.running"), undefined);
});

it("counts the builds that were killed since the last whole one", () => {
  const files = new MemoryFileSystem();
  assert.equal(new RunningMark(files, path).generation(), 0);
  assert.equal(new RunningMark(files, path).generation(), 1);
  const third = new RunningMark(files, path);
  assert.equal(third.generation(), 2);
  assert.deepEqual(third.end(), [0, 1]);
  assert.equal(new RunningMark(files, path).generation(), 0);
});

it("keeps clear of temporary names when it is damaged", () => {
  const files = new MemoryFileSystem({ "/b/state.json.running": "" });
  assert.equal(new RunningMark(files, path).generation(), 1);
});
