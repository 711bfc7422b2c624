import assert from "node:assert/strict";
import { test } from "node:test";
import { renderDiagnostic } from "./diagnostic.ts";
import { KilnError, inputErrors, renderError } from "./error.ts";
import { locate, type SourceText } from "./source.ts";

const source: SourceText = { name: "a/Makefile.uk", text: "ifeq (a,b)\n\tX := $(y\r\nendif" };

test("a diagnostic is drawn with its line, a caret, notes and a hint", () => {
  const start = source.text.indexOf("$(y");
  const text = renderDiagnostic({
    severity: "error",
    code: "make/unterminated",
    message: 'expected ")", found the end of the line',
    span: { source, start, end: start + 3 },
    notes: [{ message: "in this branch", span: { source, start: 0, end: 4 } }, { message: "a fact" }],
    hint: "close the parenthesis",
  });
  assert.equal(
    text,
    `a/Makefile.uk:2:7: error: expected ")", found the end of the line
    \tX := $(y
    \t     ^^^
a/Makefile.uk:1:1: note: in this branch
note: a fact
  hint: close the parenthesis`,
  );
});

test("a span is drawn on its first line only, and an empty line is not drawn", () => {
  const twoLines = { source, start: 0, end: source.text.length };
  assert.match(
    renderDiagnostic({ severity: "info", code: "a/b", message: "x", span: twoLines }),
    /\n {4}\^{10}$/,
  );
  const empty = { source: { name: "e", text: "" }, start: 0, end: 0 };
  assert.equal(
    renderDiagnostic({ severity: "warning", code: "a/b", message: "x", span: empty }),
    "e:1:1: warning: x",
  );
});

test("lines and columns start at 1", () => {
  assert.deepEqual(locate(source, 0), { line: 1, column: 1 });
  assert.deepEqual(locate(source, 11), { line: 2, column: 1 });
  assert.deepEqual(locate(source, 999), { line: 3, column: 6 });
});

test("an error is shown without a stack, with its diagnostics or its hint", () => {
  assert.equal(renderError(new KilnError("a/b", "no", { hint: "do it" })), "error: no\n  hint: do it");
  const error = inputErrors([
    { severity: "warning", code: "a/w", message: "w" },
    { severity: "error", code: "a/e", message: "e" },
  ]);
  assert.equal(error.code, "a/e");
  assert.equal(error.exitCode, 2);
  assert.equal(renderError(error), "warning: w\nerror: e");
});
