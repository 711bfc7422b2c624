// The core's own unit tests, inside an image: every library's option LIBX_TEST.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { needsQemu, root } from "../e2e/kiln.test-support.ts";
import { Guests } from "./guest.test-support.ts";

const guests = new Guests();
const libraries = join(root, "core/lib");
const options = readdirSync(libraries).flatMap((name) => {
  const text = readFileSync(join(libraries, name, "Config.uk"), "utf8");
  const libraryOption = /^(?:menu)?config (LIB\w+)$/m.exec(text)![1]!;
  return [...text.matchAll(/^config (LIB\w+_TEST)$/gm)].flatMap(([, option]) => [libraryOption, option!]);
});

guests.work.project("suites", {
  Kraftfile: [
    "spec: v0.6",
    "unikraft:",
    "  source: kiln",
    "  kconfig:",
    ...[...new Set(options)].map((option) => `    CONFIG_${option}: y`),
    "",
  ].join("\n"),
  "main.c": "#include <uk/test.h>\n\nint main(void)\n{\n\treturn uk_test_failures() ? 1 : 0;\n}\n",
});

for (const [name, settings] of Object.entries({
  "as it is by default": [],
  "not optimised": ["CONFIG_OPTIMIZE_NONE=y"],
  "as small as can be": ["CONFIG_OPTIMIZE_SIZE=y", "CONFIG_OPTIMIZE_DEADELIM=y", "CONFIG_OPTIMIZE_LTO=y"],
})) {
  test(`every suite of the core passes when it is built ${name}`, needsQemu, async () => {
    const words = settings.flatMap((setting) => ["--kconfig", setting]);
    const { stdout, stderr, exitCode } = await guests.run("suites", [], words);
    const verdict = /^test: all: (\d+) of (\d+) passed$/m.exec(stdout);
    assert.ok(verdict, stdout + stderr);
    assert.equal(verdict[1], verdict[2]);
    assert.ok(Number(verdict[1]) >= 20, stdout);
    assert.equal(exitCode, 0);
  });
}
