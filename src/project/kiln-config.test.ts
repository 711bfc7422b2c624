import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  KilnError,
  locate,
  MemoryFileSystem,
  renderError,
  type ModuleResult,
  type ModuleRunner,
} from "../base/index.ts";
import { kconfigAssignments } from "./kconfig-assignments.ts";
import { loadProject } from "./load-project.ts";

const folder = "/home/me/app";

/** Modules that came to this, whatever is in their files. */
function came(result: Partial<ModuleResult>): ModuleRunner {
  return { runSync: (path) => ({ problems: [], inputs: [path], env: [], ...result }) };
}

function load(files: Readonly<Record<string, string>>, result: Partial<ModuleResult>, kraftfile?: string) {
  const named = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  return loadProject({
    directory: folder,
    files: new MemoryFileSystem(named),
    env: {},
    modules: came(result),
    ...(kraftfile !== undefined && { kraftfile }),
  });
}

function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof KilnError);
    assert.equal(error.exitCode, 2);
    return renderError(error);
  }
  return assert.fail("expected an error");
}

const script = `import { defineConfig } from "kiln";
import { common } from "./common";

export default defineConfig({
  name: "demo",
  kconfig: { ...common, CONFIG_A: true, CONFIG_STACK: 0x1000 },
  libraries: { musl: true },
  targets: ["qemu/x86_64", { platform: "fc", architecture: "arm64", kconfig: { CONFIG_B: 12n } }],
});
`;
const value = {
  name: "demo",
  kconfig: { CONFIG_COMMON: "text", CONFIG_A: true, CONFIG_STACK: 4096 },
  libraries: { musl: true },
  targets: ["qemu/x86_64", { platform: "fc", architecture: "arm64", kconfig: { CONFIG_B: 12n } }],
};

describe("kiln.config.ts instead of a Kraftfile", () => {
  test("is the project, with places in the text", () => {
    const common = "export const common = {\n  CONFIG_COMMON: 'text',\n};\n";
    const inputs = [`${folder}/kiln.config.ts`, `${folder}/common.ts`];
    const project = load({ "kiln.config.ts": script, "common.ts": common }, { value, inputs });
    assert.equal(project.rawName, "demo");
    assert.deepEqual(
      project.targets.map(({ name, platform, architecture }) => `${name} ${platform}/${architecture}`),
      ["demo qemu/x86_64", "demo fc/arm64"],
    );
    const told = kconfigAssignments(project, project.targets[1]!).map(
      ({ name, value: set, valueSpan, isNumber }) => {
        const at = valueSpan && locate(valueSpan.source, valueSpan.start);
        return `${name}=${set} ${at ? `${valueSpan.source.name}:${at.line}:${at.column}` : "-"}${isNumber ? " number" : ""}`;
      },
    );
    assert.deepEqual(told, [
      "UK_NAME=demo -",
      "COMMON=text /home/me/app/common.ts:2:18",
      "A=y kiln.config.ts:6:35",
      "STACK=4096 kiln.config.ts:6:55 number",
      "LIBMUSL=y -",
      "ARCH_ARM_64=y -",
      "PLAT_KVM=y -",
      "KVM_VMM_FIRECRACKER=y -",
      "B=12 kiln.config.ts:8:90 number",
    ]);
  });

  test("is judged like one", () => {
    const text = 'export default {\n  targets: ["qemu/aarch64"],\n  kconfig: { LIBUKDEBUG: true },\n};\n';
    const wrong = { targets: ["qemu/aarch64"], kconfig: { LIBUKDEBUG: true } };
    assert.equal(
      failure(() => load({ "kiln.config.ts": text }, { value: wrong })),
      'kiln.config.ts:2:19: error: unknown architecture "aarch64"\n' +
        '      targets: ["qemu/aarch64"],\n' +
        "                      ^^^^^^^\n" +
        '  hint: write "arm64"\n' +
        'kiln.config.ts:3:14: error: expected an option that begins with "CONFIG_", found "LIBUKDEBUG"\n' +
        "      kconfig: { LIBUKDEBUG: true },\n" +
        "                 ^^^^^^^^^^\n" +
        '  hint: write "CONFIG_LIBUKDEBUG"',
    );
  });

  test("has keys of its own", () => {
    assert.equal(
      failure(() =>
        load(
          { "kiln.config.ts": "export default {\n  kconfg: {},\n  cmd: [],\n};\n" },
          { value: { kconfg: {}, cmd: [] } },
        ),
      ),
      'kiln.config.ts:2:3: error: unknown key "kconfg" of kiln.config.ts\n' +
        "      kconfg: {},\n      ^^^^^^\n" +
        '  hint: write "kconfig"\n' +
        'kiln.config.ts:3:3: error: unknown key "cmd" of kiln.config.ts\n' +
        "      cmd: [],\n      ^^^\n" +
        "  hint: use one of name, kconfig, libraries, targets",
    );
    assert.equal(
      failure(() => load({ "kiln.config.ts": "\nexport default 3;\n" }, { value: 3 })),
      "kiln.config.ts:2:1: error: expected an object as default export: defineConfig({ … })\n" +
        "    export default 3;\n    ^^^^^^",
    );
  });

  test("that fails points at the line", () => {
    const files = {
      "kiln.config.ts": 'import "./other";\n',
      "other.ts": "const a = 1;\nthrow new Error(`no`);\n",
    };
    const inputs = [`${folder}/kiln.config.ts`, `${folder}/other.ts`];
    const place = { path: `${folder}/other.ts`, line: 2, column: 7 };
    assert.equal(
      failure(() => load(files, { problems: [{ message: "it threw: no", place }], inputs })),
      "/home/me/app/other.ts:2:7: error: kiln.config.ts threw: no\n" +
        "    throw new Error(`no`);\n          ^^^",
    );
    const at = {
      problems: [
        {
          message: 'expected plain data at "kconfig.CONFIG_A", found a function',
          at: ["kconfig", "CONFIG_A"],
        },
      ],
    };
    assert.equal(
      failure(() =>
        load({ "kiln.config.ts": "export default {\n  kconfig: { CONFIG_A: () => 1 },\n};\n" }, at),
      ),
      'kiln.config.ts:2:24: error: expected plain data at "kconfig.CONFIG_A", found a function\n' +
        "      kconfig: { CONFIG_A: () => 1 },\n" +
        "                           ^^^^^^^",
    );
  });

  test("may be named with -K", () => {
    const project = load(
      { "other.ts": script, Kraftfile: "spec: v0.6\nname: not-this\n" },
      { value: { name: "this" } },
      "other.ts",
    );
    assert.equal(project.rawName, "this");
  });
});

describe("kiln.config.ts beside a Kraftfile", () => {
  const kraftfile = "spec: v0.6\nunikraft:\n  kconfig:\n    CONFIG_A: y\n";

  test("adds options, stronger than unikraft's and weaker than a target's", () => {
    const project = load(
      {
        Kraftfile: `${kraftfile}targets:\n- {platform: qemu/x86_64, kconfig: {CONFIG_B: n}}\n`,
        "kiln.config.ts": "",
      },
      { value: { kconfig: { CONFIG_B: true } } },
    );
    const set = kconfigAssignments(project, project.targets[0]).map(
      (one) => `${one.name}=${one.value} ${one.reason}`,
    );
    assert.deepEqual(set.slice(1, 3), ["A=y unikraft", "B=y kiln.config.ts"]);
    assert.equal(set.at(-1), "B=n target app");
  });

  test("sets nothing that the Kraftfile sets, and is nothing but options", () => {
    assert.equal(
      failure(() =>
        load(
          { Kraftfile: kraftfile, "kiln.config.ts": "export default { kconfig: { CONFIG_A: false } };\n" },
          {
            value: { kconfig: { CONFIG_A: false } },
          },
        ),
      ),
      "kiln.config.ts:1:29: error: CONFIG_A is set in Kraftfile too\n" +
        "    export default { kconfig: { CONFIG_A: false } };\n" +
        "                                ^^^^^^^^\n" +
        "Kraftfile:4:5: note: set here\n" +
        "  hint: keep one of the two",
    );
    assert.equal(
      failure(() =>
        load(
          { Kraftfile: kraftfile, "kiln.config.ts": 'export default { name: "x" };\n' },
          { value: { name: "x" } },
        ),
      ),
      'kiln.config.ts:1:18: error: "name" belongs into the Kraftfile, which is there too\n' +
        '    export default { name: "x" };\n' +
        "                     ^^^^\n" +
        '  hint: leave only "kconfig" here, or remove the Kraftfile',
    );
  });
});
