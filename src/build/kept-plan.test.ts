import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MemoryFileSystem } from "../base/index.ts";
import { loadKept, saveKept, type KeptPlan, type KeptResult, type LoadKeptOptions } from "./kept-plan.ts";
import { RecordingFileSystem } from "./recording-file-system.ts";
import { HandClock } from "./test-rig.ts";

const path = "/p/.kiln/plan.json";

function kept(use: (files: RecordingFileSystem) => void, plan: Partial<KeptPlan> = {}) {
  const files = new MemoryFileSystem({ "/p/Makefile.uk": "a", "/p/lib/one.c": "1", "/p/lib/two.c": "2" });
  const clock = new HandClock();
  const recorder = new RecordingFileSystem(files, clock);
  use(recorder);
  const observations = recorder.observations();
  saveKept(files, path, {
    request: "build",
    observations,
    env: {},
    shells: [],
    payload: { answer: 42 },
    ...plan,
  });
  const load = (options: Partial<LoadKeptOptions> = {}): KeptResult => {
    return loadKept(files, path, { request: "build", env: {}, clock, ...options });
  };
  return { files, clock, load };
}

const stillKept: KeptResult = { kind: "kept", payload: { answer: 42 } };
const everything = (files: RecordingFileSystem) => {
  files.stat("/p/local.mk");
  files.stat("/p/lib");
  files.readText("/p/Makefile.uk");
  files.readDirectory("/p/lib");
  files.readDirectory("/p/none");
  files.realPath("/p/lib");
  files.writeFile("/p/build/generated", "g");
};

describe("a kept plan", () => {
  it("is given back while nothing changed", () => {
    const { load } = kept(everything);
    assert.deepEqual(load(), stillKept);
  });

  const cases: [what: string, change: (files: MemoryFileSystem) => void, reason: string | undefined][] = [
    [
      "a file that was read changed",
      (files) => files.writeFile("/p/Makefile.uk", "b"),
      "/p/Makefile.uk changed",
    ],
    ["a file that was read is gone", (files) => files.remove("/p/Makefile.uk"), "/p/Makefile.uk is gone"],
    ["a file was only touched", (files) => files.writeFile("/p/Makefile.uk", "a"), undefined],
    [
      "a file that was looked for appeared",
      (files) => files.writeFile("/p/local.mk", ""),
      "/p/local.mk appeared",
    ],
    [
      "a folder got another file",
      (files) => files.writeFile("/p/lib/three.c", ""),
      "the names in /p/lib changed",
    ],
    ["a file in a listed folder changed", (files) => files.writeFile("/p/lib/one.c", "x"), undefined],
    ["a listed folder is gone", (files) => files.remove("/p/lib"), "/p/lib is gone"],
    [
      "a folder that was listed in vain appeared",
      (files) => files.writeFile("/p/none/x", ""),
      "/p/none appeared",
    ],
    ["a file nobody used changed", (files) => files.writeFile("/p/README.md", "x"), undefined],
    ["a written file is gone", (files) => files.remove("/p/build/generated"), "/p/build/generated is gone"],
    [
      "a written file was changed",
      (files) => files.writeFile("/p/build/generated", "h"),
      "/p/build/generated changed",
    ],
    ["the plan is gone", (files) => files.remove(path), "no kept plan"],
    [
      "the plan is cut off",
      (files) => files.writeFile(path, files.readText(path).slice(0, 40)),
      "no kept plan",
    ],
    [
      "the payload is cut off",
      (files) => files.writeFile(path, files.readText(path).slice(0, -4)),
      "the kept plan is damaged",
    ],
  ];
  for (const [what, change, reason] of cases) {
    it(`when ${what}: ${reason ?? "kept"}`, () => {
      const { files, load } = kept(everything);
      change(files);
      assert.deepEqual(load(), reason === undefined ? stillKept : { kind: "stale", reason });
    });
  }

  it("notices a link that leads elsewhere", () => {
    const { files, load } = kept((recorder) => void recorder.realPath("/p/lib"));
    files.realPath = () => "/elsewhere";
    assert.deepEqual(load(), { kind: "stale", reason: "/p/lib leads elsewhere" });
  });

  it("is for one request and its environment", () => {
    const { load } = kept(everything, { env: { PATH: "/bin", CROSS_COMPILE: undefined } });
    assert.deepEqual(load({ env: { PATH: "/bin", HOME: "/" } }), stillKept);
    const stale = (reason: string): KeptResult => ({ kind: "stale", reason });
    assert.deepEqual(load({ request: "clean" }), stale("the request is another one"));
    assert.deepEqual(load({ env: { PATH: "/sbin" } }), stale("environment variable PATH changed"));
    const env = { PATH: "/bin", CROSS_COMPILE: "" };
    assert.deepEqual(load({ env }), stale("environment variable CROSS_COMPILE changed"));
  });

  it("asks whether commands still print the same", () => {
    const shells = [{ command: "uname -m", cwd: "/p", exitCode: 0, output: "x86_64\n" }];
    const { load } = kept(everything, { shells });
    assert.deepEqual(load({ shellHolds: ({ output }) => output === "x86_64\n" }), stillKept);
    assert.deepEqual(load({ shellHolds: () => false }), {
      kind: "stale",
      reason: 'the output of "uname -m" changed',
    });
    assert.deepEqual(load(), { kind: "stale", reason: 'the output of "uname -m" may have changed' });
  });

  it("reads a young file again until its times prove something", () => {
    const { files, clock, load } = kept(() => undefined);
    clock.nowMs = files.stat("/p/Makefile.uk")!.mtimeMs + 100;
    const recorder = new RecordingFileSystem(files, clock);
    recorder.readText("/p/Makefile.uk");
    const observations = recorder.observations();
    saveKept(files, path, { request: "build", observations, env: {}, shells: [], payload: { answer: 42 } });
    let reads = 0;
    const readFile = files.readFile.bind(files);
    files.readFile = (read) => {
      if (read === "/p/Makefile.uk") reads += 1;
      return readFile(read);
    };
    clock.nowMs += 60_000;
    assert.deepEqual([load(), reads], [stillKept, 1]);
    assert.deepEqual([load(), reads], [stillKept, 1]);
  });

  it("reads no file that looks the same", () => {
    const { files, load } = kept(everything);
    const plan = files.readFile(path);
    files.readFile = (read) => (read === path ? plan : assert.fail(`read ${read}`));
    files.readDirectory = (listed) => assert.fail(`listed ${listed}`);
    assert.deepEqual(load(), stillKept);
  });
});
