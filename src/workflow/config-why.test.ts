import assert from "node:assert/strict";
import { test } from "node:test";
import { configRig, configUk } from "./config-fixture.ts";
import { openConfiguration } from "./config-open.ts";
import { reportOption } from "./config-why.ts";

async function report(options: string, name: string, wanted?: string) {
  const text = `spec: v0.6\nunikraft:\n  kconfig: {${options}}\n`;
  const { request, context } = configRig(configUk, { Kraftfile: text });
  return reportOption(await openConfiguration(request, context), name, wanted);
}

test("a symbol three selects deep, and the way to another value", async () => {
  const { value, reason, setBy, wanted } = await report("CONFIG_TOP: y", "LAST", "n");
  assert.equal(value, "y");
  assert.equal(setBy, undefined);
  const chain = [];
  for (let at: typeof reason | undefined = reason; at; at = at.because[0])
    chain.push(`${at.name} ${at.cause.kind}`);
  assert.deepEqual(chain, ["LAST selected", "LOW selected", "MIDDLE selected", "TOP assigned"]);
  assert.deepEqual(
    wanted?.obstacles.map(({ kind }) => kind),
    ["forced"],
  );
  // Without TOP it is n by itself.
  assert.deepEqual(wanted.change, {
    kind: "found",
    changes: [{ name: "TOP", value: "n", from: "y" }],
    lost: [],
  });
});

test("what the target decides is not proposed to be changed", async () => {
  const { wanted } = await report("", "PLAT_KVM", "n");
  assert.equal(wanted?.change.kind, "impossible");
});

test("what an option is, where it can be set, and its bounds", async () => {
  const stack = await report("CONFIG_STACK: 5", "STACK");
  assert.equal(stack.setBy, "unikraft");
  assert.deepEqual([stack.range?.low, stack.range?.high], ["1", "10"]);
  assert.deepEqual(
    stack.prompts.map(({ text, shows }) => [text, shows]),
    [["stack order", true]],
  );
  assert.equal(stack.wanted, undefined);
  assert.equal((await report("", "SMALL")).help, "Leaves things out.");
  assert.deepEqual((await report("CONFIG_ERR: y", "INFO")).choice, ["ERR", "INFO"]);
});

test("the report is data", async () => {
  const data = JSON.stringify(await report("CONFIG_TOP: y", "LAST", "n"));
  assert.equal((JSON.parse(data) as { name: string }).name, "LAST");
});

test("a number of a kiln.config.ts is written in the base of its option", async () => {
  const value = { kconfig: { CONFIG_BASE: 8192, CONFIG_STACK: 7, CONFIG_GREETING: "16" } };
  const files = { Kraftfile: "spec: v0.6\n", "kiln.config.ts": "" };
  const { request, context } = configRig(configUk, files, { value });
  const { configuration, diagnostics } = await openConfiguration(request, context);
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(
    ["BASE", "STACK", "GREETING"].map((name) => configuration.value(name)),
    ["0x2000", "7", "16"],
  );
});
