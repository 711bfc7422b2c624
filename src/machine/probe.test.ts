import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import {
  MemoryFileSystem,
  type Clock,
  type ProcessResult,
  type ProcessRunner,
  type ProcessSpec,
} from "../base/index.ts";
import { findQemu } from "./find-qemu.ts";
import { MachineWorkshop } from "./machine.test-support.ts";
import { bootProbeStub, probeKvm } from "./probe.ts";

const qemu = { path: "/usr/bin/qemu-system-x86_64", version: "7.2.22", mtimeMs: 5 };

/** A runner that answers every run alike; a run without an answer lasts until it is aborted. */
function answering(answer: Partial<ProcessResult> | undefined) {
  const runs: ProcessSpec[] = [];
  const unused = () => assert.fail("not expected");
  const processes: ProcessRunner = {
    run: (spec, signal) => {
      runs.push(spec);
      if (answer)
        return Promise.resolve({ exitCode: 0, signal: undefined, stdout: "", stderr: "", ...answer });
      return new Promise((_, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason as Error));
      });
    },
    runSync: unused,
    start: unused,
    which: unused,
  };
  return { processes, runs };
}

/** Sleeping is over at once, or never. */
function clock(isOver: boolean): Clock {
  return {
    now: () => 0,
    sleep: () => (isOver ? Promise.resolve() : new Promise(() => undefined)),
  };
}

function machineWithKvm(): MemoryFileSystem {
  return new MemoryFileSystem({ "/dev/kvm": "", "/proc/sys/kernel/random/boot_id": "boot-1\n" });
}

async function verdictOf(answer: Partial<ProcessResult> | undefined, files = machineWithKvm()) {
  const { processes, runs } = answering(answer);
  const options = { qemu, files, processes, clock: clock(!answer), env: {}, cacheFolder: "/cache" };
  return { ...(await probeKvm(options)), runs, options };
}

describe("probeKvm", () => {
  it("believes a guest that came to its end", async () => {
    const { usable, reason, runs } = await verdictOf({ exitCode: 33 });
    assert.deepEqual([usable, reason], [true, "KVM runs 64-bit guests"]);
    assert.match(runs[0]!.argv.join(" "), /-accel kvm -cpu host.* -kernel \/cache\/probe.img$/);
  });

  it("tells why not", async () => {
    const reasons: readonly (readonly [answer: Partial<ProcessResult> | undefined, reason: string])[] = [
      [
        {
          exitCode: undefined,
          signal: "SIGABRT",
          stderr:
            "qemu-system-x86_64: warning: host doesn't support requested feature\n" +
            "qemu-system-x86_64: error: failed to set MSR 0x10a to 0x69\nqemu-system-x86_64: Assertion failed\n",
        },
        "KVM exists but cannot run a 64-bit guest (failed to set MSR 0x10a to 0x69): using emulation",
      ],
      [undefined, "KVM exists but cannot run a 64-bit guest (it hung for 3 s): using emulation"],
      [{ exitCode: 0 }, "KVM exists but cannot run a 64-bit guest (QEMU exited with 0): using emulation"],
      [
        { exitCode: undefined, signal: "SIGABRT" },
        "KVM exists but cannot run a 64-bit guest (QEMU was ended by SIGABRT): using emulation",
      ],
      [
        { exitCode: 1, stderr: "Could not access KVM kernel module: Permission denied\n" },
        "KVM may not be used (/dev/kvm: permission denied): using emulation",
      ],
    ];
    for (const [answer, expected] of reasons) {
      const { usable, reason } = await verdictOf(answer);
      assert.deepEqual([usable, reason], [false, expected]);
    }
  });

  it("starts nothing without the device", async () => {
    const { usable, reason, runs } = await verdictOf({}, new MemoryFileSystem());
    assert.deepEqual(
      [usable, reason, runs.length],
      [false, "no KVM on this machine (there is no /dev/kvm): using emulation", 0],
    );
  });

  it("keeps the verdict until the next boot or another QEMU", async () => {
    const { options, runs, reason } = await verdictOf({ exitCode: 33 });
    assert.deepEqual(await probeKvm(options), { usable: true, reason, isNew: false });
    assert.equal(runs.length, 1);
    await probeKvm({ ...options, qemu: { ...qemu, mtimeMs: 6 } });
    assert.equal(runs.length, 2);
    options.files.writeFile("/proc/sys/kernel/random/boot_id", "boot-2\n");
    await probeKvm(options);
    assert.equal(runs.length, 3);
    options.files.writeFile("/cache/kvm.json", "[]");
    await probeKvm(options);
    assert.equal(runs.length, 4);
  });

  it("asks again when permission was missing", async () => {
    const { options, runs } = await verdictOf({ exitCode: 1, stderr: "Permission denied" });
    await probeKvm(options);
    assert.equal(runs.length, 2);
  });
});

const workshop = new MachineWorkshop();
after(() => workshop.remove());
const { host } = workshop;
const installed = host.processes.which("qemu-system-x86_64", host.env) !== undefined;
const skip = installed ? false : "QEMU IS NOT INSTALLED: apt-get install -y qemu-system-x86";

describe("the probe's stub", () => {
  it("comes to its end under emulation", { skip }, async () => {
    const options = { ...host, cacheFolder: workshop.folder };
    const found = await findQemu(options);
    assert.equal(await bootProbeStub("emulation", { ...options, qemu: found }), undefined);
  });
});
