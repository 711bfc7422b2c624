// Every public header of the core compiles alone, in C and in C++.
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";

const run = promisify(execFile);
const core = join(import.meta.dirname, "../../core");
const scratch = mkdtempSync(join(tmpdir(), "kiln-headers-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const libraries = readdirSync(join(core, "lib")).map((name) => join(core, "lib", name, "include"));
const folders = [
  join(core, "arch/x86/x86_64/include"),
  join(core, "include"),
  ...libraries.filter((folder) => statSync(folder, { throwIfNoEntry: false })),
];

function* headersBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* headersBelow(path);
    else if (entry.name.endsWith(".h")) yield path;
  }
}

const common = [
  ..."-nostdinc -U__linux__ -D__X86_64__ -D__Unikraft__ -D__LIBNAME__=libx -D__BASENAME__=x.c -m64".split(
    " ",
  ),
  ..."-Wall -Wextra -Werror -fsyntax-only".split(" "),
  ...[join(core, "tests/native/include"), ...folders].map((folder) => `-I${folder}`),
];

/** All headers of one folder in one go of each compiler: a file per header, two includes each. */
for (const folder of folders) {
  const name = relative(core, folder);
  test(`headers of ${name}`, async () => {
    const headers = [...headersBelow(folder)]
      .map((path) => relative(folder, path))
      // The architecture's halves of uk/arch headers, which refuse to be included otherwise.
      .filter((header) => !header.startsWith("uk/asm/"));
    if (headers.length === 0) return;
    const prefix = join(scratch, name.replaceAll("/", "-"));
    const sources = (suffix: string): string[] =>
      headers.map((header, at) => {
        const path = `${prefix}-${at}.${suffix}`;
        // Twice: a header guards itself.
        writeFileSync(path, `#include <${header}>\n#include <${header}>\n`);
        return path;
      });
    await run("gcc", ["-std=gnu11", ...common, ...sources("c")]);
    const { stdout } = await run("gcc", ["-print-file-name=include"]);
    await run("g++", ["-std=gnu++17", ...common, "-isystem", stdout.trim(), ...sources("cpp")]);
  });
}

// External allocators include nothing else, and use these.
test("uk/alloc_impl.h brings uintptr_t, assertions and messages", async () => {
  const path = join(scratch, "allocator.c");
  const body = 'UK_ASSERT(p);\n\tuk_pr_info("%lu\\n", (uintptr_t)p);';
  writeFileSync(path, `#include <uk/alloc_impl.h>\n\nvoid f(void *p);\nvoid f(void *p)\n{\n\t${body}\n}\n`);
  await run("gcc", ["-std=gnu11", ...common, path]);
});
