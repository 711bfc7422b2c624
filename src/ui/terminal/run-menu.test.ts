import assert from "node:assert/strict";
import { test } from "node:test";
import { gardenMenu } from "../menu/menu.test-support.ts";
import { runMenu, type MenuEffects } from "./run-menu.ts";
import { TinyTerminal } from "./screen.test-support.ts";
import type { Terminal, TerminalListener } from "./terminal.ts";

class FakeTerminal implements Terminal {
  readonly colourDepth = 4;
  readonly isUnicode = true;
  readonly screen = new TinyTerminal(80, 24);
  listener: TerminalListener | undefined;
  isOpen = false;
  isFull = false;
  writes = 0;

  size(): { width: number; height: number } {
    return { width: 80, height: 24 };
  }
  write(text: string): boolean {
    this.writes += 1;
    this.screen.write(text);
    return !this.isFull;
  }
  open(listener: TerminalListener): void {
    this.isOpen = true;
    this.listener = listener;
  }
  close(): void {
    this.isOpen = false;
  }
  type(text: string): void {
    for (const character of text) this.listener!.key(character, { name: character, sequence: character });
  }
  press(name: string): void {
    this.listener!.key(undefined, { name });
  }
}

const effects: MenuEffects = {
  preview: (changes) =>
    Promise.resolve(changes.map(({ name, value }) => `+${name}=${value ?? ""}`).join("\n")),
  save: () => Promise.resolve("saved"),
  explain: (error) => (error instanceof RangeError ? error.message : undefined),
};

/** Lets promises settle and the screen be painted. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

test("from the first picture to leaving", async () => {
  const terminal = new FakeTerminal();
  const end = runMenu(gardenMenu(), terminal, effects, new AbortController().signal);
  await settle();
  assert.equal(terminal.screen.texts()[0], " garden");
  terminal.press("down");
  terminal.press("return");
  terminal.type("ys");
  await settle();
  assert.equal(terminal.screen.texts()[2], " +PUMP=y");
  terminal.press("return");
  await settle();
  assert.equal(terminal.screen.texts()[23], " saved");
  terminal.type("q");
  assert.equal(await end, "left");
  assert.equal(terminal.isOpen, false);
});

test("keys that arrive together are one picture, and none is painted while the line is full", async () => {
  const terminal = new FakeTerminal();
  const end = runMenu(gardenMenu(), terminal, effects, new AbortController().signal);
  await settle();
  assert.equal(terminal.writes, 1);
  terminal.isFull = true;
  terminal.type("jjjj");
  await settle();
  assert.equal(terminal.writes, 2);
  terminal.type("kkk");
  await settle();
  assert.equal(terminal.writes, 2);
  terminal.isFull = false;
  terminal.listener!.drained();
  await settle();
  assert.equal(terminal.writes, 3);
  assert.match(terminal.screen.texts()[18]!, /^ Water/);
  terminal.listener!.key("\x03", { name: "c", ctrl: true });
  assert.equal(await end, "interrupted");
});

test("a failure is shown, a mistake ends the menu", async () => {
  const terminal = new FakeTerminal();
  const failing = { ...effects, preview: () => Promise.reject(new RangeError("no such file")) };
  const end = runMenu(gardenMenu(), terminal, failing, new AbortController().signal);
  await settle();
  terminal.press("down");
  terminal.press("return");
  terminal.type("ys");
  await settle();
  assert.equal(terminal.screen.texts()[2], " no such file");
  terminal.listener!.ended();
  assert.equal(await end, "interrupted");
  const broken = { ...effects, preview: () => Promise.reject(new Error("a mistake")) };
  const other = runMenu(gardenMenu(), terminal, broken, new AbortController().signal);
  await settle();
  terminal.press("down");
  terminal.press("return");
  terminal.type("ys");
  await assert.rejects(other, new Error("a mistake"));
  assert.equal(terminal.isOpen, false);
});

test("the terminal is given back when it is over from outside, or cannot be opened", async () => {
  const terminal = new FakeTerminal();
  const abort = new AbortController();
  const end = runMenu(gardenMenu(), terminal, effects, abort.signal);
  abort.abort(new Error("stopped"));
  await assert.rejects(end, new Error("stopped"));
  assert.equal(terminal.isOpen, false);
  terminal.open = () => {
    terminal.isOpen = true;
    throw new Error("no raw mode");
  };
  await assert.rejects(
    runMenu(gardenMenu(), terminal, effects, new AbortController().signal),
    new Error("no raw mode"),
  );
  assert.equal(terminal.isOpen, false);
});
