import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryFileSystem } from "../../base/index.ts";
import { mergeConfigs } from "./merge.ts";
import { runConf } from "./run-conf.ts";
import type { ConfHost } from "./host.ts";

// What can be compared with the kernel's program is in test/oracle/kconfig. Here is the rest.

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly files: MemoryFileSystem;
}

function host(
  files: MemoryFileSystem,
  env: Readonly<Record<string, string>>,
  said: { out: string; err: string },
): ConfHost {
  return {
    files,
    env,
    folder: "/w",
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    readLine: () => undefined,
    echo: true,
    seed: () => 1,
  };
}

function run(
  words: readonly string[],
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Ran {
  const files = new MemoryFileSystem(
    Object.fromEntries(Object.entries(given).map(([name, text]) => [`/w/${name}`, text])),
  );
  const said = { out: "", err: "" };
  const status = runConf("conf", words, host(files, env, said));
  return { status, ...said, files };
}

const Kconfig = 'config A\n\tbool "a"\nconfig N\n\tint "n"\n\tdepends on A\n';

test("a write that breaks off leaves the old file", () => {
  class FullDisk extends MemoryFileSystem {
    override writeFile(path: string, content: string | Uint8Array): void {
      if (path === "/w/.config") throw new Error("no space left on device");
      super.writeFile(path, content);
    }
  }
  const files = new FullDisk({ "/w/Kconfig": Kconfig });
  // Put there without the write that fails.
  files.writeFile("/w/old", "CONFIG_A=y\n");
  files.rename("/w/old", "/w/.config");
  const said = { out: "", err: "" };
  assert.equal(runConf("conf", ["--olddefconfig", "Kconfig"], host(files, {}, said)), 1);
  assert.equal(said.err, "\n*** Error during writing of the configuration.\n\n");
  assert.equal(files.readText("/w/.config"), "CONFIG_A=y\n");
});

test("a question without an answer is left when the input has ended", () => {
  const { status, out } = run(["--oldconfig", "Kconfig"], { Kconfig, ".config": "CONFIG_A=y\n" });
  assert.equal(status, 0);
  assert.ok(out.includes("n (N) [] (NEW) \n#\n"), out);
});

test("an option that is not known stops it before anything is written", () => {
  const { status, err, files } = run(["--olddefconfg", "Kconfig"], { Kconfig });
  assert.equal(status, 1);
  assert.equal(err, "conf: unrecognized option '--olddefconfg'\n");
  assert.equal(files.stat("/w/.config"), undefined);
});

test("mistakes in Kconfig files are shown in place, all of them, and nothing is written", () => {
  const { status, err, files } = run(["--alldefconfig", "Kconfig"], {
    Kconfig: 'config A\n\tbool "a" then\nconfig\n',
  });
  assert.equal(status, 1);
  assert.equal(
    err,
    `Kconfig:2:11: error: expected the end of the line, found "then"
    \tbool "a" then
    \t         ^^^^
  hint: A condition begins with "if"
Kconfig:3:7: error: expected a symbol name, found the end of the line
    config
          ^
  hint: A name is made of letters, digits and _, and is not y, m or n
`,
  );
  assert.equal(files.stat("/w/.config"), undefined);
});

test("a loop is told as conf tells it, line by line", () => {
  const { status, err } = run(["--alldefconfig", "Kconfig"], {
    Kconfig:
      'config A\n\tbool "a"\n\tdepends on B\nconfig B\n\tbool "b"\nconfig C\n\tbool "c"\n\tdepends on A\n\tselect B\n',
  });
  assert.equal(status, 1);
  assert.equal(
    err,
    `Kconfig:1:error: recursive dependency detected!
Kconfig:3:\tsymbol A depends on B
Kconfig:9:\tsymbol B is selected by C
Kconfig:8:\tsymbol C depends on A
For a resolution refer to Documentation/kbuild/kconfig-language.rst
subsection "Kconfig recursive dependency limitations"

`,
  );
});

test("a transitional symbol is read for the sake of defaults, and never written", () => {
  const text =
    'config OLD\n\tbool\n\ttransitional\nconfig OLD_N\n\tint\n\ttransitional\nconfig NEW\n\tbool "new"\n\tdefault OLD\nconfig N\n\tint "n"\n\tdefault OLD_N\n';
  const { files } = run(["--olddefconfig", "Kconfig"], {
    Kconfig: text,
    ".config": "CONFIG_OLD=y\nCONFIG_OLD_N=7\n",
  });
  assert.equal(files.readText("/w/.config").split("\n").slice(4).join("\n"), "CONFIG_NEW=y\nCONFIG_N=7\n");
});

test("the same seed gives the same configuration, another one another", () => {
  const many = Array.from({ length: 40 }, (_, at) => `config A${at}\n\tbool "a"\n`).join("");
  const config = (seed: string): string =>
    run(["--randconfig", "Kconfig"], { Kconfig: many }, { KCONFIG_SEED: seed }).files.readText("/w/.config");
  assert.equal(config("0x10"), config("16"));
  assert.notEqual(config("16"), config("17"));
  const all = run(
    ["--randconfig", "Kconfig"],
    { Kconfig: many },
    { KCONFIG_SEED: "1", KCONFIG_PROBABILITY: "100" },
  );
  assert.ok(!all.files.readText("/w/.config").includes("is not set"));
  const bad = run(["--randconfig", "Kconfig"], { Kconfig: many }, { KCONFIG_PROBABILITY: "60:50" });
  assert.equal(bad.status, 1);
  assert.equal(bad.err, "KCONFIG_PROBABILITY: Numerical result out of range\n");
});

test("merge lays fragments over a base and says what did not come true", () => {
  const files = new MemoryFileSystem({
    "/w/Kconfig": Kconfig,
    "/w/base": "CONFIG_A=y\nCONFIG_N=3\n",
    "/w/fragment": "# CONFIG_A is not set\n",
  });
  const said = { out: "", err: "" };
  assert.equal(mergeConfigs(["base", "fragment"], "Kconfig", host(files, {}, said)), 0);
  assert.equal(
    said.out,
    `Using base as base
Merging fragment
Value of CONFIG_A is redefined by fragment fragment:
Previous value: CONFIG_A=y
New value:      CONFIG_A=n

#
# merged configuration written to .config
#
`,
  );
  assert.equal(
    said.err,
    `Value requested for CONFIG_N not in final .config
Requested value:  3
Actual value:     
  Kconfig: "N" needs "A" to be y (it is n)

`,
  );
  assert.equal(mergeConfigs(["base", "nope"], "Kconfig", host(files, {}, said)), 1);
  assert.ok(said.err.endsWith("The merge file 'nope' does not exist.  Exit.\n"));
});
