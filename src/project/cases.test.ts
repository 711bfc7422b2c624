// Text cases: a Kraftfile, a line of "=", and what kiln makes of it. `KILN_UPDATE_CASES=1` rewrites the expectations.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import assert from "node:assert/strict";
import { locate, renderDiagnostic, type Span } from "../base/index.ts";
import { judgeKraftfile } from "./judge-kraftfile.ts";

const folder = join(import.meta.dirname, "../../test/cases/kraftfile");
const separator = "=====\n";

for (const name of readdirSync(folder)) {
  test(`kraftfile case ${name}`, () => {
    const path = join(folder, name);
    const content = readFileSync(path, "utf8");
    const at = content.indexOf(separator);
    assert.notEqual(at, -1, "a case has a line of =====");
    const input = content.slice(0, at);
    const actual = tell(input, name.startsWith("err-"));
    if (process.env["KILN_UPDATE_CASES"] === "1") writeFileSync(path, input + separator + actual);
    assert.notEqual(content.slice(at + separator.length), "", "a case expects something");
    assert.equal(actual, content.slice(at + separator.length));
  });
}

/** The diagnostics, then the project unless an error is expected. Spans are written `line:column`. */
function tell(text: string, failing: boolean): string {
  const { project, diagnostics } = judgeKraftfile(
    { name: "Kraftfile", text },
    {
      directory: "/home/me/Hello World",
      env: { NAME: "from-env" },
      directoryExists: (path) => path === "/home/me/Hello World/tree",
    },
  );
  assert.equal(project === undefined, failing);
  assert.equal(
    diagnostics.some(({ severity }) => severity === "error"),
    failing,
  );
  const rendered = diagnostics
    .map((diagnostic) => `${diagnostic.code}\n${renderDiagnostic(diagnostic)}\n`)
    .join("");
  return rendered + (project ? `${JSON.stringify(project, short, 2)}\n` : "");
}

function short(key: string, value: unknown): unknown {
  if (key === "kraftfile") return undefined;
  if (typeof value === "object" && value !== null && "source" in value && "start" in value) {
    const { source, start } = value as Span;
    const { line, column } = locate(source, start);
    return `${String(line)}:${String(column)}`;
  }
  return value;
}
