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
