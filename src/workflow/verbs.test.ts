// The verbs that need no compiler, on files in memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { InternalError, MemoryFileSystem, type Host } from "../base/index.ts";
import { checkProject } from "./check.ts";
import { cleanTargets } from "./clean.ts";
import type { WorkflowEvent } from "./event.ts";
import { installCommand, missingTools, requireTools } from "./host-tools.ts";
import { initProject } from "./init.ts";
import { RecordingEnvironment } from "./recording-environment.ts";
import { splitAtDashes } from "./run.ts";

/** A machine with these programs; `installing` is what each of its commands adds. */
function machine(
  files: MemoryFileSystem,
  { programs = [] as string[], isRoot = false, installing = [] as string[], fails = false } = {},
): Host & { readonly ran: string[] } {
  const ran: string[] = [];
  const unexpected = (): never => {
    throw new InternalError("not part of this test");
  };
  return {
    ran,
    files,
    env: { HOME: "/h" },
    clock: { now: () => 0, sleep: unexpected },
    locks: { hold: unexpected },
    modules: { runSync: unexpected },
    cpuCount: 1,
    architecture: "x86_64",
    isRoot,
    processes: {
      run: ({ argv }) => {
        ran.push(argv.join(" "));
        programs.push(...installing);
        const exitCode = fails ? 100 : 0;
        return Promise.resolve({
          exitCode,
          signal: undefined,
          stdout: "",
          stderr: "E: first\nE: no network\n",
        });
      },
      runSync: unexpected,
      start: unexpected,
      which: (program) => (programs.includes(program) ? `/bin/${program}` : undefined),
    },
  };
}

const tools = [
  { program: "gcc", debianPackage: "gcc", purpose: "compiling" },
  { program: "strip", debianPackage: "binutils", purpose: "stripping" },
  { program: "nm", debianPackage: "binutils", purpose: "stripping" },
];

test("missing tools are named together, with the one command that brings them", async () => {
  const host = machine(new MemoryFileSystem(), { programs: ["gcc"] });
  assert.deepEqual(
    missingTools(host, tools).map(({ program }) => program),
    ["strip", "nm"],
  );
  assert.equal(installCommand(tools), "apt-get install -y --no-install-recommends gcc binutils");
  await assert.rejects(requireTools(host, tools, { mayInstall: true, emit: () => undefined }), {
    code: "workflow/missing-tool",
    message: '"strip", "nm" not found in PATH, needed for stripping',
    hint: "install it: apt-get install -y --no-install-recommends binutils",
  });
});

test("root installs what is missing, and says so", async () => {
  const events: WorkflowEvent[] = [];
  const host = machine(new MemoryFileSystem(), {
    programs: ["apt-get", "gcc"],
    isRoot: true,
    installing: ["strip", "nm"],
  });
  await requireTools(host, tools, { mayInstall: true, emit: (event) => events.push(event) });
  assert.deepEqual(host.ran, ["apt-get update", "apt-get install -y --no-install-recommends binutils"]);
  assert.deepEqual(events[0], { kind: "notice", text: "missing: strip, nm" });
});

test("root does not install when told not to, and says why installing failed", async () => {
  const host = machine(new MemoryFileSystem(), { programs: ["apt-get"], isRoot: true, fails: true });
  await assert.rejects(requireTools(host, tools, { mayInstall: false, emit: () => undefined }), {
    code: "workflow/missing-tool",
  });
  assert.deepEqual(host.ran, []);
  await assert.rejects(requireTools(host, tools, { mayInstall: true, emit: () => undefined }), {
    code: "workflow/install-failed",
    message: '"apt-get update" failed: E: no network',
  });
});

test("init makes a project that check finds correct, and touches nothing that exists", () => {
  const files = new MemoryFileSystem();
  const names = initProject("/w/hello", files);
  assert.deepEqual(files.readDirectory("/w/hello"), [...names].sort());
  const checked = checkProject("/w/hello", "/w", machine(files));
  assert.deepEqual(checked.diagnostics, []);
  assert.deepEqual([checked.displayName, checked.project?.targets.length], ["hello/Kraftfile", 1]);
  assert.throws(() => initProject("/w/hello", files), {
    code: "workflow/folder-in-use",
    message: '"/w/hello" exists and is not an empty folder',
    exitCode: 2,
  });
  assert.throws(() => initProject("/w/hello/main.c", files), { exitCode: 2 });
  assert.throws(() => initProject("/my work/hello", files), { code: "unikraft/unusable-path" });
});

test("clean removes what building made of the chosen targets; proper, everything but configurations", () => {
  const built = {
    "/p/Kraftfile": "spec: v0.6\nname: a\ntargets: [qemu/x86_64, fc/x86_64]\n",
    "/p/.config.a_qemu-x86_64": "",
    "/p/compile_commands.json": "[]",
    "/p/.unikraft/build/a_qemu-x86_64": "",
    "/p/.unikraft/build/a_qemu-x86_64.dbg": "",
    "/p/.unikraft/build/a_fc-x86_64": "",
    "/p/.kiln/build/a_qemu-x86_64/main.o": "",
    "/p/.kiln/kept/1.json": "",
  };
  const request = { directory: "/p", cwd: "/", kconfig: [] };
  const files = new MemoryFileSystem(built);
  assert.deepEqual(cleanTargets({ ...request, platform: "qemu" }, false, machine(files)), [
    "/p/.unikraft/build/a_qemu-x86_64",
    "/p/.unikraft/build/a_qemu-x86_64.dbg",
    "/p/.kiln/build/a_qemu-x86_64",
    "/p/.kiln/kept",
  ]);
  assert.deepEqual(files.readDirectory("/p/.unikraft/build"), ["a_fc-x86_64"]);
  cleanTargets(request, true, machine(files));
  assert.deepEqual(files.readDirectory("/p"), [".config.a_qemu-x86_64", ".unikraft", "Kraftfile"]);
  assert.deepEqual(cleanTargets(request, true, machine(files)), []);
});

test("an environment remembers what was asked for, also what was not there", () => {
  const named = new RecordingEnvironment({ A: "1", B: "2" });
  assert.deepEqual(
    [named.variables["A"], named.variables["C"], named.variables["constructor"]],
    ["1", undefined, undefined],
  );
  assert.deepEqual(named.read(), { A: "1", C: undefined, constructor: undefined });
});

test("the first -- among the words separates library parameters from the application's", () => {
  assert.deepEqual(splitAtDashes(["a", "b"]), [[], ["a", "b"]]);
  assert.deepEqual(splitAtDashes(["x.y=1", "--", "a", "--", "b"]), [["x.y=1"], ["a", "--", "b"]]);
  assert.deepEqual(splitAtDashes(["--", "a"]), [[], ["a"]]);
  assert.deepEqual(splitAtDashes([]), [[], []]);
});
