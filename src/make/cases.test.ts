import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { MemoryFileSystem } from "../base/index.ts";
import { createHost } from "../host/index.ts";
import { parseCase, runCase, type CaseFile } from "./case-file.ts";

const folder = new URL("../../test/cases/make/", import.meta.url);
const host = createHost();

/** Runs a case in a folder of its own: `$(shell)` and `$(file)` must see the same files. */
function run({ files, env }: CaseFile): string {
  const cwd = mkdtempSync(join(tmpdir(), "make-case-"));
  try {
    for (const [name, text] of files) host.files.writeFile(join(cwd, name), text);
    return runCase({
      files: host.files,
      cwd,
      env: { ...env, PATH: host.env["PATH"] ?? "" },
      shell: (_, shellEnv, argv) => {
        const { stdout, stderr, exitCode } = host.processes.runSync({ argv, cwd, env: shellEnv });
        return { stdout, stderr, exitCode: exitCode ?? 127 };
      },
    });
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

describe("make language cases", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".mk"));
  it("exist", () => assert.ok(names.length > 150, `found ${names.length} cases`));
  for (const name of names) {
    const test = parseCase(name.replace(/\.mk$/, ""), readFileSync(new URL(name, folder), "utf8"));
    it(`${test.name}: ${test.title}`, () => assert.equal(run(test), test.expected));
  }
});

describe("parseCase", () => {
  it("refuses a case that expects nothing", () => {
    assert.throws(() => parseCase("x", "# title\n--- Makefile\n--- expect\n"), /case 'x' needs a title/);
    assert.throws(() => parseCase("x", "# title\n--- Makefile\n$(info a)\n"), /case 'x' needs a title/);
  });

  it("reads header, files and expectation", () => {
    const text = "# t\n# env: A=b=c\n# requires: 4.4\n--- Makefile\nx\n--- d/e\ny\n--- expect\nz\n";
    const parsed = parseCase("n", text);
    assert.deepEqual(
      { ...parsed, files: [...parsed.files] },
      {
        name: "n",
        title: "t",
        requires: "4.4",
        differs: undefined,
        env: { A: "b=c" },
        files: [
          ["Makefile", "x\n"],
          ["d/e", "y\n"],
        ],
        expected: "z\n",
      },
    );
  });

  it("runs on files in memory", () => {
    const files = new MemoryFileSystem({ "/w/Makefile": "$(info $(wildcard *))" });
    const shell = () => ({ stdout: "", exitCode: 0 });
    assert.equal(runCase({ files, cwd: "/w", env: {}, shell }), "Makefile\n");
  });
});
