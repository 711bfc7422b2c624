import { test } from "node:test";
import assert from "node:assert/strict";
import { KilnError, renderError } from "../base/index.ts";
import { projectOf } from "./project-fixture.ts";
import { selectTarget, selectTargets, type TargetFilter } from "./select-targets.ts";

const project = projectOf(`spec: v0.6
name: hello
targets:
  - kvm/x86_64
  - firecracker/x86_64
  - qemu/arm64
  - name: small
    plat: qemu
    arch: x86_64
`);

/** The image names that a filter selects. */
function selected(filter: TargetFilter): string[] {
  return selectTargets(project, filter).map(({ kernelPath }) =>
    kernelPath.slice("/home/me/app/.unikraft/build/".length),
  );
}

function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof KilnError);
    assert.equal(error.exitCode, 2);
    return `${error.code}\n${renderError(error)}`;
  }
  return assert.fail("expected an error");
}

test("no filter selects all, in the order of the file", () => {
  assert.deepEqual(selected({}), [
    "hello_qemu-x86_64",
    "hello_fc-x86_64",
    "hello_qemu-arm64",
    "small_qemu-x86_64",
  ]);
});

test("-t takes a name or a pair, aliases included", () => {
  assert.deepEqual(selected({ target: "small" }), ["small_qemu-x86_64"]);
  assert.deepEqual(selected({ target: "qemu/arm64" }), ["hello_qemu-arm64"]);
  assert.deepEqual(selected({ target: "firecracker/x86_64" }), ["hello_fc-x86_64"]);
  assert.deepEqual(selected({ target: "kvm/x86_64" }), ["hello_qemu-x86_64", "small_qemu-x86_64"]);
});

test("-m and -p, and every combination, must all fit", () => {
  assert.deepEqual(selected({ architecture: "arm64" }), ["hello_qemu-arm64"]);
  assert.deepEqual(selected({ platform: "firecracker" }), ["hello_fc-x86_64"]);
  assert.deepEqual(selected({ platform: "fc", architecture: "x86_64" }), ["hello_fc-x86_64"]);
  assert.deepEqual(selected({ target: "hello", architecture: "arm64" }), ["hello_qemu-arm64"]);
  assert.deepEqual(selected({ target: "hello", platform: "kvm" }), ["hello_qemu-x86_64", "hello_qemu-arm64"]);
  assert.deepEqual(selected({ target: "hello", platform: "fc", architecture: "x86_64" }), [
    "hello_fc-x86_64",
  ]);
});

const ALL = `Kraftfile:4:5: note: target "hello", qemu/x86_64
Kraftfile:5:5: note: target "hello", fc/x86_64
Kraftfile:6:5: note: target "hello", qemu/arm64
Kraftfile:7:5: note: target "small", qemu/x86_64`;

test("none fits: all are listed, with the nearest", () => {
  assert.equal(
    failure(() => selectTargets(project, { target: "qmeu/arm64" })),
    `project/unknown-target\nerror: no target fits "-t qmeu/arm64"\n${ALL}\n  hint: write "-t qemu/arm64"`,
  );
  assert.equal(
    failure(() => selectTarget(project, { target: "small", architecture: "arm64", platform: "xen" })),
    `project/unknown-target\nerror: no target fits "-t small -m arm64 -p xen"\n${ALL}\n  hint: choose one of these`,
  );
});

test("the nearest architecture or platform that a target has", () => {
  const hint = (filter: TargetFilter) => failure(() => selectTargets(project, filter)).split("hint: ")[1];
  assert.equal(hint({ architecture: "aarch64" }), 'write "-m arm64"');
  assert.equal(hint({ target: "small", architecture: "amd64" }), 'write "-m x86_64"');
  assert.equal(hint({ platform: "firecraker" }), 'write "-p fc"');
  assert.equal(hint({ platform: "xenn" }), "choose one of these");
  assert.equal(hint({ platform: "kvm", architecture: "arm" }), "choose one of these");
});

test("a second slash or an empty word selects nothing", () => {
  for (const target of ["qemu/x86_64/x", "qemu/", "/", ""]) {
    assert.match(
      failure(() => selectTargets(project, { target })),
      /^project\/unknown-target/,
    );
  }
});

test("one is needed and several fit", () => {
  assert.equal(selectTarget(project, { target: "small" }).name, "small");
  assert.equal(
    failure(() => selectTarget(project, {})),
    `project/several-targets\nerror: several targets and no choice\n${ALL}\n` +
      '  hint: choose one, for example with "-t hello -m x86_64 -p qemu"',
  );
  assert.equal(
    failure(() => selectTarget(project, { platform: "kvm", architecture: "x86_64" })),
    'project/several-targets\nerror: several targets fit "-m x86_64 -p kvm"\n' +
      'Kraftfile:4:5: note: target "hello", qemu/x86_64\n' +
      'Kraftfile:7:5: note: target "small", qemu/x86_64\n' +
      '  hint: choose one, for example with "-t hello -m x86_64 -p qemu"',
  );
});

test("a Kraftfile without targets has one for QEMU on x86_64", () => {
  const target = selectTarget(projectOf("spec: v0.6\n"), {});
  assert.deepEqual(target, {
    name: "app",
    platform: "qemu",
    architecture: "x86_64",
    kconfig: [],
    kernelPath: "/home/me/app/.unikraft/build/app_qemu-x86_64",
    debugPath: "/home/me/app/.unikraft/build/app_qemu-x86_64.dbg",
    configPath: "/home/me/app/.config.app_qemu-x86_64",
    objectsPath: "/home/me/app/.kiln/build/app_qemu-x86_64",
  });
});
