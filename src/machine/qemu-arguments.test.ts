import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MachineSpec } from "./machine-spec.ts";
import { qemuArguments, qemuCommand, vmmCommand } from "./qemu-arguments.ts";

const spec: MachineSpec = {
  name: "quiet_teapot",
  arch: "x86_64",
  qemu: "/usr/bin/qemu-system-x86_64",
  kernel: "/p/.unikraft/build/hello_qemu-x86_64",
  kernelArguments: ["a.b=c"],
  arguments: ["x", "y z"],
  memoryBytes: 64 * 2 ** 20,
  acceleration: "emulation",
  stateFolder: "/s/quiet_teapot",
};

/** What follows each use of an option. */
function values(words: readonly string[], option: string): string[] {
  return words.flatMap((word, index) => (words[index - 1] === option ? [word] : []));
}

describe("qemuArguments", () => {
  it("describes the whole machine", () => {
    assert.equal(
      qemuArguments(spec).join(" "),
      "-name quiet_teapot -machine pc -accel tcg -cpu max -nodefaults -no-user-config -display none -vga none " +
        "-no-reboot -device isa-debug-exit,iobase=0x501,iosize=2 -m 65536K " +
        '-kernel /p/.unikraft/build/hello_qemu-x86_64 -append a.b=c -- x "y z" ' +
        "-chardev stdio,id=console,signal=off,logfile=/s/quiet_teapot/console.log -serial chardev:console " +
        "-chardev file,id=status,path=/s/quiet_teapot/status " +
        "-device isa-debugcon,iobase=0x503,chardev=status,readback=0xe9 -device pvpanic " +
        "-trace qemu_system_shutdown_request -D /s/quiet_teapot/vmm.log",
    );
  });

  it("uses the host's CPU with KVM", () => {
    const words = qemuArguments({ ...spec, acceleration: "kvm" });
    assert.deepEqual([values(words, "-accel"), values(words, "-cpu")], [["kvm"], ["host,+x2apic,-pmu"]]);
  });

  it("gives memory in whole KiB", () => {
    assert.deepEqual(values(qemuArguments({ ...spec, memoryBytes: 512e6 }), "-m"), ["500000K"]);
    assert.deepEqual(values(qemuArguments({ ...spec, memoryBytes: 1280 * 1024 + 1023 }), "-m"), ["1280K"]);
  });

  it("leaves out an empty command line", () => {
    assert.deepEqual(values(qemuArguments({ ...spec, kernelArguments: [], arguments: [] }), "-append"), []);
  });

  it("doubles commas where QEMU would split", () => {
    const words = qemuArguments({ ...spec, name: "a,b", stateFolder: "/s,t", initrd: "/i,j" });
    assert.deepEqual(values(words, "-name"), ["a,,b"]);
    assert.deepEqual(values(words, "-initrd"), ["/i,,j"]);
    assert.deepEqual(values(words, "-chardev")[1], "file,id=status,path=/s,,t/status");
    assert.deepEqual(values(words, "-D"), ["/s,t/vmm.log"]);
  });

  it("refuses names that QEMU cannot hand on", () => {
    assert.throws(() => qemuArguments({ ...spec, kernel: "/p/my kernel" }), {
      code: "machine/unusable-path",
      message: 'QEMU cannot load the kernel "/p/my kernel": its name has blanks',
      hint: "rename the kernel, or move it to a path without blanks and quotes",
    });
    assert.throws(() => qemuArguments({ ...spec, initrd: "/my p/initrd" }), {
      message: 'QEMU cannot load the initrd "/my p/initrd": its name has blanks',
    });
  });
});

describe("qemuCommand and vmmCommand", () => {
  it("run where it does not matter", () => {
    const { argv, cwd } = qemuCommand(spec);
    assert.deepEqual([argv[0], cwd], [spec.qemu, spec.stateFolder]);
    assert.match(
      vmmCommand(spec),
      /^\/usr\/bin\/qemu-system-x86_64 -name quiet_teapot .*-append 'a.b=c -- x "y z"' /,
    );
  });

  it("run in the kernel's folder when its path has blanks", () => {
    const blank = { ...spec, kernel: "/my projects/it's/hello" };
    const { argv, cwd } = qemuCommand(blank);
    assert.deepEqual([values(argv, "-kernel"), cwd], [["hello"], "/my projects/it's"]);
    assert.match(
      vmmCommand(blank),
      /^cd '\/my projects\/it'\\''s' && \/usr\/bin\/qemu-system-x86_64 .*-kernel hello /,
    );
  });
});
