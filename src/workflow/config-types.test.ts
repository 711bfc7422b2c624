import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import ts from "typescript";
import { configRig, configUk } from "./config-fixture.ts";
import { openConfiguration } from "./config-open.ts";
import { renderConfigTypes, writeConfigTypes } from "./config-types.ts";

const folder = mkdtempSync(join(tmpdir(), "kiln-types-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const { request, context, files } = configRig(configUk, { Kraftfile: "spec: v0.6\n" });

/** What TypeScript says of a kiln.config.ts with these options. */
async function check(options: string): Promise<string[]> {
  writeFileSync(join(folder, "kiln.d.ts"), renderConfigTypes(await openConfiguration(request, context)));
  const path = join(folder, "kiln.config.ts");
  const text = `/// <reference path="./kiln.d.ts" />\nimport { defineConfig } from "kiln";\nexport default defineConfig(${options});\n`;
  writeFileSync(path, text);
  const program = ts.createProgram([path], {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    lib: ["lib.es2022.d.ts"],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    types: [],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("what is right passes", async () => {
  const options = `{
    name: "x",
    kconfig: { CONFIG_TOP: true, CONFIG_DRIVER: "n", CONFIG_STACK: 5, CONFIG_BASE: 0x2000, CONFIG_GREETING: "hi" },
    libraries: { musl: true, lwip: { source: "./lwip", kconfig: { CONFIG_BASE: "0x10" } } },
    targets: ["qemu/x86_64", { platform: "fc", architecture: "arm64", kconfig: { CONFIG_BASE: 1n } }],
  }`;
  assert.deepEqual(await check(options), []);
});

test("what is wrong is refused by name", async () => {
  assert.deepEqual(await check("{ kconfig: { CONFIG_STAK: 5 } }"), [
    "Object literal may only specify known properties, but 'CONFIG_STAK' does not exist in type 'Kconfig'. Did you mean to write 'CONFIG_STACK'?",
  ]);
  const wrong = await check('{ kconfig: { CONFIG_STACK: "5", CONFIG_TOP: "m" }, targets: ["kvm"] }');
  assert.equal(wrong.length, 3, wrong.join("\n"));
});

test("each option tells what it is", async () => {
  const path = await writeConfigTypes(request, context);
  assert.equal(path, "/p/app/.kiln/types/kiln.d.ts");
  const text = files.readText(path);
  const stack = `    /**
     * stack order
     *
     * From 1 to 10.
     *
     * Default: 4
     */
    CONFIG_STACK?: number | bigint;
`;
  const member = `    /**
     * errors
     *
     * One of CONFIG_INFO, CONFIG_ERR (level); at most one is on. Default: CONFIG_INFO
     */
    CONFIG_ERR?: On | Off;
`;
  const net = `    /**
     * networking
     *
     * Default: n
     *
     * Depends on: DRIVER && !SMALL
     */
    CONFIG_NET?: On | Off;
`;
  for (const part of [stack, member, net]) assert.ok(text.includes(part), text);
  assert.ok(!text.includes("CONFIG_MIDDLE"), "what nobody can set is no property");
});
