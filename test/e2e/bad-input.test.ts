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
  await check(
    ["check", "yaml"],
    `yaml/Kraftfile:3:1: error: missing closing "]"
    name: x
    ^
yaml/Kraftfile:2:10: note: opened here
`,
  );
});

test("an unknown key, with the nearest right word", async () => {
  work.project("key", { Kraftfile: "spec: v0.6\ntargts:\n  - qemu/x86_64\n" });
  await check(
    ["build", "key"],
    `key/Kraftfile:2:1: error: unknown key "targts" of a Kraftfile
    targts:
    ^^^^^^
  hint: write "targets"
`,
  );
});

test("an unknown target", async () => {
  work.project("target", { Kraftfile: "spec: v0.6\ntargets:\n  - qemu/x86_64\n" });
  await check(
    ["build", "target", "-t", "qmeu/x86_64"],
    `error: no target fits "-t qmeu/x86_64"
target/Kraftfile:3:5: note: target "target", qemu/x86_64
  hint: write "-t qemu/x86_64"
`,
  );
});

test("two targets and no choice, without a terminal", async () => {
  work.project("two", { Kraftfile: "spec: v0.6\ntargets:\n  - qemu/x86_64\n  - fc/x86_64\n" });
  await check(
    ["build", "two"],
    `error: several targets and no choice
two/Kraftfile:3:5: note: target "two", qemu/x86_64
two/Kraftfile:4:5: note: target "two", fc/x86_64
  hint: choose one, for example with "-t qemu/x86_64"
`,
  );
});

test("a target that kiln cannot build yet", async () => {
  await check(
    ["build", "two", "-p", "firecracker"],
    `two/Kraftfile:4:5: error: the target fc/x86_64 is not supported yet
      - fc/x86_64
        ^^^^^^^^^
  hint: build the target qemu/x86_64
`,
  );
});

test("an unknown option, with the nearest", async () => {
  work.project("unknown", {
    Kraftfile: "spec: v0.6\nunikraft:\n  source: kiln\n  kconfig:\n    CONFIG_LIBUKDEBUG_PRINTK_INF0: y\n",
  });
  await check(
    ["build", "unknown"],
    `unknown/Kraftfile:5:5: error: unknown option CONFIG_LIBUKDEBUG_PRINTK_INF0
        CONFIG_LIBUKDEBUG_PRINTK_INF0: y
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: did you mean CONFIG_LIBUKDEBUG_PRINTK_INFO?
`,
  );
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
  await check(
    ["build", "off"],
    `off/Kraftfile:6:5: error: CONFIG_LIBUKDEBUG_PRINTK_INFO=y has no effect: its value is n
        CONFIG_LIBUKDEBUG_PRINTK_INFO: y
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
KILN/core/lib/ukdebug/Config.uk:23:13: note: "LIBUKDEBUG_PRINTK_INFO" needs "LIBUKDEBUG_PRINTK" to be y (it is n)
off/Kraftfile:5:5: note: "LIBUKDEBUG_PRINTK" is n because it was set so
  hint: set CONFIG_LIBUKDEBUG_PRINTK=y too, or remove it
`,
  );
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
  await check(
    ["build", "ifeq"],
    `ifeq/Makefile.uk:2:1: error: missing 'endif'
    ifeq ($(X),y)
    ^^^^^^^^^^^^^
  hint: close the conditional with 'endif'
`,
  );
});

test("an unterminated define", async () => {
  work.project("define", { "Makefile.uk": "$(eval $(call addlib,appdefine))\ndefine twice =\n$(1)$(1)\n" });
  await check(
    ["build", "define"],
    `define/Makefile.uk:2:1: error: missing 'endef', unterminated 'define'
    define twice =
    ^^^^^^^^^^^^^^
  hint: close the definition with 'endef'
`,
  );
});

test("a missing separator", async () => {
  work.project("separator", {
    "Makefile.uk": "$(eval $(call addlib,appseparator))\nAPPSEPARATOR_SRCS-y main.c\n",
  });
  await check(
    ["build", "separator"],
    `separator/Makefile.uk:2:1: error: missing separator
    APPSEPARATOR_SRCS-y main.c
    ^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: write 'target: prerequisites', 'NAME = value' or a directive
`,
  );
});

test("a source that does not exist", async () => {
  work.project("source", {
    "Makefile.uk": "$(eval $(call addlib,appsource))\n\nAPPSOURCE_SRCS-y += $(APPSOURCE_BASE)/mian.c\n",
  });
  await check(
    ["build", "source"],
    `source/Makefile.uk:3:1: error: source "TMP/source/mian.c" of library "appsource" does not exist
    APPSOURCE_SRCS-y += $(APPSOURCE_BASE)/mian.c
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: did you mean "main.c"?
`,
  );
});

test("wrong input leaves nothing behind", () => {
  for (const name of [
    "yaml",
    "key",
    "target",
    "two",
    "unknown",
    "off",
    "ifeq",
    "define",
    "separator",
    "source",
  ]) {
    assert.ok(!existsSync(work.path(name, ".kiln")), `${name}/.kiln`);
    assert.ok(!existsSync(work.path(name, ".unikraft")), `${name}/.unikraft`);
  }
});

test("a misspelt variable is warned about", async () => {
  work.project("stray", {
    "Makefile.uk":
      "$(eval $(call addlib,appstray))\nAPPSTRAY_SRCS-y += $(APPSTRAY_BASE)/main.c\nAPPSTARY_SRCS-y += $(APPSTRAY_BASE)/more.c\n",
  });
  const { stderr, exitCode } = await work.kiln(["build", "stray"]);
  assert.ok(
    stderr.startsWith(`stray/Makefile.uk:3:1: warning: "APPSTARY_SRCS-y" belongs to no library, so its sources are not built
    APPSTARY_SRCS-y += $(APPSTRAY_BASE)/more.c
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: did you mean "APPSTRAY_SRCS-y"?
`),
    stderr,
  );
  assert.equal(exitCode, 0);
});

test("arguments and commands", async () => {
  await check(["biuld"], 'error: unknown command "biuld"\n  hint: did you mean "kiln build"?\n');
  await check(["pkg"], 'error: "kiln pkg" is not supported yet\n  hint: kiln help lists what there is\n');
  await check(
    ["run", "nowhere"],
    'error: no project and no kernel image at "nowhere"\n  hint: name a folder with a Kraftfile; running packages is not supported yet\n',
  );
  await check(
    ["run", "-M", "64X", "off"],
    `error: expected an amount of memory such as "64Mi" or "512M", found "64X"
  hint: give a number and one of K, M, G (powers of 1000) or Ki, Mi, Gi (powers of 1024)
`,
  );
  await check(
    ["run", "-a", "fstab", "off"],
    `error: expected library.parameter=value, found "fstab"
  hint: write for example --kernel-arg station.count=2
`,
  );
  await check(
    ["build", "-j", "0", "off"],
    `error: expected a whole number of at least 1, found "0"
`,
  );
  await check(
    ["init", "Not/A Name"],
    `error: expected a project name of letters, digits, "_" and "-" that begins with a letter, found "A Name"
  hint: choose a name such as "my-app"
`,
  );
});

test("a path that makefiles cannot name", async () => {
  work.project("my project");
  await check(
    ["build", "my project"],
    `error: the path of the project has a blank in it: "TMP/my project"
  hint: move it to a path without blanks, quotes and the characters that make and the shell give a meaning
`,
  );
  assert.ok(!existsSync(work.path("my project/.kiln")));
});

test("a machine's name that leads out of its folder", async () => {
  await check(
    ["run", "--rm", "-n", "../../x", "key"],
    `error: expected a name of letters, digits, "_", "-" and ".", found "../../x"
  hint: choose a name such as my-machine
`,
  );
});

test("a file that is no image", async () => {
  await check(
    ["run", "key/main.c"],
    `error: "TMP/key/main.c" is not a kernel: it is not an ELF file
  hint: name a project's folder or its image
`,
  );
});

test("help for a command that is none", async () => {
  await check(["help", "bulid"], 'error: unknown command "bulid"\n  hint: did you mean "kiln build"?\n');
});
