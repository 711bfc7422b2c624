import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { KilnError, renderError } from "../base/index.ts";
import { configRig, configUk } from "./config-fixture.ts";
import { previewKconfigChanges, saveKconfigChanges } from "./config-save.ts";
import { parseOptionChange } from "./config-value.ts";

const kraftfile = `spec: v0.6
unikraft:
  kconfig:
    CONFIG_STACK: 5 # big
targets:
  - qemu/x86_64
`;

interface Options {
  readonly targetOnly?: boolean;
  readonly target?: string;
  readonly kraftfile?: string;
}

function rig(text: string, options: Options) {
  const made = configRig(configUk, { Kraftfile: text });
  const { target, kraftfile: file } = options;
  const request = {
    ...made.request,
    ...(target !== undefined && { target }),
    ...(file !== undefined && { kraftfile: file, kraftfileText: text }),
  };
  return { ...made, request };
}

const changesOf = (words: string) =>
  words
    .split(" ")
    .map((word) => (word.includes("=") ? parseOptionChange(word) : { name: word, value: undefined }));

/** The lines of the difference that changed. */
async function save(text: string, words: string, options: Options = {}): Promise<string[]> {
  const { request, context, files } = rig(text, options);
  const preview = await previewKconfigChanges(request, changesOf(words), context, options);
  assert.equal(files.readText("/p/app/Kraftfile"), text, "a preview writes nothing");
  const { diff, path } = await saveKconfigChanges(request, changesOf(words), context, options);
  assert.equal(diff, preview);
  assert.equal(path, "/p/app/Kraftfile");
  const after = await saveKconfigChanges(request, changesOf(words), context, options);
  assert.equal(after.diff, "", "saving again changes nothing");
  return diff
    .split("\n")
    .slice(2)
    .filter((line) => /^[-+]/.test(line));
}

async function refused(text: string, words: string, options: Options = {}): Promise<string> {
  const { request, context, files } = rig(text, options);
  try {
    await saveKconfigChanges(request, changesOf(words), context, options);
  } catch (error) {
    assert.ok(error instanceof KilnError);
    assert.equal(error.exitCode, 2);
    assert.equal(files.readText("/p/app/Kraftfile"), text, "nothing is written");
    return renderError(error);
  }
  return assert.fail("expected an error");
}

describe("an option is written", () => {
  test("where it stands, or under unikraft", async () => {
    assert.deepEqual(await save(kraftfile, "STACK=6"), [
      "-    CONFIG_STACK: 5 # big",
      "+    CONFIG_STACK: 6 # big",
    ]);
    assert.deepEqual(await save(kraftfile, "CONFIG_GREETING=hi"), ['+    CONFIG_GREETING: "hi"']);
    assert.deepEqual(await save(kraftfile, "DRIVER=y NET=y STACK=7"), [
      "-    CONFIG_STACK: 5 # big",
      "+    CONFIG_STACK: 7 # big",
      "+    CONFIG_DRIVER: y",
      "+    CONFIG_NET: y",
    ]);
  });

  test("under the target, when that has it or is meant alone", async () => {
    const own = `${kraftfile}  - {platform: qemu, arch: x86_64, name: b, kconfig: {CONFIG_STACK: 3}}\n`;
    assert.deepEqual(await save(own, "STACK=6", { target: "b" }), [
      "-  - {platform: qemu, arch: x86_64, name: b, kconfig: {CONFIG_STACK: 3}}",
      "+  - {platform: qemu, arch: x86_64, name: b, kconfig: {CONFIG_STACK: 6}}",
    ]);
    assert.deepEqual(await save(kraftfile, "STACK=6", { targetOnly: true }), [
      "-  - qemu/x86_64",
      "+  - platform: qemu/x86_64",
      "+    kconfig:",
      "+      CONFIG_STACK: 6",
    ]);
  });

  test("over the name of the target", async () => {
    assert.deepEqual(await save(kraftfile, "UK_NAME=other"), ['+    CONFIG_UK_NAME: "other"']);
  });

  test("for another member of its choice", async () => {
    const err = kraftfile.replace("CONFIG_STACK: 5", "CONFIG_ERR: y");
    assert.deepEqual(await save(err, "INFO=y"), ["-    CONFIG_ERR: y # big", "+    CONFIG_INFO: y"]);
  });

  test("although something else is wrong with the file", async () => {
    const broken = kraftfile.replace("targets:", "    CONFIG_NET: y\ntargets:");
    assert.deepEqual(await save(broken, "STACK=6"), [
      "-    CONFIG_STACK: 5 # big",
      "+    CONFIG_STACK: 6 # big",
    ]);
    assert.deepEqual(await save(broken, "DRIVER=y"), ["+    CONFIG_DRIVER: y"]);
    assert.deepEqual(await save(broken.replace("CONFIG_NET", "CONFIG_OLD"), "OLD"), ["-    CONFIG_OLD: y"]);
  });
});

describe("an option is taken out", () => {
  test("wherever it stands for the target", async () => {
    const twice = `${kraftfile.replace("  - qemu/x86_64\n", "")}  - {platform: qemu, arch: x86_64, kconfig: {CONFIG_STACK: 3}}\n`;
    assert.deepEqual(await save(twice, "STACK"), [
      "-    CONFIG_STACK: 5 # big",
      "-  - {platform: qemu, arch: x86_64, kconfig: {CONFIG_STACK: 3}}",
      "+  - {platform: qemu, arch: x86_64, kconfig: {}}",
    ]);
  });

  test("and one that is not there is no mistake", async () => {
    const { request, context } = rig(kraftfile, {});
    const saved = await saveKconfigChanges(request, [{ name: "GREETING", value: undefined }], context);
    assert.deepEqual(saved, { path: "/p/app/Kraftfile", diff: "", unchanged: ["GREETING"] });
  });
});

describe("nothing is written for", () => {
  test("an option nobody knows", async () => {
    assert.equal(
      await refused(kraftfile, "STAK=5"),
      "error: unknown option CONFIG_STAK\n  hint: did you mean CONFIG_STACK?",
    );
  });

  test("a value of another type", async () => {
    assert.equal(
      await refused(kraftfile, "STACK=0x10 DRIVER=yes BASE=12g"),
      'error: CONFIG_STACK is int: expected a whole number, found "0x10"\n' +
        "/core/Config.uk:30:1: note: defined here\n" +
        "  hint: write CONFIG_STACK=16\n" +
        'error: CONFIG_DRIVER is bool: expected y or n, found "yes"\n' +
        "/core/Config.uk:24:1: note: defined here\n" +
        "  hint: write CONFIG_DRIVER=y\n" +
        'error: CONFIG_BASE is hex: expected a hexadecimal number such as 0x1000, found "12g"\n' +
        "/core/Config.uk:34:1: note: defined here",
    );
  });

  test("a value out of range", async () => {
    assert.equal(
      await refused(kraftfile, "STACK=11"),
      "error: CONFIG_STACK=11 has no effect: its value is 4\n" +
        '/core/Config.uk:32:2: note: "STACK" must lie from 1 to 10\n' +
        "  hint: give a value from 1 to 10",
    );
  });

  test("an option without a prompt", async () => {
    assert.equal(
      await refused(kraftfile, "LOW=y"),
      "error: CONFIG_LOW=y has no effect: its value is n\n" +
        '/core/Config.uk:16:1: note: "LOW" has no prompt, its value follows from others\n' +
        "  hint: set CONFIG_TOP=y too, or remove it",
    );
  });

  test("an option whose dependencies are missing: says what to set as well", async () => {
    const small = kraftfile.replace("CONFIG_STACK: 5", "CONFIG_SMALL: y");
    assert.equal(
      await refused(small, "NET=y"),
      "error: CONFIG_NET=y has no effect: its value is n\n" +
        '/core/Config.uk:23:13: note: "NET" needs "DRIVER" to be y (it is n)\n' +
        '/core/Config.uk:23:24: note: "NET" needs "SMALL" to be n (it is y)\n' +
        'Kraftfile:4:5: note: "SMALL" is y because it was set so\n' +
        "  hint: set CONFIG_DRIVER=y and CONFIG_SMALL=n too, or remove it",
    );
  });

  test("an option that selects force: with the whole chain", async () => {
    const top = kraftfile.replace("CONFIG_STACK: 5", "CONFIG_TOP: y");
    assert.equal(
      await refused(top, "LAST=n"),
      "error: CONFIG_LAST=n has no effect: its value is y\n" +
        '/core/Config.uk:18:2: note: "LOW" is y and selects "LAST"\n' +
        '/core/Config.uk:15:2: note: "LOW" is y because "MIDDLE" selects it\n' +
        '/core/Config.uk:12:2: note: "MIDDLE" is y because "TOP" selects it\n' +
        'Kraftfile:4:5: note: "TOP" is y because it was set so\n' +
        "  hint: set CONFIG_TOP=n too, or remove it",
    );
  });

  test("the member a choice falls back on", async () => {
    assert.equal(
      await refused(kraftfile, "INFO=n"),
      "error: CONFIG_INFO=n has no effect: its value is y\n" +
        '/core/Config.uk:40:1: note: "INFO" is what its choice falls back on; set another member\n' +
        "  hint: set CONFIG_ERR=y too, or remove it",
    );
  });

  test("what follows from the target", async () => {
    assert.equal(
      await refused(kraftfile, "PLAT_KVM=n"),
      "Kraftfile:6:5: error: CONFIG_PLAT_KVM=n has no effect: it is y because of platform qemu\n" +
        "      - qemu/x86_64\n        ^^^^^^^^^^^\n" +
        "  hint: change platform in the Kraftfile instead",
    );
    assert.equal(
      (await refused(kraftfile, "PLAT_KVM")).split("\n")[0],
      "Kraftfile:6:5: error: taking out CONFIG_PLAT_KVM has no effect: it is y because of platform qemu",
    );
  });

  test("what others need that were set", async () => {
    const net = kraftfile.replace("CONFIG_STACK: 5 # big", "CONFIG_DRIVER: y\n    CONFIG_NET: y");
    assert.equal(
      await refused(net, "DRIVER"),
      "Kraftfile:5:5: error: CONFIG_NET=y has no effect: its value is n\n" +
        "        CONFIG_NET: y\n        ^^^^^^^^^^\n" +
        '/core/Config.uk:23:13: note: "NET" needs "DRIVER" to be y (it is n)\n' +
        "  hint: set CONFIG_DRIVER=y too, or remove it",
    );
  });

  test("a Kraftfile from standard input, and a program", async () => {
    assert.equal(
      await refused(kraftfile, "STACK=6", { kraftfile: "-" }),
      "error: a Kraftfile from standard input cannot be written\n  hint: name a file after -K",
    );
    const { request, context } = configRig(configUk, { "kiln.config.ts": "" }, { value: {} });
    await assert.rejects(saveKconfigChanges(request, [{ name: "STACK", value: "6" }], context), {
      message: "kiln.config.ts is a program, which kiln does not rewrite",
      hint: 'edit "kconfig" in kiln.config.ts',
    });
  });

  test("an option that the kiln.config.ts beside the Kraftfile sets", async () => {
    const text = "export default { kconfig: { CONFIG_STACK: 6 } };\n";
    const files = { Kraftfile: "spec: v0.6\n", "kiln.config.ts": text };
    const { request, context } = configRig(configUk, files, { value: { kconfig: { CONFIG_STACK: 6 } } });
    await assert.rejects(
      saveKconfigChanges(request, [{ name: "STACK", value: "7" }], context),
      (error: unknown) => {
        assert.equal(
          renderError(error),
          "kiln.config.ts:1:29: error: CONFIG_STACK=7 has no effect: it is 6 because of kiln.config.ts\n" +
            "    export default { kconfig: { CONFIG_STACK: 6 } };\n" +
            "                                ^^^^^^^^^^^^\n" +
            "  hint: change it there",
        );
        return true;
      },
    );
    // The others are the Kraftfile's.
    const saved = await saveKconfigChanges(request, [{ name: "DRIVER", value: "y" }], context);
    assert.match(saved.diff, /^\+ {4}CONFIG_DRIVER: y$/m);
  });
});

test("a link to a Kraftfile stays one, and its permissions too", async () => {
  const { request, context, files } = rig(kraftfile, {});
  files.writeFile("/p/app/Kraftfile", kraftfile, 0o600);
  await saveKconfigChanges(request, [{ name: "STACK", value: "6" }], context);
  assert.equal(files.stat("/p/app/Kraftfile")?.mode, 0o600);
});
