import assert from "node:assert/strict";
import { test } from "node:test";
import type { WorkflowEvent } from "../workflow/index.ts";
import { createDisplay } from "./display.ts";
import type { GlobalOptions } from "./global-options.ts";

const plain: GlobalOptions = { logLevel: "info", logType: "basic", mayPrompt: false, color: false };
const action = {
  id: "/b/main.o",
  label: "CC",
  text: "app: main.o",
  run: { kind: "function", name: "f", arguments: [] },
  inputs: [],
  orderOnly: [],
  outputs: ["/b/main.o"],
  tools: [],
} as const;

const events: readonly WorkflowEvent[] = [
  { kind: "opened", project: "hello", target: "qemu/x86_64", core: "kiln 1" },
  {
    kind: "diagnostic",
    diagnostic: { severity: "warning", code: "a/b", message: "careful", hint: "look" },
  },
  { kind: "build", event: { kind: "started", total: 2 } },
  { kind: "build", event: { kind: "action-started", action, reason: "it is new" } },
  {
    kind: "build",
    event: { kind: "action-finished", action, how: "built", reason: "", durationMs: 5, output: "note: x\n" },
  },
  {
    kind: "build",
    event: {
      kind: "action-failed",
      action,
      reason: "",
      message: "exit status 1",
      command: "gcc -c main.c",
      output: "main.c:1: error\n",
      durationMs: 5,
    },
  },
  {
    kind: "image-ready",
    image: "/i",
    imageBytes: 2048,
    debugImage: "/i.dbg",
    counts: { built: 1, restored: 2, upToDate: 3 },
    durationMs: 1500,
  },
];

function shown(options: Partial<GlobalOptions>): string {
  let written = "";
  const display = createDisplay({ ...plain, ...options }, { COLUMNS: "80" }, (text) => (written += text));
  for (const event of events) display.show(event);
  display.close();
  return written;
}

const failed = "error: CC app: main.o failed (exit status 1)\nmain.c:1: error\n  gcc -c main.c\n";

test("plain lines for people", () => {
  assert.equal(
    shown({}),
    `hello for qemu/x86_64, core: kiln 1
warning: careful
  hint: look
  CC       app: main.o
note: x
${failed}/i: 2.0 KiB, 1 built, 2 restored (1.50 s)
`,
  );
});

test("a level hides what is less severe, quiet hides all but errors", () => {
  assert.equal(shown({ logLevel: "warn" }), `warning: careful\n  hint: look\nnote: x\n${failed}`);
  assert.equal(shown({ logLevel: "error" }), failed);
  assert.equal(shown({ logType: "quiet" }), failed);
  assert.match(shown({ logLevel: "debug" }), /^app: main\.o: it is new$/m);
});

test("the first line has the colour of its level", () => {
  assert.match(shown({ color: true }), /\u001b\[33mwarning: careful\u001b\[39m\n {2}hint: look\n/);
});

test("the live line is taken away before other text, and at the end", () => {
  const text = shown({ logType: "fancy" });
  assert.match(text, /\r\u001b\[K\[0\/2\] {2}CC app: main\.o\r\u001b\[Knote: x\n/);
  assert.ok(!/\[\d\/2\][^\r]*$/.test(text));
});

test("JSON: one event a line, with names instead of whole commands", () => {
  const lines = shown({ logType: "json" })
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { kind: string; text?: string; event?: { action?: unknown } });
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    events.map(({ kind }) => kind),
  );
  assert.equal(lines[1]?.text, "warning: careful\n  hint: look");
  assert.deepEqual(lines[3]?.event?.action, { id: "/b/main.o", label: "CC", text: "app: main.o" });
});
