import { test } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { locate, renderDiagnostic } from "../base/index.ts";
import { judgeKraftfile } from "./judge-kraftfile.ts";

const SNIPPETS = [
  "spec: v0.6\n", "name:", "targets:\n", "  - ", "qemu/x86_64", "unikraft:", "kconfig:", "libraries:\n", "cmd:",
  "env:", "volumes:", "labels:", "runtime:", "template:", "CONFIG_A", ": y\n", "=y\n", " ", "\n", "[", "]", "{", "}",
  '"', "'", "${A}", "$", "&a ", "*a", "<<: ", "!!str ", "|\n", "- ", "\t", "x-y: ", "0x1f", "true", "~", "plat: ",
  "arch: ", "#", "---\n", "?", "null", "1.5", "%", "@", "__proto__: ",
]; // prettier-ignore

test("no text makes the judge throw, and every diagnostic lies inside the text", () => {
  const text = fc.array(fc.oneof(fc.constantFrom(...SNIPPETS), fc.string({ maxLength: 3 })), {
    maxLength: 25,
  });
  fc.assert(
    fc.property(text, (parts) => {
      const source = { name: "Kraftfile", text: parts.join("") };
      const { project, diagnostics } = judgeKraftfile(source, {
        directory: "/home/me/app",
        env: { A: "a" },
        directoryExists: () => false,
      });
      assert.equal(
        project === undefined,
        diagnostics.some(({ severity }) => severity === "error"),
      );
      let before = 0;
      for (const diagnostic of diagnostics) {
        const { start, end } = diagnostic.span!;
        assert.ok(before <= start && start <= end, "in the order of the file");
        assert.ok(locate(source, start).line >= 1);
        assert.ok(renderDiagnostic(diagnostic).startsWith("Kraftfile:"));
        before = start;
      }
    }),
    { numRuns: 3000, seed: 2026 },
  );
});
