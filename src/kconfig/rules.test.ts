import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryFileSystem } from "../base/index.ts";
import { Configuration } from "./configuration.ts";
import { runConf } from "./conf/run-conf.ts";
import { parseKconfig } from "./parse-kconfig.ts";
import { renderAutoConf, renderConfigHeader, renderDotConfig } from "./render.ts";
import { RULES_5_2, RULES_6_1, type ConfRules } from "./rules.ts";

// Each expectation is what conf of that release wrote for the same text.

function configure(
  text: string,
  rules: ConfRules,
  assignments: Readonly<Record<string, string>> = {},
): Configuration {
  const tree = parseKconfig("/Kconfig", {
    files: new MemoryFileSystem({ "/Kconfig": text }),
    env: {},
    rules,
  });
  assert.deepEqual(tree.diagnostics, []);
  const configuration = new Configuration(tree);
  for (const [name, value] of Object.entries(assignments)) configuration.assign(name, value);
  return configuration;
}

function body(text: string): string {
  return text.split("\n").slice(4).join("\n");
}

test("endOfEmptyMenus", () => {
  const text = 'menu "outer"\nmenu "inner"\nendmenu\nendmenu\n';
  const start = "\n#\n# outer\n#\n\n#\n# inner\n#\n";
  assert.equal(body(renderDotConfig(configure(text, RULES_6_1))), `${start}# end of inner\n# end of outer\n`);
  assert.equal(body(renderDotConfig(configure(text, RULES_5_2))), `${start}# end of outer\n`);
});

test("writesVainImplies", () => {
  const text =
    'config Z\n\tbool "z"\n\tdefault y\n\timply IM\nconfig A\n\tbool "a"\nconfig IM\n\tbool\n\tdepends on A\n';
  const start = "CONFIG_Z=y\n# CONFIG_A is not set\n";
  assert.equal(body(renderDotConfig(configure(text, RULES_6_1))), `${start}# CONFIG_IM is not set\n`);
  assert.equal(body(renderDotConfig(configure(text, RULES_5_2))), start);
});

test("impliedMayBeModule", () => {
  const text =
    'config MODULES\n\tdef_bool y\n\toption modules\nconfig Z\n\tdef_bool y\n\timply IM\nconfig IM\n\ttristate "im"\n';
  const asked = { IM: "m" };
  const new6 = configure(text, RULES_6_1, asked);
  assert.deepEqual([new6.value("IM"), new6.assignableValues("IM")], ["m", ["n", "m", "y"]]);
  const old = configure(text, RULES_5_2, asked);
  assert.deepEqual([old.value("IM"), old.assignableValues("IM")], ["y", ["n", "y"]]);
});

test("quotesAutoConf", () => {
  const text = 'config S\n\tstring\n\tdefault "a\\"b\\\\c"\n';
  assert.equal(body(renderAutoConf(configure(text, RULES_6_1))), 'CONFIG_S=a"b\\c\n');
  assert.equal(body(renderAutoConf(configure(text, RULES_5_2))), 'CONFIG_S="a\\"b\\\\c"\n');
});

test("airyHeader", () => {
  const text = 'mainmenu "M"\nconfig A\n\tdef_bool y\n';
  const lines = " * Automatically generated file; DO NOT EDIT.\n * M\n";
  assert.equal(renderConfigHeader(configure(text, RULES_6_1)), `/*\n${lines} */\n#define CONFIG_A 1\n`);
  assert.equal(
    renderConfigHeader(configure(text, RULES_5_2)),
    `/*\n *\n${lines} *\n */\n#define CONFIG_A 1\n`,
  );
});

/** What `syncconfig` writes, by name. */
function sync(release: string, text: string): MemoryFileSystem {
  const files = new MemoryFileSystem({ "/w/Kconfig": text, "/w/.config": "" });
  const status = runConf("conf", ["--syncconfig", "Kconfig"], {
    files,
    folder: "/w",
    env: { KCONFIG_RULES: release },
    out: () => undefined,
    err: () => undefined,
    readLine: () => "\n",
    echo: true,
    seed: () => 1,
  });
  assert.equal(status, 0);
  return files;
}

const TRISTATES =
  "config MODULES\n\tdef_bool y\n\toption modules\nconfig T_X\n\tdef_tristate m\nconfig U\n\tdef_tristate y\n";

test("flatTokens", () => {
  assert.deepEqual(sync("6.1", TRISTATES).readDirectory("/w/include/config"), [
    "MODULES",
    "T_X",
    "U",
    "auto.conf",
    "auto.conf.cmd",
  ]);
  const old = sync("5.2", TRISTATES);
  assert.deepEqual(old.readDirectory("/w/include/config"), [
    "auto.conf",
    "auto.conf.cmd",
    "modules.h",
    "t",
    "tristate.conf",
    "u.h",
  ]);
  assert.deepEqual(old.readDirectory("/w/include/config/t"), ["x.h"]);
});

test("trailingBackslash", () => {
  const command = (release: string): string =>
    sync(release, TRISTATES).readText("/w/include/config/auto.conf.cmd");
  assert.equal(
    command("6.1"),
    "deps_config := \\\n\tKconfig \\\n\ninclude/config/auto.conf: $(deps_config)\n\n\n$(deps_config): ;\n",
  );
  assert.equal(
    command("5.2"),
    "deps_config := \\\n\tKconfig\n\ninclude/config/auto.conf: \\\n\t$(deps_config)\n\n\n$(deps_config): ;\n",
  );
});

test("writesTristateConf and writesRustcCfg", () => {
  const old = sync("5.2", TRISTATES);
  assert.equal(body(old.readText("/w/include/config/tristate.conf")), "CONFIG_T_X=M\nCONFIG_U=Y\n");
  assert.equal(old.stat("/w/include/generated/rustc_cfg"), undefined);
  const new6 = sync("6.1", TRISTATES);
  assert.equal(new6.stat("/w/include/config/tristate.conf"), undefined);
  assert.equal(
    new6.readText("/w/include/generated/rustc_cfg").split("\n").sort().join("\n").trim(),
    '--cfg=CONFIG_MODULES\n--cfg=CONFIG_MODULES="y"\n--cfg=CONFIG_T_X\n--cfg=CONFIG_T_X="m"\n--cfg=CONFIG_U\n--cfg=CONFIG_U="y"',
  );
});

test("a tree shows by what it has, or by its environment, which rules it wants", () => {
  const release = (text: string, env: Readonly<Record<string, string>>): string =>
    parseKconfig("/k", { files: new MemoryFileSystem({ "/k": text }), env }).rules.release;
  assert.equal(release('config A\n\tbool "a"\n', {}), "6.1");
  assert.equal(release('config A\n\tbool "a"\n\t---help---\n\t  x\n', {}), "5.2");
  assert.equal(release("config A\n\tdef_bool y\n\toption modules\n", {}), "5.2");
  assert.equal(release('config A\n\tbool "a"\n', { KCONFIG_TRISTATE: "t" }), "5.2");
  assert.equal(release("config A\n\tdef_bool y\n\toption modules\n", { KCONFIG_RULES: "6.1" }), "6.1");
});
