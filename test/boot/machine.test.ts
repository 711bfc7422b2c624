// What the platform promises, seen from inside: core/plat/kvm/tests/machine is a project that tries it.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { needsQemu, root } from "../e2e/kiln.test-support.ts";
import { Guests } from "./guest.test-support.ts";

const guests = new Guests();
cpSync(join(root, "core/plat/kvm/tests/machine"), guests.work.path("machine"), { recursive: true });

for (const memory of ["1280K", "64M", "1G", "3G", "5G"]) {
  // -M takes multiples of 1024 with an i.
  test(`start order, memory, traps, registers and time with ${memory}`, needsQemu, async () => {
    const result = await guests.run("machine", ["checks"], ["-M", `${memory}i`]);
    assert.match(result.stdout, /\npassed\n/);
    assert.equal(result.exitCode, 0);
  });
}

for (const [words, status] of [
  [["return", "0"], 0],
  [["return", "5"], 5],
  [["return", "255"], 255],
  [["return", "300"], 300 & 0xff],
  [["exit", "6"], 6],
  [["boot-exit", "7"], 7],
] as const) {
  test(`${words.join(" ")} is exit code ${status}`, needsQemu, async () => {
    assert.equal((await guests.run("machine", words)).exitCode, status);
  });
}

for (const [how, runs] of [
  ["return", 1],
  ["exit", 1],
  ["_exit", 0],
] as const) {
  test(
    `${how} runs functions given to atexit ${runs ? "once, before term functions" : "never"}`,
    needsQemu,
    async () => {
      const { stdout } = await guests.run("machine", [how]);
      assert.equal(stdout.split("exit function\n").length - 1, runs);
      assert.match(stdout, runs ? /exit function\n.*term late/ : /term late/);
    },
  );
}

test("words above LIBUKBOOT_MAXNBARGS are reported and dropped", needsQemu, async () => {
  // With argv[0] and "count" that is as many as there may be.
  const words = Array.from({ length: 58 }, (_, i) => `w${i}`);
  const fits = await guests.run("machine", ["count", ...words]);
  assert.match(fits.stdout, /^60 arguments, the last is "w57"$/m);
  assert.doesNotMatch(fits.stdout, /ignored/);
  const tooMany = await guests.run("machine", ["count", ...words, "extra", "more"]);
  assert.match(
    tooMany.stdout,
    /ERR: .*Command line: "extra" and what follows is ignored: LIBUKBOOT_MAXNBARGS is 60$/m,
  );
  assert.match(tooMany.stdout, /^60 arguments, the last is "w57"$/m);
});

test("a processor without 64-bit mode is told so", needsQemu, async () => {
  await guests.work.kiln(["build", "--no-install", "machine"]);
  const image = guests.work.path("machine/.unikraft/build/machine_qemu-x86_64");
  const { stdout, exitCode } = await guests.work.run([
    ...["qemu-system-x86_64", "-accel", "tcg", "-cpu", "qemu32", "-m", "64M", "-kernel", image],
    ...["-display", "none", "-serial", "stdio", "-monitor", "none", "-net", "none", "-no-reboot"],
    ...["-device", "isa-debug-exit,iobase=0x501,iosize=2"],
  ]);
  assert.match(stdout, /^kiln: cannot start: the processor has no 64-bit mode\r?$/m);
  assert.equal(exitCode, 85);
});

/** How the guest is made to fail, and what its report must say. */
const crashes: Readonly<Record<string, RegExp>> = {
  null: /page fault .*\n {2}write to 0x[0-9a-f]+: not mapped \(a null pointer\?\)/,
  text: /page fault .*\n {2}write to 0x[0-9a-f]+: /,
  execute: /page fault .*\n {2}.*0x[0-9a-f]+/,
  call: /page fault/,
  undefined: /\*\*\* crash: invalid opcode/,
  divide: /\*\*\* crash: divide/,
  overflow: /\*\*\* crash: (double fault|page fault)/,
  assert: /Assertion failure/i,
  abort: /backtrace:/,
  crash: /backtrace:/,
};
for (const [how, report] of Object.entries(crashes)) {
  test(`a crash by ${how} is reported, with function names, and is exit code 1`, needsQemu, async () => {
    const result = await guests.run("machine", [how]);
    assert.match(result.stdout, report);
    assert.match(result.stdout, /^ {2}#0 {2}0x[0-9a-f]{16}.*$/m);
    assert.match(result.stdout, /^ {2}#[1-9] {2}0x[0-9a-f]{16} [\w.]+\+0x[0-9a-f]+$/m);
    assert.match(result.stderr, /error: the guest crashed/);
    assert.equal(result.exitCode, 1);
  });
}

for (const [name, options] of Object.entries({
  "small and thin": ["CONFIG_OPTIMIZE_SIZE=y", "CONFIG_OPTIMIZE_DEADELIM=y", "CONFIG_OPTIMIZE_LTO=y"],
  "not optimised": ["CONFIG_OPTIMIZE_NONE=y"],
  "without frame pointers": ["CONFIG_OPTIMIZE_NOOMITFP=n"],
  // Vector instructions may stand anywhere then, from the first function on.
  "for a processor with AVX": ["CONFIG_MARCH_X86_64_COREI7AVX=y"],
  "with stacks as small as can be": [
    "CONFIG_STACK_SIZE_PAGE_ORDER=0",
    "CONFIG_CPU_EXCEPT_STACK_SIZE_PAGE_ORDER=0",
  ],
  "full of build information": [
    ..."INFO_UKCODENAME INFO_COMPILER INFO_COMPILEDATE INFO_COMPILEDBY INFO_LIB_UKCODENAME INFO_BOOTDUMP"
      .split(" ")
      .map((name) => `CONFIG_LIBUKLIBID_${name}=y`),
  ],
  "talking about everything": ["CONFIG_LIBUKDEBUG_PRINTK_INFO=y", "CONFIG_LIBUKDEBUG_PRINTD=y"],
})) {
  test(`the checks pass when the core is ${name}, without a warning`, needsQemu, async () => {
    const words = [...options, "CONFIG_OPTIMIZE_WARNISERROR=y"].flatMap((option) => ["--kconfig", option]);
    const result = await guests.run("machine", ["checks"], words);
    assert.match(result.stdout, /\npassed\n/);
    assert.equal(result.exitCode, 0);
    assert.doesNotMatch(result.stderr, /warning/);
  });
}
