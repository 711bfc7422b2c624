import assert from "node:assert/strict";
import { utimesSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { findQemu } from "./find-qemu.ts";
import { MachineWorkshop } from "./machine.test-support.ts";

const workshop = new MachineWorkshop();
after(() => workshop.remove());
const { files, processes, env } = workshop.host;
const cacheFolder = join(workshop.folder, "cache");

function find(program: string | undefined, path = env["PATH"]!) {
  const options = { files, processes, env: { ...env, PATH: path }, cacheFolder };
  return findQemu(program === undefined ? options : { ...options, program });
}

const answering = (answer: string) => ["echo x >> $0.calls", `echo "${answer}"`];
const calls = (path: string) => files.readText(`${path}.calls`).length / 2;

describe("findQemu", () => {
  it("asks for the version once, and again after a change", async () => {
    const path = workshop.script("qemu", ...answering("QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7)"));
    const qemu = await find(path);
    assert.deepEqual([qemu.path, qemu.version], [path, "7.2.22"]);
    assert.deepEqual(await find(path), qemu);
    assert.equal(calls(path), 1);
    utimesSync(path, 1, 1);
    assert.equal((await find(path)).mtimeMs, 1_000);
    assert.equal(calls(path), 2);
    files.writeFile(join(cacheFolder, "qemu.json"), "{ damaged");
    assert.equal((await find(path)).version, "7.2.22");
    assert.equal(calls(path), 3);
  });

  it("searches PATH for the usual name", async () => {
    const path = workshop.script("qemu-system-x86_64", ...answering("QEMU emulator version 10.0.2"));
    assert.equal((await find(undefined, `/no/such:${workshop.folder}`)).path, path);
  });

  it("says how to get it", async () => {
    const hint = "install it: apt-get install -y qemu-system-x86";
    await assert.rejects(find(undefined, "/no/such"), {
      code: "machine/no-qemu",
      message: 'QEMU is not installed: no "qemu-system-x86_64" in PATH',
      hint,
    });
    await assert.rejects(find("/no/such/qemu"), {
      code: "machine/no-qemu",
      message: 'no QEMU at "/no/such/qemu": no such program',
      hint,
    });
  });

  it("refuses old ones and strangers", async () => {
    const old = workshop.script("old", ...answering("QEMU emulator version 4.1.1"));
    await assert.rejects(find(old), {
      code: "machine/old-qemu",
      message: `QEMU 4.1.1 ("${old}") is too old: expected 4.2 or newer`,
    });
    assert.equal(
      (await find(workshop.script("oldest", ...answering("QEMU emulator version 4.2.0")))).version,
      "4.2.0",
    );
    const stranger = workshop.script("stranger", ...answering("hello"));
    await assert.rejects(find(stranger), {
      code: "machine/not-qemu",
      message: `"${stranger}" does not answer "--version" as QEMU does`,
    });
  });
});
