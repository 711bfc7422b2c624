import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MemoryFileSystem, type ProcessRunner } from "../base/index.ts";
import type { Action } from "./action.ts";
import { runAction, type RunFailure, type RunSuccess } from "./action-run.ts";
import { FakeToolchain } from "./test-rig.ts";

type Writes = Readonly<Record<string, string>>;

interface Ran {
  readonly argv: readonly string[];
  /** Which files were there when the command started. */
  readonly present: readonly string[];
  readonly files: MemoryFileSystem;
  readonly outcome: RunSuccess | RunFailure;
}

/** Runs an action whose command writes the given files, and commits it. */
async function run(action: Action, writes: Writes, before: Writes = {}, generation = 0): Promise<Ran> {
  const files = new MemoryFileSystem({ "/p/in.c": "", ...before });
  let argv: readonly string[] = [];
  let present: readonly string[] = [];
  const processes: ProcessRunner = new FakeToolchain(files, "/none");
  processes.run = (spec) => {
    argv = spec.argv;
    present = files.readDirectory("/p/b") ?? [];
    for (const [path, text] of Object.entries(writes)) files.writeFile(path, text);
    return Promise.resolve({ exitCode: 0, signal: undefined, stdout: "", stderr: "" });
  };
  const { signal } = new AbortController();
  const outcome = await runAction(action, { files, processes, functions: {}, signal, generation });
  if (outcome.ok) outcome.commit();
  return { argv, present, files, outcome };
}

function tool(words: readonly string[], outputs: readonly string[], depfile?: string): Action {
  return {
    ...{ id: outputs[0]!, label: "T", text: "", inputs: ["/p/in.c"], orderOnly: [], outputs, tools: [] },
    run: { kind: "process", argv: ["/bin/tool", ...words], cwd: "/p", env: {} },
    ...(depfile !== undefined && { depfile }),
  };
}

describe("temporary names", () => {
  const out = "/p/b/x.o";
  const cases: [words: string[], given: string[]][] = [
    [
      ["-o", out],
      ["-o", "/p/b/.tmp-x.o"],
    ],
    [[`-o${out}`], ["-o/p/b/.tmp-x.o"]],
    [[`--output=${out}`], ["--output=/p/b/.tmp-x.o"]],
    [[`-Wl,-Map,${out},--cref`], ["-Wl,-Map,/p/b/.tmp-x.o,--cref"]],
    [
      ["-MT", out, "-o", out],
      ["-MT", out, "-o", "/p/b/.tmp-x.o"],
    ],
    [
      ["-o", out, `${out}.d`, `/q${out}`],
      ["-o", "/p/b/.tmp-x.o", `${out}.d`, `/q${out}`],
    ],
  ];
  for (const [words, given] of cases) {
    it(`stand for outputs in ${words.join(" ")}`, async () => {
      const { argv, files, outcome } = await run(
        tool(words, [out]),
        { "/p/b/.tmp-x.o": "new" },
        { [out]: "old" },
      );
      assert.deepEqual(argv, ["/bin/tool", ...given]);
      assert.equal(outcome.ok, true);
      assert.equal(files.readText(out), "new");
      assert.deepEqual(files.readDirectory("/p/b"), ["x.o"]);
    });
  }

  it("are not used when the command does not name all outputs, which are then removed first", async () => {
    const action = tool(["-o", out], [out, "/p/b/x.su"]);
    const writes = { [out]: "new", "/p/b/x.su": "new" };
    const { argv, present } = await run(action, writes, { [out]: "old", "/p/b/x.su": "old" });
    assert.deepEqual(argv, ["/bin/tool", "-o", out]);
    assert.deepEqual(present, []);
  });

  it("are others after a killed build", async () => {
    const { argv, files } = await run(tool(["-o", out], [out]), { "/p/b/.tmp2-x.o": "new" }, {}, 2);
    assert.deepEqual(argv, ["/bin/tool", "-o", "/p/b/.tmp2-x.o"]);
    assert.equal(files.readText(out), "new");
  });

  it("leave the old output when the command fails to write the new one", async () => {
    const { files, outcome } = await run(tool(["-o", out], [out]), {}, { [out]: "old" });
    assert.equal(outcome.ok ? "" : outcome.message, `succeeded but did not write "${out}"`);
    assert.equal(files.readText(out), "old");
  });
});

describe("a depfile", () => {
  const [out, depfile] = ["/p/b/x.o", "/p/b/x.d"];
  const words = ["-MF", depfile, "-o", out];
  const text = "x.o: /p/in.c inc/a.h \\\n inc/../b.h /dev/null /usr/include/c.h\n";

  it("gives absolute paths beyond the inputs, and is removed", async () => {
    const { argv, files, outcome } = await run(tool(words, [out], depfile), {
      "/p/b/.tmp-x.o": "",
      "/p/b/.tmp-x.d": text,
    });
    assert.deepEqual(argv.slice(1), ["-MF", "/p/b/.tmp-x.d", "-o", "/p/b/.tmp-x.o"]);
    assert.deepEqual(outcome.ok && outcome.readFiles, ["/p/inc/a.h", "/p/b.h", "/usr/include/c.h"]);
    assert.deepEqual(files.readDirectory("/p/b"), ["x.o"]);
  });

  it("stays when it is an output", async () => {
    const action = tool(words, [out, depfile], depfile);
    const { files } = await run(action, { "/p/b/.tmp-x.o": "", "/p/b/.tmp-x.d": text });
    assert.deepEqual(files.readDirectory("/p/b"), ["x.d", "x.o"]);
  });

  it("of an earlier run does not count", async () => {
    const { outcome } = await run(
      tool(["-o", out], [out], depfile),
      { "/p/b/.tmp-x.o": "" },
      { [depfile]: text },
    );
    const message = `succeeded but left no whole dependency file "${depfile}"`;
    assert.equal(outcome.ok ? "" : outcome.message, message);
  });
});
