import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { linuxTree } from "./linux-tree.ts";
import {
  assertSame,
  compared,
  runKiln,
  skipWithoutConf,
  warnings,
  type Scenario,
} from "./oracle.test-support.ts";

// The kernel's own cases for conf, read from the packaged sources: inputs and what must come out, none of it ours.

const tree = linuxTree();
const folder = join(tree ?? "/nonexistent", "scripts/kconfig/tests");
const skip =
  skipWithoutConf !== false
    ? skipWithoutConf
    : !existsSync(folder) &&
      "the kernel's cases are not in the cache (node --import tsx test/oracle/kconfig/prepare.ts): NOTHING IS COMPARED";

interface KernelCase {
  readonly mode: string;
  /** Copied to `.config`. */
  readonly config?: string;
  readonly keys?: string;
  /** Expected files, by what they are compared with. */
  readonly expect: Readonly<Partial<Record<"stdout" | "stderr" | "config", string>>>;
  readonly status?: number;
}

const cases: Readonly<Record<string, readonly KernelCase[]>> = {
  auto_submenu: [{ mode: "oldaskconfig", expect: { stdout: "expected_stdout" } }],
  choice: [
    { mode: "oldaskconfig", expect: { stdout: "oldask0_expected_stdout" } },
    { mode: "oldaskconfig", config: "oldask1_config", expect: { stdout: "oldask1_expected_stdout" } },
    { mode: "allyesconfig", expect: { config: "allyes_expected_config" } },
    { mode: "allmodconfig", expect: { config: "allmod_expected_config" } },
    { mode: "allnoconfig", expect: { config: "allno_expected_config" } },
    { mode: "alldefconfig", expect: { config: "alldef_expected_config" } },
  ],
  choice_value_with_m_dep: [
    {
      mode: "oldaskconfig",
      config: "config",
      keys: "y",
      expect: { config: "expected_config", stdout: "expected_stdout" },
    },
  ],
  err_recursive_dep: [{ mode: "oldaskconfig", expect: {}, status: 1 }],
  err_recursive_inc: [{ mode: "oldaskconfig", expect: {}, status: 1 }],
  inter_choice: [{ mode: "defconfig=defconfig", expect: { config: "expected_config" } }],
  new_choice_with_dep: [
    { mode: "oldconfig", config: "config", keys: "y", expect: { stdout: "expected_stdout" } },
  ],
  no_write_if_dep_unmet: [
    { mode: "oldaskconfig", config: "config", keys: "n", expect: { config: "expected_config" } },
  ],
  "preprocess/builtin_func": [
    { mode: "oldaskconfig", expect: { stdout: "expected_stdout", stderr: "expected_stderr" } },
  ],
  "preprocess/circular_expansion": [{ mode: "oldaskconfig", expect: {}, status: 1 }],
  "preprocess/escape": [{ mode: "oldaskconfig", expect: { stderr: "expected_stderr" } }],
  "preprocess/variable": [{ mode: "oldaskconfig", expect: { stderr: "expected_stderr" } }],
};

describe("the kernel's own cases", { skip }, () => {
  after(() =>
    process.stderr.write(`kernel's cases: ${compared.files} files of ${compared.runs} runs are the same\n`),
  );
  const names = skip === false ? kernelCases() : [];
  test("every case of the package is here", () => {
    assert.deepEqual(
      names.filter((name) => cases[name] === undefined && !name.startsWith("rand_")),
      [],
    );
  });
  for (const [name, runs] of Object.entries(cases)) {
    if (!names.includes(name)) continue;
    for (const [at, one] of runs.entries()) test(`${name} ${at + 1}`, () => check(name, one));
  }
});

function kernelCases(): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("/__init__.py"))
    .map((path) => path.slice(0, -"/__init__.py".length))
    .sort();
}

function check(name: string, { mode, config, keys = "", expect, status = 0 }: KernelCase): void {
  const read = (file: string): string => readFileSync(join(folder, name, file), "utf8");
  const files: Record<string, string> = {};
  for (const file of readdirSync(join(folder, name), { withFileTypes: true })) {
    if (file.isFile() && !/expected|__init__/.test(file.name)) files[file.name] = read(file.name);
  }
  if (config !== undefined) files[".config"] = read(config);
  const scenario: Scenario = { files, words: [`--${mode}`, "Kconfig"], input: keys + "\n".repeat(200) };
  const kiln = runKiln(scenario);
  assert.equal(kiln.status, status, kiln.stderr);
  const said = { stdout: kiln.stdout, stderr: kiln.stderr, config: kiln.files[".config"] ?? "" };
  for (const kind of ["stdout", "stderr", "config"] as const) {
    const file = expect[kind];
    if (file === undefined) continue;
    if (kind === "stderr") assert.deepEqual(warnings(said.stderr), warnings(read(file)));
    else assert.ok(said[kind].includes(read(file)), `${said[kind]} does not contain\n${read(file)}`);
  }
  if (status === 0) assertSame(scenario);
}
