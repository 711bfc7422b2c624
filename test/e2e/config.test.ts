// kiln config: values, reasons and changes of a project's options; kiln.config.ts.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Workplace } from "./kiln.test-support.ts";

const work = new Workplace();

const deep = `config APP_TOP
	bool "top of the chain"
	select APP_MIDDLE
config APP_MIDDLE
	bool
	select APP_LOW
config APP_LOW
	bool
	select APP_LAST
config APP_LAST
	bool "end of the chain"
config APP_NET
	bool "needs two"
	depends on APP_TOP && !APP_SMALL
config APP_SMALL
	bool "small"
config APP_ORDER
	int "order"
	range 1 10
	default 4
choice
	prompt "level"
config APP_QUIET
	bool "quiet"
config APP_LOUD
	bool "loud"
endchoice
`;

const kraftfile = `spec: v0.6 # the format

unikraft:
  source: kiln
  kconfig:
    # Everything hangs on this.
    CONFIG_APP_TOP: true   # keep
    CONFIG_APP_ORDER: 5
`;

function project(name: string, changes: Readonly<Record<string, string>> = {}): void {
  work.project(name, { Kraftfile: kraftfile, "Config.uk": deep, ...changes });
}

async function kiln(words: readonly string[], exitCode = 0): Promise<{ stdout: string; stderr: string }> {
  const result = await work.kiln(words);
  assert.equal(result.exitCode, exitCode, result.stderr + result.stdout);
  return result;
}

/** The whole message; nothing on standard output. */
async function refused(words: readonly string[], stderr: string): Promise<void> {
  const result = await kiln(words, 2);
  assert.equal(result.stderr, stderr);
  assert.equal(result.stdout, "");
}

describe("looking", () => {
  project("look");

  test("get: one, several, all", async () => {
    const two = await kiln(["config", "get", "CONFIG_APP_TOP", "APP_SMALL", "look"]);
    assert.equal(two.stdout, "CONFIG_APP_TOP=y\n# CONFIG_APP_SMALL is not set\n");
    const table = await kiln(["config", "get", "APP_ORDER", "-o", "table", "look"]);
    assert.equal(
      table.stdout,
      "OPTION            VALUE  TYPE  PROMPT  SET BY\nCONFIG_APP_ORDER  5      int   order   unikraft\n",
    );
    const json = await kiln(["config", "get", "APP_ORDER", "-o", "json", "look"]);
    assert.deepEqual(JSON.parse(json.stdout), [
      {
        name: "APP_ORDER",
        value: "5",
        type: "int",
        prompt: "order",
        definedAt: { file: "look/Config.uk", line: 17, column: 1 },
        setBy: "unikraft",
        setAt: { file: "look/Kraftfile", line: 8, column: 5 },
      },
    ]);
    const all = (await kiln(["config", "get", "look"])).stdout.split("\n");
    for (const line of [
      "CONFIG_APP_TOP=y",
      "CONFIG_APP_LAST=y",
      'CONFIG_UK_NAME="look"',
      "CONFIG_ARCH_X86_64=y",
    ]) {
      assert.ok(all.includes(line), line);
    }
    assert.ok(!all.some((line) => line.includes("APP_SMALL")));
  });

  test("get with --kconfig", async () => {
    const { stdout } = await kiln(["config", "get", "APP_ORDER", "--kconfig", "CONFIG_APP_ORDER=7", "look"]);
    assert.equal(stdout, "CONFIG_APP_ORDER=7\n");
  });

  test("search", async () => {
    const { stdout } = await kiln(["config", "search", "chain", "END", "look", "-o", "list"]);
    assert.equal(stdout, "CONFIG_APP_LAST=y\n");
    const nothing = await kiln(["config", "search", "zebra", "look"], 1);
    assert.equal(nothing.stderr, 'no option has "zebra" in its name, prompt or help\n');
  });

  test("diff: against the defaults, and against an edited .config", async () => {
    const clean = await kiln(["config", "diff", "look"]);
    assert.match(clean.stdout, /^CONFIG_APP_ORDER +5 +4 +unikraft +look\/Kraftfile:8:5$/m);
    await kiln(["configure", "look"]);
    const path = work.path("look", ".config.look_qemu-x86_64");
    writeFileSync(path, readFileSync(path, "utf8").replace("CONFIG_APP_ORDER=5", "CONFIG_APP_ORDER=9"));
    const edited = await kiln(["config", "diff", "look"]);
    const line = readFileSync(path, "utf8").split("\n").indexOf("CONFIG_APP_ORDER=9") + 1;
    const name = "look/.config.look_qemu-x86_64";
    assert.ok(
      edited.stdout.endsWith(
        `\n${name} differs from what the Kraftfile comes to; the Kraftfile counts:\n` +
          `${name}:${line}:1: CONFIG_APP_ORDER is 9, 5 counts\n`,
      ),
      edited.stdout,
    );
    // And so it is.
    const configured = await kiln(["configure", "look"]);
    assert.match(configured.stderr, /was edited, but the Kraftfile counts/);
    assert.match(readFileSync(path, "utf8"), /^CONFIG_APP_ORDER=5$/m);
    assert.equal((await kiln(["config", "diff", "look"])).stdout, clean.stdout);
  });
});

describe("why", () => {
  project("why");

  test("a symbol three selects deep, and what another value would take", async () => {
    const { stdout } = await kiln(["config", "why", "APP_LAST=n", "why"]);
    assert.equal(
      stdout,
      `CONFIG_APP_LAST is y (bool, "end of the chain")
  defined at why/Config.uk:10:1

why:
  why/Config.uk:9:2: "APP_LAST" is y because "APP_LOW" selects it
      select APP_LAST
    why/Config.uk:6:2: "APP_LOW" is y because "APP_MIDDLE" selects it
        select APP_LOW
      why/Config.uk:3:2: "APP_MIDDLE" is y because "APP_TOP" selects it
          select APP_MIDDLE
        why/Kraftfile:7:5: "APP_TOP" is y because it was set so
            CONFIG_APP_TOP: true   # keep

can be set:
  yes: why/Config.uk:11:7

CONFIG_APP_LAST=n is not its value:
  why/Config.uk:9:2: "APP_LOW" is y and selects "APP_LAST"
      select APP_LAST

the smallest set of changes that brings it about (1 change):
  CONFIG_APP_TOP=n (it is y)
  kiln config set CONFIG_APP_TOP=n why
`,
    );
    project("follow");
    await kiln(["config", "set", "CONFIG_APP_TOP=n", "follow"]);
    assert.equal(
      (await kiln(["config", "get", "APP_LAST", "follow"])).stdout,
      "# CONFIG_APP_LAST is not set\n",
    );
  });

  test("a dependency that is not met", async () => {
    const { stdout } = await kiln(["config", "why", "APP_NET=y", "--kconfig", "CONFIG_APP_SMALL=y", "why"]);
    assert.ok(
      stdout.includes(`can be set:
  not now: why/Config.uk:13:7, needs APP_TOP && !APP_SMALL
    CONFIG_APP_NET lacks CONFIG_APP_SMALL=n (it is y)
`),
      stdout,
    );
    assert.ok(
      stdout.endsWith(`(2 changes):
  CONFIG_APP_SMALL=n (it is y)
  CONFIG_APP_NET=y (it is n)
  kiln config set CONFIG_APP_SMALL=n CONFIG_APP_NET=y why
`),
      stdout,
    );
  });

  test("what only the target can change", async () => {
    const { stdout } = await kiln(["config", "why", "PLAT_KVM=n", "why"]);
    assert.ok(
      stdout.endsWith(
        "\nno set of up to 6 options brings it about; what follows from the target was left alone.\n",
      ),
      stdout,
    );
  });

  test("as JSON", async () => {
    const { stdout } = await kiln(["config", "why", "APP_LAST=n", "-o", "json", "why"]);
    const report = JSON.parse(stdout) as {
      reason: { cause: unknown; because: unknown[] };
      wanted: { change: unknown };
    };
    const place = { file: "why/Config.uk", line: 9, column: 2 };
    assert.deepEqual(report.reason.cause, {
      kind: "selected",
      by: [{ name: "APP_LOW", value: "y", span: place }],
    });
    assert.equal(report.reason.because.length, 1);
    assert.deepEqual(report.wanted.change, {
      kind: "found",
      changes: [{ name: "APP_TOP", value: "n", from: "y" }],
      lost: [],
    });
  });

  test("of the core: the allocator interface, back to the default of a choice", async () => {
    const { stdout } = await kiln(["config", "why", "LIBUKALLOC=n", "why"]);
    const steps = [
      /"LIBUKALLOC" is y because "LIBUKALLOCBBUDDY" selects it/,
      /^ {4}KILN\/core\/lib\/ukboot\/Config\.uk:\d+:2: "LIBUKALLOCBBUDDY" is y because "LIBUKBOOT_INITBBUDDY" selects it/m,
      /^ {6}KILN\/core\/lib\/ukboot\/Config\.uk:\d+:2: "LIBUKBOOT_INITBBUDDY" is y because it is the default of its choice\n {10}default LIBUKBOOT_INITBBUDDY$/m,
    ];
    for (const step of steps) assert.match(stdout, step);
    // What it proposes works.
    const proposal = /kiln config set (.*) why\n$/.exec(stdout)![1]!.split(" ");
    project("core");
    await kiln(["config", "set", ...proposal, "core"]);
    assert.equal(
      (await kiln(["config", "get", "LIBUKALLOC", "core"])).stdout,
      "# CONFIG_LIBUKALLOC is not set\n",
    );
  });
});

describe("set and unset", () => {
  test("change the one line, and show it", async () => {
    project("set");
    const first = await kiln(["config", "set", "CONFIG_APP_ORDER=6", "APP_LOUD=y", "set"]);
    assert.equal(
      first.stdout,
      `--- set/Kraftfile
+++ set/Kraftfile
@@ -5,4 +5,5 @@
   kconfig:
     # Everything hangs on this.
     CONFIG_APP_TOP: true   # keep
-    CONFIG_APP_ORDER: 5
+    CONFIG_APP_ORDER: 6
+    CONFIG_APP_LOUD: true
`,
    );
    const file = work.path("set", "Kraftfile");
    assert.equal(
      readFileSync(file, "utf8"),
      `${kraftfile.replace("ORDER: 5", "ORDER: 6")}    CONFIG_APP_LOUD: true\n`,
    );
    const again = await kiln(["config", "set", "CONFIG_APP_ORDER=6", "set"]);
    assert.equal(again.stdout, "");
    assert.equal(again.stderr, "set/Kraftfile sets CONFIG_APP_ORDER=6 already\n");
    await kiln(["config", "unset", "APP_LOUD", "set"]);
    await kiln(["config", "set", "APP_ORDER=5", "set"]);
    assert.equal(readFileSync(file, "utf8"), kraftfile);
    // Nothing is left lying about.
    assert.deepEqual(readdirSync(work.path("set")).sort(), [
      "Config.uk",
      "Kraftfile",
      "Makefile.uk",
      "main.c",
    ]);
  });

  test("as kraft has them, for one target", async () => {
    project("kraft", { Kraftfile: `${kraftfile}targets: [qemu/x86_64, fc/x86_64]\n` });
    const cwd = work.path("kraft");
    const set = await work.kiln(["set", "-t", "qemu/x86_64", "--target-only", "CONFIG_APP_ORDER=3"], { cwd });
    assert.equal(set.exitCode, 0, set.stderr);
    assert.match(
      set.stdout,
      /^\+targets: \[\{platform: qemu\/x86_64, kconfig: \{CONFIG_APP_ORDER: 3\}\}, fc\/x86_64\]$/m,
    );
    const unset = await kiln(["unset", "-w", "kraft", "-p", "qemu", "CONFIG_APP_ORDER"]);
    assert.match(unset.stdout, /^-    CONFIG_APP_ORDER: 5$/m);
    assert.match(unset.stdout, /^\+targets: \[\{platform: qemu\/x86_64, kconfig: \{\}\}, fc\/x86_64\]$/m);
  });

  test("refuse what is wrong, and write nothing", async () => {
    project("wrong");
    const config = "wrong/Config.uk";
    await refused(
      ["config", "set", "CONFIG_APP_ORDR=1", "wrong"],
      "error: unknown option CONFIG_APP_ORDR\n  hint: did you mean CONFIG_APP_ORDER?\n",
    );
    await refused(
      ["config", "set", "CONFIG_APP_TOP=maybe", "wrong"],
      `error: CONFIG_APP_TOP is bool: expected y or n, found "maybe"\n${config}:1:1: note: defined here\n`,
    );
    await refused(
      ["config", "set", "CONFIG_APP_ORDER=11", "wrong"],
      `error: CONFIG_APP_ORDER=11 has no effect: its value is 4
${config}:19:2: note: "APP_ORDER" must lie from 1 to 10
  hint: give a value from 1 to 10
`,
    );
    await refused(
      ["config", "set", "CONFIG_APP_MIDDLE=n", "wrong"],
      `error: CONFIG_APP_MIDDLE=n has no effect: its value is y
${config}:3:2: note: "APP_TOP" is y and selects "APP_MIDDLE"
wrong/Kraftfile:7:5: note: "APP_TOP" is y because it was set so
  hint: set CONFIG_APP_TOP=n too, or remove it
`,
    );
    await refused(
      ["config", "set", "CONFIG_APP_QUIET=n", "wrong"],
      `error: CONFIG_APP_QUIET=n has no effect: its value is y
${config}:21:1: note: "APP_QUIET" is what its choice falls back on; set another member
  hint: set CONFIG_APP_LOUD=y too, or remove it
`,
    );
    assert.equal(readFileSync(work.path("wrong", "Kraftfile"), "utf8"), kraftfile);
  });

  test("wrong words", async () => {
    project("words");
    await refused(
      ["config", "set", "CONFIG_APP_TOP", "words"],
      'error: expected CONFIG_NAME=VALUE, found "CONFIG_APP_TOP"\n  hint: write CONFIG_APP_TOP=y to turn it on\n',
    );
    await refused(
      ["config", "unset", "CONFIG_APP_TOP=y", "words"],
      'error: expected the name of an option, found "CONFIG_APP_TOP=y"\n  hint: values are for "set" and "why"\n',
    );
    await refused(
      ["config", "sett", "words"],
      'error: unknown action "sett" of kiln config\n  hint: did you mean "kiln config set"?\n',
    );
    await refused(
      ["config", "set", "words"],
      "error: kiln config set needs CONFIG_NAME=VALUE\n  hint: kiln config --help shows examples\n",
    );
    await refused(
      ["config", "why", "APP_TOP", "APP_LAST", "words"],
      'error: kiln config why does not take "APP_LAST": no such folder\n  hint: kiln config --help shows examples\n',
    );
    await refused(
      ["config", "set", "--kconfig", "CONFIG_APP_TOP=n", "APP_ORDER=3", "words"],
      "error: --kconfig has no meaning where options are written\n  hint: leave it out\n",
    );
  });
});

test("what configure refuses has the same reasons", async () => {
  project("reasons", { Kraftfile: `${kraftfile}    CONFIG_APP_LAST: n\n` });
  await refused(
    ["configure", "reasons", "--log-level", "error"],
    `reasons/Kraftfile:9:5: error: CONFIG_APP_LAST=n has no effect: its value is y
        CONFIG_APP_LAST: n
        ^^^^^^^^^^^^^^^
reasons/Config.uk:9:2: note: "APP_LOW" is y and selects "APP_LAST"
reasons/Config.uk:6:2: note: "APP_LOW" is y because "APP_MIDDLE" selects it
reasons/Config.uk:3:2: note: "APP_MIDDLE" is y because "APP_TOP" selects it
reasons/Kraftfile:7:5: note: "APP_TOP" is y because it was set so
  hint: set CONFIG_APP_TOP=n too, or remove it
`,
  );
});

describe("kiln.config.ts", () => {
  const script = `import { defineConfig } from "kiln";
import { order } from "./order";

export default defineConfig({
  kconfig: { CONFIG_APP_ORDER: order },
});
`;

  test("beside a Kraftfile, with what it imports", async () => {
    project("script", {
      Kraftfile: "spec: v0.6\n",
      "kiln.config.ts": script,
      "order.ts": "export const order: number = 6;\n",
    });
    assert.equal((await kiln(["config", "get", "APP_ORDER", "script"])).stdout, "CONFIG_APP_ORDER=6\n");
    await refused(
      ["config", "set", "APP_ORDER=7", "script"],
      `script/kiln.config.ts:5:14: error: CONFIG_APP_ORDER=7 has no effect: it is 6 because of kiln.config.ts
      kconfig: { CONFIG_APP_ORDER: order },
                 ^^^^^^^^^^^^^^^^
  hint: change it there
`,
    );
  });

  test("is part of what a kept plan was made from", async () => {
    project("kept", {
      "kiln.config.ts": script,
      "order.ts": "export const order: number = Number(process.env.ORDER ?? 6);\n",
    });
    writeFileSync(work.path("kept", "Kraftfile"), "spec: v0.6\n");
    const header = work.path("kept", ".kiln/build/kept_qemu-x86_64/include/uk/bits/config.h");
    const order = (): string => /CONFIG_APP_ORDER (\d+)/.exec(readFileSync(header, "utf8"))![1]!;
    const build = async (env: Record<string, string> = {}): Promise<string> => {
      const result = await work.kiln(["build", "kept", "--log-type", "basic"], { env });
      assert.equal(result.exitCode, 0, result.stderr);
      return order();
    };
    assert.equal(await build(), "6");
    const folder = work.path("kept", ".kiln/kept");
    const [head = ""] = readFileSync(join(folder, readdirSync(folder)[0]!), "utf8").split("\n");
    const { env, observations } = JSON.parse(head) as { env: [string, string?][]; observations: [string][] };
    const paths = observations.map(([path]) => path);
    for (const name of ["kiln.config.ts", "order.ts"])
      assert.ok(paths.includes(work.path("kept", name)), name);
    // One variable was looked at, not all.
    assert.ok(env.some(([name]) => name === "ORDER"));
    assert.ok(!env.some(([name]) => name === "HOME"));
    assert.equal(await build({ ORDER: "8" }), "8");
    writeFileSync(work.path("kept", "order.ts"), "export const order = 3;\n");
    assert.equal(await build(), "3");
    writeFileSync(work.path("kept", "kiln.config.ts"), script.replace(": order", ": order + 1"));
    assert.equal(await build(), "4");
  });

  test("instead of a Kraftfile", async () => {
    project("alone", {
      "kiln.config.ts": `export default { name: "solo", kconfig: { CONFIG_APP_ORDER: 2, CONFIG_APP_NOSUCH: true } };\n`,
    });
    rmSync(work.path("alone", "Kraftfile"));
    await refused(
      ["configure", "alone", "--log-level", "error"],
      `alone/kiln.config.ts:1:64: error: unknown option CONFIG_APP_NOSUCH
    export default { name: "solo", kconfig: { CONFIG_APP_ORDER: 2, CONFIG_APP_NOSUCH: true } };
                                                                   ^^^^^^^^^^^^^^^^^
  hint: remove it, or add the library that defines it
`,
    );
    writeFileSync(
      work.path("alone", "kiln.config.ts"),
      `export default { name: "solo", targets: ["qemu/x86_64"] };\n`,
    );
    assert.equal(
      (await kiln(["check", "alone"])).stdout,
      "alone/kiln.config.ts: correct; targets: solo (qemu/x86_64)\n",
    );
    assert.equal((await kiln(["configure", "alone"])).stdout, "alone/.config.solo_qemu-x86_64\n");
  });

  test("that is wrong: exit code 2 and the line", async () => {
    const run = async (text: string, stderr: string): Promise<void> => {
      project("bad", { "kiln.config.ts": text });
      await refused(["configure", "bad", "--log-level", "error"], stderr);
    };
    await run(
      "export default {\n  kconfig: { CONFIG_APP_ORDER: , },\n};\n",
      `bad/kiln.config.ts:2:32: error: unexpected ","
      kconfig: { CONFIG_APP_ORDER: , },
                                   ^
`,
    );
    await run(
      'const size = (): number => {\n  throw new Error("no size");\n};\nexport default { kconfig: { CONFIG_APP_ORDER: size() } };\n',
      `bad/kiln.config.ts:2:9: error: kiln.config.ts threw: no size
      throw new Error("no size");
            ^^^
`,
    );
    await run(
      "export default { kconfig: { APP_ORDER: 3 } };\n",
      `bad/kiln.config.ts:1:29: error: expected an option that begins with "CONFIG_", found "APP_ORDER"
    export default { kconfig: { APP_ORDER: 3 } };
                                ^^^^^^^^^
  hint: write "CONFIG_APP_ORDER"
`,
    );
  });

  test("kiln config types writes what editors read", async () => {
    project("types");
    const { stdout } = await kiln(["config", "types", "types"]);
    assert.equal(stdout, "types/.kiln/types/kiln.d.ts\n");
    const path = join(work.folder, "types/.kiln/types/kiln.d.ts");
    assert.ok(existsSync(path));
    assert.match(readFileSync(path, "utf8"), /^ {4}CONFIG_APP_ORDER\?: number \| bigint;$/m);
  });
});
