import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { unifiedDiff } from "./unified-diff.ts";

test("one line among others", () => {
  assert.equal(
    unifiedDiff("f", "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n"),
    "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
  );
});

test("nothing, everything, and the end of the file", () => {
  assert.equal(unifiedDiff("f", "a\n", "a\n"), "");
  assert.equal(unifiedDiff("f", "", "a\n"), "--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n");
  assert.equal(unifiedDiff("f", "a\n", ""), "--- f\n+++ f\n@@ -1 +0,0 @@\n-a\n");
  assert.equal(
    unifiedDiff("f", "a\nb", "a\nb\n"),
    "--- f\n+++ f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n",
  );
});

const hasPatch = spawnSync("patch", ["--version"]).error === undefined;
const folder = mkdtempSync(join(tmpdir(), "kiln-diff-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test(
  "patch makes the one text of the other",
  { skip: hasPatch ? false : "patch is not installed (apt-get install -y patch)" },
  () => {
    const line = fc.constantFrom("a\n", "b\n", "c\n", "d\n", "\n");
    const text = fc
      .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom("", "x"))
      .map(([lines, end]) => lines.join("") + end);
    fc.assert(
      fc.property(text, text, (before, changed) => {
        fc.pre(before !== changed && before !== "" && changed !== "");
        const file = join(folder, "f");
        writeFileSync(file, before);
        const result = spawnSync("patch", ["--silent", "--posix", "-o", `${file}.new`, file], {
          input: unifiedDiff("f", before, changed),
          encoding: "utf8",
        });
        assert.equal(result.status, 0, result.stdout + result.stderr);
        assert.equal(readFileSync(`${file}.new`, "utf8"), changed);
      }),
      { numRuns: 60 },
    );
  },
);
