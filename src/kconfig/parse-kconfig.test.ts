import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryFileSystem, renderDiagnostic } from "../base/index.ts";
import { Configuration, parseKconfig, renderDotConfig, type KconfigTree } from "./index.ts";

function parse(text: string, env: Record<string, string> = {}): KconfigTree {
  return parseKconfig("/k", { files: new MemoryFileSystem({ "/k": text }), env });
}

function messages(tree: KconfigTree): string[] {
  return tree.diagnostics.map((one) => renderDiagnostic(one).split("\n")[0]!);
}

test("what was read is recorded: files once, environment with what is unset, commands, folders of globs", () => {
  const files = new MemoryFileSystem({
    "/t/Kconfig":
      'source "a.k"\nsource "a.k"\nsource "d/*.k"\nosource "none"\nX := $(shell,date)$(SET)$(UNSET)\n',
    "/t/a.k": "",
    "/t/d/b.k": "",
  });
  const shell = (): { stdout: string; exitCode: number } => ({ stdout: "today\n", exitCode: 0 });
  const { reads, diagnostics } = parseKconfig("/t/Kconfig", { files, env: { SET: "1" }, shell });
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(reads.files, ["/t/Kconfig", "/t/a.k", "/t/d/b.k"]);
  assert.deepEqual(reads.probes, ["/t/d", "/t/d/b.k", "/t/none"]);
  assert.deepEqual(
    [...reads.env],
    [
      ["SET", "1"],
      ["UNSET", undefined],
    ],
  );
  assert.deepEqual(reads.shell, [{ command: "date", stdout: "today\n" }]);
});

test("srctree is where relative paths start", () => {
  const files = new MemoryFileSystem({ "/t/x/Kconfig": 'source "y"\n', "/s/y": 'config A\n\tbool "a"\n' });
  const tree = parseKconfig("/t/x/Kconfig", { files, env: { srctree: "/s" } });
  assert.deepEqual([...tree.symbols.keys()], ["A"]);
});

test("a root file that is not there is a diagnostic", () => {
  const tree = parseKconfig("/none", { files: new MemoryFileSystem(), env: {} });
  assert.deepEqual(messages(tree), ['/none:1:1: error: cannot read "/none"']);
  assert.equal(tree.mainMenu.children.length, 0);
});

test("the environment's CONFIG_ is the prefix", () => {
  const tree = parse('config A\n\tbool "a"\n', { CONFIG_: "MY_" });
  assert.match(renderDotConfig(new Configuration(tree)), /^# MY_A is not set$/m);
});

test("nesting is bounded: parentheses, blocks, sourced files", () => {
  const parentheses = parse(`config A\n\tbool "a"\n\tdepends on ${"(".repeat(5000)}B\n`);
  assert.deepEqual(messages(parentheses), ["/k:3:113: error: expression nests more than 100 deep"]);
  const blocks = parse('menu "m"\n'.repeat(3000));
  assert.equal(blocks.diagnostics.length, 501);
  assert.equal(messages(blocks)[0], "/k:201:1: error: blocks and files nest more than 200 deep");
  assert.equal(messages(blocks)[500], "error: more than 500 problems, the rest is not shown");
  const names = Array.from({ length: 300 }, (_, at) => [`/f${at}`, `source "f${at + 1}"\n`] as const);
  const chain = parseKconfig("/f0", { files: new MemoryFileSystem(Object.fromEntries(names)), env: {} });
  assert.deepEqual(messages(chain), ["/f200:1:8: error: too many files source one another"]);
});

test("files that source others twice stop", () => {
  const twice = Array.from(
    { length: 30 },
    (_, at) => [`/f${at}`, `source "f${at + 1}"\n`.repeat(2)] as const,
  );
  const files = new MemoryFileSystem(Object.fromEntries([...twice, ["/f30", ""]]));
  assert.match(messages(parseKconfig("/f0", { files, env: {} }))[0]!, /too many files source one another$/);
});

test("a chain of 20000 dependencies, a loop as long, and a submenu as deep are no problem", () => {
  const count = 20_000;
  const chain = Array.from(
    { length: count },
    (_, at) => `config S${at}\n\tbool "s"\n\tdefault y\n\tdepends on S${at - 1}\n`,
  );
  chain[0] = 'config S0\n\tbool "s"\n\tdefault y\n';
  const tree = parse(chain.join(""));
  assert.deepEqual(tree.diagnostics, []);
  const configuration = new Configuration(tree);
  assert.equal(configuration.value(`S${count - 1}`), "y");
  configuration.assign("S0", "n");
  assert.equal(configuration.value(`S${count - 1}`), "n");
  assert.equal(renderDotConfig(configuration).includes("=y"), false);
  chain[0] = `config S0\n\tbool "s"\n\tdepends on S${count - 1}\n`;
  const loop = parse(chain.join(""));
  assert.equal(loop.diagnostics.length, 1);
  assert.equal(new Configuration(loop).value("S5"), "n");
});
