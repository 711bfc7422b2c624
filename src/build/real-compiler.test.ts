import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { posix } from "node:path";
import { after, it } from "node:test";
import { createHost } from "../host/index.ts";
import type { Action, ActionGraph } from "./action.ts";
import { BuildState } from "./build-state.ts";
import { executeGraph } from "./executor.ts";
import { LocalStore } from "./local-store.ts";
import { isUpToDate } from "./up-to-date.test-support.ts";

// The whole way with the host's compiler, files and clock; every other test of this folder uses fakes.

const host = createHost();
const { files, processes, clock } = host;
const root = mkdtempSync(posix.join(tmpdir(), "kiln-build-"));
after(() => rmSync(root, { recursive: true }));
const gcc = processes.which("gcc", host.env);
const store = new LocalStore({ files, clock, path: `${root}/store` });
const env = { PATH: host.env["PATH"] ?? "/usr/bin", LC_ALL: "C" };

function writeProject(folder: string, greeting: string): void {
  files.writeFile(`${folder}/config.h`, `#define CONFIG_TIMES ${greeting.length}\n#define CONFIG_OTHER 1\n`);
  files.writeFile(`${folder}/include/greeting.h`, `#define GREETING "${greeting}"\n`);
  files.writeFile(
    `${folder}/main.c`,
    `#include <stdio.h>\n#include "greeting.h"\nint times(void);\nint main(void) { printf("%s %d\\n", GREETING, times()); return 0; }\n`,
  );
  files.writeFile(`${folder}/times.c`, `#warning count well\nint times(void) { return CONFIG_TIMES; }\n`);
}

function project(folder: string, compiler: string, times: number): ActionGraph {
  const compile = (name: string): Action => {
    const [source, out] = [`${folder}/${name}.c`, `${folder}/build/${name}.o`];
    const flags = [
      "-g",
      `-ffile-prefix-map=${folder}=.`,
      `-I${folder}/include`,
      "-include",
      `${folder}/config.h`,
    ];
    const argv: [string, ...string[]] = [
      compiler,
      ...flags,
      "-MD",
      "-MF",
      `${out}.d`,
      "-c",
      source,
      "-o",
      out,
    ];
    const run = { kind: "process" as const, argv, cwd: folder, env };
    const rest = { inputs: [source], orderOnly: [], outputs: [out], depfile: `${out}.d`, tools: [compiler] };
    return { id: out, label: "CC", text: `${name}.o`, run, ...rest };
  };
  const objects = [compile("main"), compile("times")];
  const [inputs, app, map] = [objects.map(({ id }) => id), `${folder}/build/app`, `${folder}/build/app.map`];
  const argv: [string, ...string[]] = [compiler, ...inputs, `-Wl,-Map=${map}`, "-o", app];
  const run = { kind: "process" as const, argv, cwd: folder, env };
  const link: Action = {
    id: app,
    label: "LD",
    text: "app",
    run,
    inputs,
    orderOnly: [],
    outputs: [app, map],
    tools: [compiler],
  };
  return {
    actions: [...objects, link],
    roots: [app],
    configHeader: { path: `${folder}/config.h`, values: { CONFIG_TIMES: String(times), CONFIG_OTHER: "1" } },
    prefixes: [{ path: folder, placeholder: "<project>" }],
  };
}

async function build(graph: ActionGraph, folder: string): Promise<string[]> {
  const did: string[] = [];
  const state = BuildState.load(files, `${folder}/build/state.json`);
  const result = await executeGraph(graph, {
    ...{ files, processes, clock, store, state, jobs: 2 },
    onEvent: (event) => {
      if (event.kind === "action-finished") did.push(`${event.how} ${event.action.text}: ${event.reason}`);
      if (event.kind === "action-failed") assert.fail(`${event.message}\n${event.command}\n${event.output}`);
    },
  });
  assert.equal(result.kind, "done");
  return did.sort();
}

it("builds, rebuilds and shares with gcc", { skip: gcc === undefined && "no gcc on PATH" }, async () => {
  const [one, two] = [`${root}/one`, `${root}/two/deeper`];
  writeProject(one, "hello");
  writeProject(two, "hello");
  const graph = project(one, gcc!, 5);
  const first = ["built app: first build", "built main.o: first build", "built times.o: first build"];
  assert.deepEqual(await build(graph, one), first);
  const run = () => processes.runSync({ argv: [`${one}/build/app`], cwd: one, env }).stdout;
  assert.equal(run(), "hello 5\n");
  assert.deepEqual(files.readDirectory(`${one}/build`), [
    "app",
    "app.map",
    "main.o",
    "state.json",
    "times.o",
  ]);
  assert.equal(isUpToDate(graph, BuildState.load(files, `${one}/build/state.json`), host), true);

  files.writeFile(`${one}/include/greeting.h`, '#define GREETING "HELLO"\n');
  assert.deepEqual(await build(graph, one), [
    "built app: input build/main.o changed",
    "built main.o: header include/greeting.h changed",
    "up-to-date times.o: nothing changed",
  ]);
  assert.equal(run(), "HELLO 5\n");

  files.writeFile(`${one}/config.h`, "#define CONFIG_TIMES 6\n#define CONFIG_OTHER 1\n");
  assert.deepEqual(await build(project(one, gcc!, 6), one), [
    "built app: input build/times.o changed",
    "built times.o: CONFIG_TIMES changed: 5 → 6",
    "up-to-date main.o: nothing changed",
  ]);
  assert.equal(run(), "HELLO 6\n");

  const restored = [
    "restored app: first build",
    "restored main.o: first build",
    "restored times.o: first build",
  ];
  assert.deepEqual(await build(project(two, gcc!, 5), two), restored);
  assert.equal(processes.runSync({ argv: [`${two}/build/app`], cwd: two, env }).stdout, "hello 5\n");
});
