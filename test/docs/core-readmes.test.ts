// The examples in the READMEs of the core compile, in C as the core's own sources do.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { root } from "../e2e/kiln.test-support.ts";
import { blocksOf, readPage } from "./page.test-support.ts";

const run = promisify(execFile);
const core = join(root, "core");
const scratch = mkdtempSync(join(tmpdir(), "kiln-readmes-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const includes = [
  // The options that the core's native tests use.
  join(core, "tests/native/include"),
  join(core, "arch/x86/x86_64/include"),
  join(core, "include"),
  ...readdirSync(join(core, "lib")).map((name) => join(core, "lib", name, "include")),
].filter((folder) => statSync(folder, { throwIfNoEntry: false }));
const flags = [
  ..."-std=gnu11 -nostdinc -U__linux__ -D__X86_64__ -D__Unikraft__ -D__LIBNAME__=libx -m64".split(" "),
  ..."-Wall -Wextra -Werror -fsyntax-only".split(" "),
  ...includes.map((folder) => `-I${folder}`),
];

const readmes = readdirSync(core, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("README.md"))
  .sort();

for (const readme of readmes) {
  test(`examples of core/${readme}`, async () => {
    const examples = blocksOf(readPage(join("core", readme))).filter(({ kind }) => kind === "c");
    if (dirname(dirname(readme)) === "lib") assert.ok(examples.length > 0, `core/${readme} has no example`);
    for (const { text, line } of examples) {
      const path = join(scratch, `${readme.replaceAll("/", "-")}-${line}.c`);
      writeFileSync(path, text);
      await run("gcc", [...flags, `-D__BASENAME__=example.c`, path]);
    }
  });
}
