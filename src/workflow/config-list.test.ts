import assert from "node:assert/strict";
import { test } from "node:test";
import { renderDotConfig } from "../kconfig/index.ts";
import { configRig, configUk } from "./config-fixture.ts";
import { configDifference, searchOptions, setOptions } from "./config-list.ts";
import { openConfiguration } from "./config-open.ts";

const kraftfile = `spec: v0.6
unikraft:
  kconfig:
    CONFIG_STACK: 5
    CONFIG_TOP: y
    CONFIG_DRIVER: n
`;

async function open(files: Readonly<Record<string, string>> = {}) {
  const { request, context } = configRig(configUk, { Kraftfile: kraftfile, ...files });
  return { opened: await openConfiguration(request, context), host: context.host };
}

test("what is being configured", async () => {
  const { opened } = await open();
  assert.equal(opened.title, "app for qemu/x86_64");
  assert.deepEqual(opened.diagnostics, []);
  assert.equal(opened.settings.get("STACK")?.reason, "unikraft");
  assert.equal(opened.settings.get("PLAT_KVM")?.valueSpan, undefined);
});

test("mistakes in options do not keep anybody from looking at them", async () => {
  const { opened } = await open({ Kraftfile: `${kraftfile}    CONFIG_NET: y\n    CONFIG_NOSUCH: y\n` });
  assert.deepEqual(
    opened.diagnostics.map(({ message }) => message),
    ["unknown option CONFIG_NOSUCH", "CONFIG_NET=y has no effect: its value is n"],
  );
});

test("all that is set, in the order of the menus", async () => {
  const { opened } = await open();
  const told = setOptions(opened).map(({ name, value, setBy }) => `${name}=${value} ${setBy ?? "-"}`);
  assert.deepEqual(told, [
    "UK_NAME=app the name of the target",
    "ARCH_X86_64=y architecture x86_64",
    "PLAT_KVM=y platform qemu",
    "KVM_VMM_QEMU=y platform qemu",
    "TOP=y unikraft",
    "MIDDLE=y -",
    "LOW=y -",
    "LAST=y -",
    "STACK=5 unikraft",
    "BASE=0x1000 -",
    "GREETING=hello -",
    "INFO=y -",
  ]);
});

test("what differs from the defaults", async () => {
  const { opened, host } = await open();
  const { fromDefaults, file } = configDifference(opened, host);
  assert.deepEqual(
    fromDefaults.map(({ name, value, defaultValue }) => `${name}=${value} (${defaultValue})`),
    ["ARCH_X86_64=y (n)", "PLAT_KVM=y (n)", "KVM_VMM_QEMU=y (n)", "TOP=y (n)", "STACK=5 (4)"],
  );
  assert.equal(file, undefined);
});

test("where the .config says something else, with its line", async () => {
  const first = await open();
  const text = renderDotConfig(first.opened.configuration);
  const name = ".config.app_qemu-x86_64";
  const same = await open({ [name]: text });
  assert.deepEqual(configDifference(same.opened, same.host).file?.differences, []);
  const edited = text
    .replace("CONFIG_STACK=5", "CONFIG_STACK=6")
    .replace('CONFIG_GREETING="hello"\n', "")
    .concat("CONFIG_STRANGE=y\n");
  const other = await open({ [name]: edited });
  const { path, differences } = configDifference(other.opened, other.host).file!;
  assert.equal(path, `/p/app/${name}`);
  assert.deepEqual(
    differences.map(({ name: option, inFile, counts, at }) => {
      return [option, inFile, counts, at && edited.slice(at.start, at.end)];
    }),
    [
      ["STACK", "6", "5", "CONFIG_STACK=6"],
      ["GREETING", undefined, "hello", undefined],
      ["STRANGE", "y", undefined, "CONFIG_STRANGE=y"],
    ],
  );
});

test("searching: names first, then prompts, then help; all words must occur", async () => {
  const { opened } = await open();
  const find = (...words: string[]) => searchOptions(opened, words).map(({ name }) => name);
  assert.deepEqual(find("last"), ["LAST"]);
  assert.deepEqual(find("CONFIG_STACK"), ["STACK"]);
  assert.deepEqual(find("qemu"), ["KVM_VMM_QEMU"]);
  assert.deepEqual(find("s"), ["SMALL", "STACK", "LAST", "BASE", "ERR"]);
  assert.deepEqual(find("leaves", "IMAGE"), ["SMALL"]);
  assert.deepEqual(find("leaves", "driver"), []);
});
