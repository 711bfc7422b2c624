import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { GdbRemote } from "./gdb-remote.ts";

/** A machine that answers each packet by a table; `machine` gets its socket. */
async function withRemote(
  answers: Readonly<Record<string, readonly string[]>>,
  check: (remote: GdbRemote, asked: readonly string[], machine: Socket) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "gdb-remote-"));
  const remote = await GdbRemote.listen(join(folder, "gdb"));
  const asked: string[] = [];
  const machine = connect(join(folder, "gdb")).setEncoding("latin1");
  machine.on("error", () => undefined);
  machine.on("data", (text: string) => {
    for (const [, payload] of text.matchAll(/\$([^#]*)#[0-9a-f]{2}/g)) {
      asked.push(payload!);
      for (const answer of answers[payload!] ?? [""]) machine.write(answer);
    }
  });
  try {
    await remote.accept();
    await check(remote, asked, machine);
  } finally {
    remote.close();
    machine.destroy();
    rmSync(folder, { recursive: true });
  }
}

const stopped = { "?": ["+$T05thread:01;#07"] };

test("a breakpoint is set by its address in hexadecimal, and reported by the program counter", async () => {
  const registers = `${"0".repeat(16 * 16)}180a100000000000${"0".repeat(8)}`;
  const answers = { ...stopped, "Z1,100a18,1": ["+$OK#9a"], c: ["+", "$T05#b9"], g: [`+$${registers}#00`] };
  await withRemote(answers, async (remote, asked) => {
    await remote.insertBreakpoint(0x100a18);
    assert.equal(await remote.continueToBreakpoint(), 0x100a18);
    assert.deepEqual(asked, ["?", "Z1,100a18,1", "c", "g"]);
  });
});

test("the monitor's output comes in pieces, which may arrive cut anywhere", async () => {
  const info = `qRcmd,${Buffer.from("info replay").toString("hex")}`;
  await withRemote({ ...stopped, [info]: ["+$O69#0", "6$O6e66", "#00$OK#9a"] }, async (remote) => {
    assert.equal(await remote.monitor("info replay"), "inf");
  });
});

test("a refused breakpoint is an error", async () => {
  await withRemote({ ...stopped, "Z1,10,1": ["+$E22#a9"] }, async (remote) => {
    await assert.rejects(remote.insertBreakpoint(0x10), {
      message: 'setting a breakpoint: the machine answered "E22"',
    });
  });
});

test("a machine that goes away fails the question that waits for it", async () => {
  await withRemote(stopped, async (remote, _, machine) => {
    const count = remote.continueToBreakpoint();
    machine.destroy();
    await assert.rejects(count, { message: "the machine closed the debugger's connection" });
  });
});
