import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { wrapMultiboot } from "../formats/index.ts";
import { MachineWorkshop } from "./machine.test-support.ts";
import type { MachineSpec } from "./machine-spec.ts";
import { qemuArguments } from "./qemu-arguments.ts";
import { runMachine, type RunMachineOptions } from "./run-machine.ts";

const workshop = new MachineWorkshop();
after(() => workshop.remove());
const { host } = workshop;

async function run(spec: MachineSpec, changes: Partial<RunMachineOptions> = {}) {
  let output = "";
  const onOutput = (text: string) => (output += text);
  const result = await runMachine(spec, { ...host, onOutput, ...changes });
  return { result, output };
}

/** A stand-in for QEMU; `$status` and `$log` are the files QEMU would write. */
function fakeQemu(...lines: readonly string[]): MachineSpec {
  const state = join(workshop.folder, "state");
  const qemu = workshop.script("fake-qemu", `status=${state}/status`, `log=${state}/vmm.log`, ...lines);
  return workshop.spec({ qemu, stateFolder: state });
}

describe("runMachine with a stand-in for QEMU", () => {
  it("starts it with the machine's arguments and keeps the spec", async () => {
    const spec = fakeQemu('for word; do echo "$word"; done', "exit 83");
    const { output } = await run(spec);
    assert.deepEqual(output.trimEnd().split("\n"), qemuArguments(spec));
    assert.deepEqual(JSON.parse(host.files.readText(join(spec.stateFolder, "machine.json"))), spec);
  });

  it("judges the end", async () => {
    const endings: readonly (readonly [script: string, result: unknown])[] = [
      ["exit 83", { kind: "exited", status: 0 }],
      ["printf '\\045' > $status; exit 83", { kind: "exited", status: 37 }],
      ["printf '\\377' > $status; exit 83", { kind: "exited", status: 255 }],
      ["exit 85", { kind: "crashed", reason: "panic" }],
      ["printf '\\001' > $status; exit 85", { kind: "crashed", reason: "panic" }],
      ["echo 'qemu_system_shutdown_request reason=6' > $log; exit 0", { kind: "exited", status: 0 }],
      ["printf '\\003' > $status; exit 0", { kind: "exited", status: 3 }],
      [": > $status; exit 0", { kind: "crashed", reason: "reset" }],
      ["echo oops >&2; exit 1", { kind: "vmm-failed", exitCode: 1, stderr: "oops\n" }],
      ["kill -9 $$", { kind: "vmm-failed", exitCode: undefined, stderr: "" }],
    ];
    for (const [script, expected] of endings) {
      assert.deepEqual((await run(fakeQemu(script))).result, expected, script);
    }
  });

  it("shows the console as it comes", async () => {
    const chunks: string[] = [];
    const spec = fakeQemu("printf 'one\\r\\ntwo\\r'; exit 83");
    await runMachine(spec, { ...host, onOutput: (text) => chunks.push(text) });
    assert.equal(chunks.join(""), "one\ntwo\r");
    assert.ok(!chunks.includes(""));
  });

  it("hands input to the console until the machine ends", async () => {
    const events: string[] = [];
    const { output } = await run(fakeQemu('read line; echo "got $line"; exit 83'), {
      connectInput: (write) => {
        write("a line\n");
        events.push("connected");
        return () => events.push("disconnected");
      },
    });
    assert.equal(output, "got a line\n");
    assert.deepEqual(events, ["connected", "disconnected"]);
  });

  it("stops it after the timeout", async () => {
    const { result, output } = await run(fakeQemu("echo started; exec sleep 60"), { timeoutMs: 100 });
    assert.deepEqual(result, { kind: "timed-out" });
    assert.match(output, /^(started\n)?$/);
  });

  it("stops it on abort and leaves no process behind", async () => {
    const controller = new AbortController();
    const reason = new Error("stop it");
    let pid = 0;
    const onOutput = (text: string) => {
      pid = Number(text);
      controller.abort(reason);
    };
    const running = run(fakeQemu("echo $$; exec sleep 60"), { onOutput, signal: controller.signal });
    await assert.rejects(running, (error) => error === reason);
    assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
    await assert.rejects(
      run(fakeQemu("exit 83"), { signal: controller.signal }),
      (error) => error === reason,
    );
  });

  it("says when there is no such program", async () => {
    await assert.rejects(run(workshop.spec({ qemu: "/no/such/qemu" })), {
      code: "host/no-such-program",
      message: 'cannot run "/no/such/qemu": no such program',
    });
  });
});

const qemu = host.processes.which("qemu-system-x86_64", host.env);
const skip = qemu === undefined ? "QEMU IS NOT INSTALLED: apt-get install -y qemu-system-x86" : false;

describe("runMachine with QEMU", { skip }, () => {
  const out = (value: number, port: number, suffix: "b" | "w") =>
    `mov $${value}, %${suffix === "b" ? "al" : "ax"}; movw $${port}, %dx; out${suffix} %${suffix === "b" ? "al" : "ax"}, %dx;`;
  const switchOff = out(0x2000, 0x604, "w");
  const print = (text: string) => `movl $3f, %esi; call print; jmp 4f; 3: .asciz "${text}"; 4:`;

  function boot(name: string, assembly: string, changes: Partial<MachineSpec> = {}) {
    const spec = workshop.spec({
      qemu: qemu!,
      kernel: workshop.guest(name, assembly),
      stateFolder: join(workshop.folder, `state-${name}`),
      ...changes,
    });
    return run(spec, { timeoutMs: 20_000 });
  }

  it("gives the guest's words, nothing else, and its result", async () => {
    const assembly = `${print("hello\\r\\nyou\\r\\n")} ${out(37, 0x503, "b")} ${switchOff} ${out(41, 0x501, "w")}`;
    const { result, output } = await boot("hello", assembly);
    assert.deepEqual([result, output], [{ kind: "exited", status: 37 }, "hello\nyou\n"]);
    const log = host.files.readText(join(workshop.folder, "state-hello", "console.log"));
    assert.equal(log, "hello\r\nyou\r\n");
  });

  it("hands on the command line, quoted", async () => {
    // Multiboot: %ebx points to the information block, the command line's address is its word 4.
    const assembly = `movl 16(%ebx), %esi; call print; ${out(41, 0x501, "w")}`;
    const spec = { kernelArguments: ["a.b=c"], arguments: ["x", "y z"] };
    const { output } = await boot("words", assembly, spec);
    assert.equal(output, `${join(workshop.folder, "words")} a.b=c -- x "y z"`);
  });

  it("answers on the result's port", async () => {
    const assembly = `movw $0x503, %dx; inb %dx, %al; outb %al, %dx; ${out(41, 0x501, "w")}`;
    assert.deepEqual((await boot("port", assembly)).result, { kind: "exited", status: 0xe9 });
  });

  it("tells switching off, crashing and resetting apart", async () => {
    assert.deepEqual((await boot("off", switchOff)).result, { kind: "exited", status: 0 });
    assert.deepEqual((await boot("panic", out(42, 0x501, "w"))).result, { kind: "crashed", reason: "panic" });
    // Without an interrupt table an undefined instruction is a triple fault.
    assert.deepEqual((await boot("triple", "ud2")).result, { kind: "crashed", reason: "reset" });
  });

  it("boots a wrapped 64-bit kernel, its zeroed data zero", async () => {
    const assembly = `${print("in a container\\r\\n")} movl zeroed, %eax; addb $3, %al;
      movw $0x503, %dx; outb %al, %dx; ${out(41, 0x501, "w")} .comm zeroed, 100000;`;
    const kernel = workshop.guest("kernel64", assembly, 64);
    const image = join(workshop.folder, "image");
    host.files.writeFile(image, wrapMultiboot(host.files.readFile(kernel)));
    const { result, output } = await run(workshop.spec({ qemu: qemu!, kernel: image }), {
      timeoutMs: 20_000,
    });
    assert.deepEqual([result, output], [{ kind: "exited", status: 3 }, "in a container\n"]);
  });

  it("reports what QEMU says of a bad kernel", async () => {
    host.files.writeFile(join(workshop.folder, "kernel"), "no kernel at all");
    const { result } = await run(workshop.spec({ qemu: qemu! }), { timeoutMs: 20_000 });
    assert.equal(result.kind, "vmm-failed");
  });
});
