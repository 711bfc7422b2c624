import { test } from "node:test";
import assert from "node:assert/strict";
import { locate } from "../base/index.ts";
import { kconfigAssignments, librarySymbol } from "./kconfig-assignments.ts";
import { coreChoice } from "./project.ts";
import { projectOf } from "./project-fixture.ts";

/** One line for each assignment: what, where (name and value), why. */
function assignments(kraftfile: string): string[] {
  const project = projectOf(kraftfile);
  return kconfigAssignments(project, project.targets[0]).map(({ name, value, span, valueSpan, reason }) => {
    const places = [span, valueSpan].map((place) => {
      if (!place) return "-";
      const { line, column } = locate(place.source, place.start);
      return `${String(line)}:${String(column)}`;
    });
    return `${name}=${value} ${places.join(" ")} ${reason}`;
  });
}

test("assignments come in kraft's order, each with its place", () => {
  const kraftfile = `spec: v0.6
name: hello
libraries:
  lwip:
    kconfig: {CONFIG_LWIP_TCP: false}
  compiler-rt: stable
targets:
  - plat: kvm
    arch: x86_64
    kconfig:
      - CONFIG_LIBUKDEBUG=n
unikraft:
  kconfig:
    CONFIG_LIBUKDEBUG: y
    CONFIG_STACK: 0x1000
`;
  assert.deepEqual(assignments(kraftfile), [
    "UK_NAME=hello 8:5 - the name of the target",
    "LIBUKDEBUG=y 14:5 14:24 unikraft",
    "STACK=0x1000 15:5 15:19 unikraft",
    "LWIP_TCP=n 5:15 5:32 libraries: lwip",
    "LIBLWIP=y 4:3 - libraries: lwip",
    "LIBCOMPILER_RT=y 6:3 - libraries: compiler-rt",
    "ARCH_X86_64=y 8:5 - architecture x86_64",
    "PLAT_KVM=y 8:5 - platform qemu",
    "KVM_VMM_QEMU=y 8:5 - platform qemu",
    "LIBUKDEBUG=n 11:9 11:27 target hello",
  ]);
});

test("every platform and architecture sets its symbols", () => {
  const symbols = (target: string) =>
    assignments(`spec: v0.6\ntargets: [${target}]\n`)
      .slice(1)
      .map((line) => line.split(" ")[0]);
  assert.deepEqual(symbols("fc/arm64"), ["ARCH_ARM_64=y", "PLAT_KVM=y", "KVM_VMM_FIRECRACKER=y"]);
  assert.deepEqual(symbols("xen/x86_64"), ["ARCH_X86_64=y", "PLAT_XEN=y"]);
  assert.deepEqual(symbols("linuxu/arm"), ["ARCH_ARM_32=y", "PLAT_LINUXU=y"]);
});

test("a library's symbol is a valid one and has LIB once", () => {
  assert.equal(librarySymbol("musl"), "LIBMUSL");
  assert.equal(librarySymbol("libelf"), "LIBELF");
  assert.equal(librarySymbol("compiler-rt"), "LIBCOMPILER_RT");
  assert.equal(librarySymbol("c++"), "LIBC__");
});

test("which core builds a project", () => {
  const choice = (unikraft: string) => coreChoice(projectOf(`spec: v0.6\n${unikraft}`).unikraft!);
  assert.deepEqual(choice(""), { kind: "kiln" });
  assert.deepEqual(choice("unikraft: kiln\n"), { kind: "kiln" });
  assert.deepEqual(choice("unikraft: stable\n"), { kind: "kiln" });
  assert.deepEqual(choice("unikraft: {version: latest}\n"), { kind: "kiln" });
  assert.deepEqual(choice("unikraft: v0.16.3\n"), { kind: "remote", version: "v0.16.3" });
  assert.deepEqual(choice("unikraft: staging\n"), { kind: "remote", version: "staging" });
  assert.deepEqual(choice("unikraft: {source: 'https://h/u.git', version: stable}\n"), {
    kind: "remote",
    source: "https://h/u.git",
    version: "stable",
  });
  // The only folder there is in these tests.
  assert.deepEqual(choice("unikraft: ../app\n"), { kind: "directory", path: "/home/me/app" });
});

test("a template or runtime takes the core's place", () => {
  assert.equal(projectOf("spec: v0.6\nruntime: base\n").unikraft, undefined);
  assert.equal(projectOf("spec: v0.6\ntemplate: base\n").unikraft, undefined);
});
