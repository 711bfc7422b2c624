import assert from "node:assert/strict";
import { test } from "node:test";
import { ProgressLine } from "./progress-line.ts";

/** A line on a terminal of some width, a clock that is set by hand, and what was written since the last look. */
function line(columns = 80) {
  let written = "";
  let nowMs = 1_000;
  const progress = new ProgressLine(
    (text) => (written += text),
    columns,
    () => nowMs,
  );
  const look = (): string => {
    const seen = written.replaceAll("\r\u001b[K", "|");
    written = "";
    return seen;
  };
  return { progress, look, pass: (ms: number) => (nowMs += ms) };
}

test("it counts, names what runs, and tells the time left once there is a pace", () => {
  const { progress, look, pass } = line();
  progress.begin(4);
  progress.start("CC", "a.o");
  assert.equal(look(), "|[0/4]  CC a.o");
  pass(1_000);
  progress.finish("CC", "a.o");
  assert.equal(look(), "|[1/4]  3 s left");
  pass(100);
  progress.start("CC", "b.o");
  assert.match(look(), /^\|\[1\/4\] {2}3 s left {2}CC b\.o$/);
});

test("it is drawn at most ten times a second, and taken away once", () => {
  const { progress, look, pass } = line();
  progress.begin(9);
  progress.start("CC", "a.o");
  look();
  pass(99);
  progress.start("CC", "b.o");
  assert.equal(look(), "");
  progress.clear();
  progress.clear();
  assert.equal(look(), "|");
});

test("it never wraps, and there is none when everything is done", () => {
  const { progress, look, pass } = line(20);
  progress.begin(1);
  progress.start("CC", "a-very-long-name-of-an-object.o");
  assert.equal(look(), "|[0/1]  CC a-very-lo");
  pass(200);
  progress.finish("CC", "a-very-long-name-of-an-object.o");
  assert.equal(look(), "");
});
