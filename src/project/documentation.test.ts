// The examples of docs/kraftfile.md are what they say.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import assert from "node:assert/strict";
import { renderDiagnostic } from "../base/index.ts";
import { judgeKraftfile } from "./judge-kraftfile.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/kraftfile.md"), "utf8");
const blocks = [...page.matchAll(/^```([a-z ]+)\n(.*?)^```$/gms)].map((match) => ({
  kind: match[1]!,
  text: match[2]!,
}));

function judge(text: string): string {
  const options = { directory: "/home/me/app", env: {}, directoryExists: () => false };
  const { diagnostics } = judgeKraftfile({ name: "Kraftfile", text }, options);
  return diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic)}\n`).join("");
}

test("the valid examples are valid", () => {
  const valid = blocks.filter(({ kind }) => kind === "yaml");
  assert.ok(valid.length >= 7);
  for (const { text } of valid)
    assert.equal(judge(text.startsWith("spec:") ? text : `spec: v0.6\n${text}`), "");
});

test("the errors are those that are shown", () => {
  const wrong = blocks.filter(({ kind }) => kind === "yaml error");
  assert.ok(wrong.length >= 4);
  for (const example of wrong) {
    const shown = blocks[blocks.indexOf(example) + 1]!;
    assert.equal(shown.kind, "text");
    assert.equal(judge(example.text), shown.text);
  }
});
