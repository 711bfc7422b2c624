// What kiln says about wrong input: the whole message, exit code 2, and nothing written.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { Workplace } from "./kiln.test-support.ts";

const work = new Workplace();

async function check(words: readonly string[], stderr: string, exitCode = 2): Promise<void> {
  const result = await work.kiln(words);
  assert.equal(result.stderr, stderr);
  assert.equal(result.exitCode, exitCode);
  assert.equal(result.stdout, "");
}

test("no Kraftfile", async () => {
  work.write({ "empty/readme": "" });
  await check(
    ["build", "empty"],
    `error: no Kraftfile in "TMP/empty" (looked for kraft.yaml, kraft.yml, Kraftfile.yml, Kraftfile.yaml, Kraftfile)
  hint: run "kiln init NAME" to make a new project
`,
  );
});

test("a YAML syntax error", async () => {
  work.project("yaml", { Kraftfile: "spec: v0.6\ntargets: [qemu/x86_64\nname: x\n" });
  await check(["check", "yaml"], "");
});

test("an unknown key, with the nearest right word", async () => {
  work.project("key", { Kraftfile: "spec: v0.6\ntargts:\n  - qemu/x86_64\n" });
  await check(["build", "key"], "");
});

test("an unknown target", async () => {
  work.project("target", { Kraftfile: "spec: v0.6\ntargets:\n  - qemu/x86_64\n" });
  await check(["build", "target", "-t", "qemu/x86"], "");
});

test("two targets and no choice, without a terminal", async () => {
  work.project("two", { Kraftfile: "spec: v0.6\ntargets:\n  - qemu/x86_64\n  - fc/x86_64\n" });
  await check(["build", "two"], "");
});

test("a target that kiln cannot build yet", async () => {
  await check(["build", "two", "-p", "firecracker"], "");
});

test("an unknown option, with the nearest", async () => {
  work.project("unknown", {
    Kraftfile: "spec: v0.6\nunikraft:\n  source: kiln\n  kconfig:\n    CONFIG_LIBUKDEBUG_PRINTK_INF0: y\n",
  });
  await check(["build", "unknown"], "");
});

test("a value that a dependency turned off", async () => {
  work.project("off", {
    Kraftfile: `spec: v0.6
unikraft:
  source: kiln
  kconfig:
    CONFIG_LIBUKDEBUG_PRINTK: n
    CONFIG_LIBUKDEBUG_PRINTK_INFO: y
`,
  });
  await check(["build", "off"], "");
});

test("a kraft option that is not there yet", async () => {
  await check(
    ["build", "off", "--rootfs", "x"],
    "error: kraft's option --rootfs is not supported yet\n  hint: leave it out\n",
  );
  await check(
    ["build", "off", "--all"],
    "error: kraft's option --all is not supported yet\n  hint: leave it out\n",
  );
});

test("an unterminated ifeq", async () => {
  work.project("ifeq", {
    "Makefile.uk": "$(eval $(call addlib,appifeq))\nifeq ($(X),y)\nAPPIFEQ_SRCS-y += main.c\n",
  });
  await check(["build", "ifeq"], "");
});

test("an unterminated define", async () => {
  work.project("define", { "Makefile.uk": "$(eval $(call addlib,appdefine))\ndefine twice =\n$(1)$(1)\n" });
  await check(["build", "define"], "");
});

test("a missing separator", async () => {
  work.project("separator", {
    "Makefile.uk": "$(eval $(call addlib,appseparator))\nAPPSEPARATOR_SRCS-y main.c\n",
  });
  await check(["build", "separator"], "");
});

test("a source that does not exist", async () => {
  work.project("source", {
    "Makefile.uk": "$(eval $(call addlib,appsource))\n\nAPPSOURCE_SRCS-y += $(APPSOURCE_BASE)/mian.c\n",
  });
  await check(["build", "source"], "");
});

test("wrong input leaves nothing behind", () => {
  for (const name of ["yaml", "key", "target", "two"]) {
    assert.ok(!existsSync(work.path(name, ".kiln")), `${name}/.kiln`);
    assert.ok(!existsSync(work.path(name, ".unikraft")), `${name}/.unikraft`);
  }
});

test("a misspelt variable is warned about", async () => {
  work.project("stray", {
    "Makefile.uk":
      "$(eval $(call addlib,appstray))\nAPPSTRAY_SRCS-y += $(APPSTRAY_BASE)/main.c\nAPPSTARY_SRCS-y += $(APPSTRAY_BASE)/more.c\n",
  });
  const { stderr } = await work.kiln(["configure", "stray"]);
  assert.equal(stderr.includes("error"), false);
});

test("arguments and commands", async () => {
  await check(["biuld"], 'error: unknown command "biuld"\n  hint: did you mean "kiln build"?\n');
  await check(["pkg"], 'error: "kiln pkg" is not supported yet\n  hint: kiln help lists what there is\n');
  await check(
    ["run", "nowhere"],
    'error: no project and no kernel image at "nowhere"\n  hint: name a folder with a Kraftfile; running packages is not supported yet\n',
  );
  await check(["run", "-M", "64X", "off"], "");
  await check(["run", "-a", "fstab", "off"], "");
  await check(["build", "-j", "0", "off"], "");
  await check(["init", "Not/A Name"], "");
});
