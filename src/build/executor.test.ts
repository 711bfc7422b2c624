import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Action, ActionGraph } from "./action.ts";
import { BuildState } from "./build-state.ts";
import { compile, graphOf, link, Rig, shell } from "./test-rig.ts";
import { isUpToDate } from "./up-to-date.test-support.ts";

const sources = {
  "/p/a.c": '#include "/p/x.h"\na',
  "/p/b.c": "b",
  "/p/x.h": "x",
};

function program(flags: readonly string[] = []): ActionGraph {
  const a = compile("/p/build/a.o", "/p/a.c", flags);
  const b = compile("/p/build/b.o", "/p/b.c");
  return graphOf([link("/p/build/app", [a.id, b.id]), a, b], ["/p/build/app"], {
    prefixes: [{ path: "/p", placeholder: "<project>" }],
  });
}

/** A rig in which the program was built once, long enough ago for times to prove something. */
async function built(): Promise<Rig> {
  const rig = new Rig(sources);
  await rig.build(program());
  rig.tools.commands.length = 0;
  return rig;
}

function fresh(rig: Rig, graph: ActionGraph): boolean {
  return isUpToDate(graph, BuildState.load(rig.files, "/p/build/state.json"), rig);
}

describe("a first build", () => {
  it("runs inputs first and tells each step", async () => {
    const rig = new Rig(sources);
    const { result, did, events } = await rig.build(program());
    assert.deepEqual(did, ["built a.o: first build", "built b.o: first build", "built app: first build"]);
    assert.deepEqual(result, { kind: "done", built: 3, restored: 0, upToDate: 0, failed: 0, skipped: 0 });
    assert.equal(rig.text("/p/build/app"), "obj[](x\na)+obj[](b)");
    assert.deepEqual(
      events.map((event) => event.kind),
      [
        "started",
        ...["action-started", "action-finished", "action-started", "action-finished"],
        ...["action-started", "action-finished", "finished"],
      ],
    );
  });

  it("leaves only outputs and its own state", async () => {
    const rig = await built();
    assert.deepEqual(rig.files.readDirectory("/p/build"), ["a.o", "app", "b.o", "state.json"]);
  });

  it("builds only what the roots need", async () => {
    const rig = new Rig(sources);
    const { did } = await rig.build({ ...program(), roots: ["/p/build/b.o"] });
    assert.deepEqual(did, ["built b.o: first build"]);
  });

  it("starts the longest way first", async () => {
    const rig = new Rig(sources);
    const long = [shell("/p/1", ["write 1 /p/1"]), shell("/p/2", ["cp /p/1 /p/2"], ["/p/1"])];
    const { did } = await rig.build(graphOf([shell("/p/0", ["write 0 /p/0"]), ...long], ["/p/0", "/p/2"]));
    assert.deepEqual(
      did.map((line) => line[6]),
      ["1", "0", "2"],
    );
  });

  it("runs as many commands at once as it may", async () => {
    const rig = new Rig(sources);
    const [gateA, gateB] = [rig.tools.hold("cc a.o"), rig.tools.hold("cc b.o")];
    const build = rig.build(program(), { jobs: 2 });
    await Promise.all([gateA.reached, gateB.reached]);
    gateB.open();
    gateA.open();
    const { did } = await build;
    assert.deepEqual(did, ["built b.o: first build", "built a.o: first build", "built app: first build"]);
  });
});

describe("what a second build does", () => {
  it("nothing, when nothing changed", async () => {
    const rig = await built();
    assert.equal(fresh(rig, program()), true);
    const { result } = await rig.build(program());
    assert.deepEqual(result, { kind: "done", built: 0, restored: 0, upToDate: 3, failed: 0, skipped: 0 });
    assert.deepEqual(rig.tools.commands, []);
  });

  it("nothing, when a file was only touched, and then does not read it again", async () => {
    const rig = await built();
    rig.files.writeFile("/p/x.h", "x");
    assert.equal(fresh(rig, program()), true);
    let reads = 0;
    const readFile = rig.files.readFile.bind(rig.files);
    rig.files.readFile = (path) => {
      if (!path.endsWith("state.json")) reads += 1;
      return readFile(path);
    };
    assert.equal(fresh(rig, program()), true);
    assert.equal(reads, 0);
  });

  const cases: [what: string, change: (rig: Rig) => void, did: string[], after?: ActionGraph][] = [
    [
      "a source changed",
      (rig) => rig.files.writeFile("/p/b.c", "B"),
      ["built b.o: input b.c changed", "built app: input build/b.o changed"],
    ],
    [
      "a header changed",
      (rig) => rig.files.writeFile("/p/x.h", "X"),
      ["built a.o: header x.h changed", "built app: input build/a.o changed"],
    ],
    [
      "a source changed without consequence",
      (rig) => rig.files.writeFile("/p/a.c", '#include "/p/x.h"\na'.replace("x.h", "y.h")),
      ["built a.o: input a.c changed"],
    ],
    [
      "the compiler changed",
      (rig) => rig.files.writeFile("/bin/cc", "compiler 2"),
      ["built a.o: tool /bin/cc changed", "built b.o: tool /bin/cc changed"],
    ],
    [
      "a flag was added",
      () => undefined,
      ["built a.o: command changed: +-O2", "built app: input build/a.o changed"],
      program(["-O2"]),
    ],
    ["an output is gone", (rig) => rig.files.remove("/p/build/a.o"), ["restored a.o: output a.o missing"]],
    [
      "an output was changed by hand",
      (rig) => rig.files.writeFile("/p/build/app", "hacked"),
      ["restored app: output app was changed"],
    ],
  ];
  for (const [what, change, expected, after = program()] of cases) {
    it(`when ${what}`, async () => {
      const rig = await built();
      rig.files.writeFile("/p/y.h", "x");
      change(rig);
      assert.equal(fresh(rig, after), false);
      const { did } = await rig.build(after);
      assert.deepEqual(did, expected);
      assert.equal(fresh(rig, after), true);
    });
  }

  it("notices a change that times cannot show when the file was young", async () => {
    const rig = new Rig(sources);
    const stat = rig.files.stat("/p/b.c")!;
    rig.clock.nowMs = stat.mtimeMs + 100;
    await rig.build(program());
    rig.clock.nowMs += 60_000;
    // The same size, time and inode with another content.
    const bytes = rig.files.readFile("/p/b.c");
    bytes.set(new TextEncoder().encode("B"));
    assert.deepEqual(rig.files.stat("/p/b.c"), stat);
    const { did } = await rig.build(program());
    assert.equal(did[0], "built b.o: input b.c changed");
  });

  it("goes back for free", async () => {
    const rig = await built();
    rig.files.writeFile("/p/b.c", "B");
    await rig.build(program());
    rig.files.writeFile("/p/b.c", "b");
    rig.tools.commands.length = 0;
    const { did } = await rig.build(program());
    assert.deepEqual(did, ["restored b.o: input b.c changed", "restored app: input build/b.o changed"]);
    assert.deepEqual(rig.tools.commands, []);
    assert.equal(rig.text("/p/build/app"), "obj[](x\na)+obj[](b)");
  });

  it("deletes outputs of actions that are gone, but not what somebody changed", async () => {
    const rig = new Rig(sources);
    const more = [
      shell("/p/build/one", ["write 1 /p/build/one"]),
      shell("/p/build/two", ["write 2 /p/build/two"]),
    ];
    const graph = program();
    await rig.build({
      ...graph,
      actions: [...graph.actions, ...more],
      roots: [...graph.roots, ...more.map((a) => a.id)],
    });
    rig.files.writeFile("/p/build/two", "mine now");
    assert.equal(fresh(rig, graph), false);
    const { events } = await rig.build(graph);
    assert.deepEqual(
      events.filter((event) => event.kind === "output-removed"),
      [{ kind: "output-removed", path: "/p/build/one" }],
    );
    assert.equal(rig.text("/p/build/one"), undefined);
    assert.equal(rig.text("/p/build/two"), "mine now");
    assert.equal(fresh(rig, graph), true);
  });

  it("waits for a generated header that only an earlier build knows about", async () => {
    const rig = new Rig({ "/p/a.c": '#include "/p/gen.h"', "/p/gen.in": "1", "/p/gen.h": "0" });
    const generate = shell("/p/gen.h", ["cp /p/gen.in /p/gen.h"], ["/p/gen.in"]);
    const graph = graphOf([compile("/p/a.o", "/p/a.c"), generate], ["/p/gen.h", "/p/a.o"]);
    await rig.build(graphOf([generate], ["/p/gen.h"]));
    await rig.build(graph);
    rig.files.writeFile("/p/gen.in", "2");
    const { did } = await rig.build(graph);
    assert.deepEqual(did, ["built gen.h: input /p/gen.in changed", "built a.o: header /p/gen.h changed"]);
  });
});

describe("options", () => {
  const header = (values: Readonly<Record<string, string>>) => {
    return Object.entries(values)
      .map(([name, value]) => `#define ${name} ${value}\n`)
      .join("");
  };
  const graph = (values: Readonly<Record<string, string>>): ActionGraph => {
    const names = ["one", "two", "all"];
    const compiles = names.map((name) => compile(`/p/build/${name}.o`, `/p/${name}.c`));
    const copy = shell("/p/build/copy", ["cp /p/config.h /p/build/copy"], ["/p/config.h"]);
    return graphOf([...compiles, copy], [...compiles.map((action) => action.id), copy.id], {
      configHeader: { path: "/p/config.h", values },
    });
  };
  const change = async (
    before: Readonly<Record<string, string>>,
    after: Readonly<Record<string, string>>,
  ) => {
    const rig = new Rig({
      "/p/one.c": '#include "/p/config.h"\n#include "/p/one.h"',
      "/p/one.h": "CONFIG_ONE",
      "/p/two.c": '#include "/p/config.h"\nCONFIG_TWO /* not CONFIG_* */',
      "/p/all.c": '#include "/p/config.h"\n#define ON(x) CONFIG_##x',
      "/p/config.h": header(before),
    });
    await rig.build(graph(before));
    rig.files.writeFile("/p/config.h", header(after));
    const told = await rig.build(graph(after));
    return { rig, did: told.did };
  };

  it("rebuild what mentions them, and what sees the whole header", async () => {
    const { rig, did } = await change(
      { CONFIG_ONE: "1", CONFIG_TWO: "2" },
      { CONFIG_ONE: "1", CONFIG_TWO: "3" },
    );
    assert.deepEqual(did, [
      "built two.o: CONFIG_TWO changed: 2 → 3",
      "built all.o: header /p/config.h changed",
      "built copy: input /p/config.h changed",
    ]);
    assert.equal(rig.text("/p/build/two.o"), "obj[](\n3 /* not CONFIG_* */)");
  });

  it("are found through headers, and being unset is a value", async () => {
    const { did } = await change({ CONFIG_TWO: "2" }, { CONFIG_ONE: "1", CONFIG_TWO: "2" });
    assert.equal(did[0], "built one.o: CONFIG_ONE changed: n → 1");
    assert.equal(did.length, 3);
  });

  it("that nothing mentions cost only what sees the whole header", async () => {
    const { did } = await change({}, { CONFIG_OTHER: "1" });
    assert.deepEqual(did, [
      "built all.o: header /p/config.h changed",
      "built copy: input /p/config.h changed",
    ]);
  });

  describe("whose names a macro pastes", () => {
    const pasting = { "/p/one.c": '#include "/p/config.h"\nCAT(CONFIG_ONE_, A)' };
    const cases: [
      what: string,
      before: Record<string, string>,
      after: Record<string, string>,
      did: string[],
    ][] = [
      [
        "rebuild when a value changes",
        { CONFIG_ONE_A: "1", CONFIG_ONE_B: "1" },
        { CONFIG_ONE_A: "2", CONFIG_ONE_B: "1" },
        ["built one.o: CONFIG_ONE_A changed: 1 → 2"],
      ],
      [
        "rebuild when one appears",
        { CONFIG_ONE_A: "1" },
        { CONFIG_ONE_A: "1", CONFIG_ONE_B: "1" },
        ["built one.o: CONFIG_ONE_* changed: A → A,B"],
      ],
      [
        "rebuild when one disappears",
        { CONFIG_ONE_A: "1" },
        {},
        ["built one.o: CONFIG_ONE_* changed: A → n"],
      ],
      [
        "rebuild when the beginning becomes an option",
        { CONFIG_ONE_A: "1" },
        { CONFIG_ONE_: "1", CONFIG_ONE_A: "1" },
        ["built one.o: CONFIG_ONE_ changed: n → 1"],
      ],
      [
        "cost nothing when they begin otherwise",
        { CONFIG_ONE_A: "1" },
        { CONFIG_ONE_A: "1", CONFIG_TWO_A: "1", CONFIG_ONE: "1" },
        [],
      ],
    ];
    for (const [what, before, after, expected] of cases) {
      it(what, async () => {
        const rig = new Rig({ ...pasting, "/p/config.h": header(before) });
        const one = compile("/p/build/one.o", "/p/one.c");
        const asked = (values: Record<string, string>) => {
          return graphOf([one], [one.id], { configHeader: { path: "/p/config.h", values } });
        };
        await rig.build(asked(before));
        rig.files.writeFile("/p/config.h", header(after));
        assert.equal(fresh(rig, asked(after)), expected.length === 0);
        assert.deepEqual((await rig.build(asked(after))).did, expected);
        rig.files.writeFile("/p/config.h", header(before));
        const { did } = await rig.build(asked(before));
        assert.deepEqual(
          did.map((line) => line.split(" ", 1)[0]),
          expected.map(() => "restored"),
        );
      });
    }
  });

  it("restore when they go back", async () => {
    const { rig } = await change({ CONFIG_ONE: "1" }, { CONFIG_ONE: "2" });
    rig.files.writeFile("/p/config.h", header({ CONFIG_ONE: "1" }));
    const { did } = await rig.build(graph({ CONFIG_ONE: "1" }));
    assert.deepEqual(did, [
      "restored one.o: CONFIG_ONE changed: 2 → 1",
      "restored all.o: header /p/config.h changed",
      "restored copy: input /p/config.h changed",
    ]);
    assert.equal(rig.text("/p/build/one.o"), "obj[](\n1)");
  });
});

describe("the store", () => {
  const project = (root: string): ActionGraph => {
    const one = compile(`${root}/build/one.o`, `${root}/one.c`);
    return graphOf([one], [one.id], { prefixes: [{ path: root, placeholder: "<project>" }] });
  };
  const files = (root: string) => ({ [`${root}/one.c`]: "one\n#warning careful", [`${root}/x.h`]: "x" });

  it("is shared by projects, wherever they lie, warnings included", async () => {
    const rig = new Rig({ ...files("/p"), ...files("/q") });
    await rig.build(project("/p"));
    const told = await rig.build(project("/q"), { statePath: "/q/build/state.json" });
    assert.deepEqual(told.did, ["restored one.o: first build"]);
    const output = told.events.find((event) => event.kind === "action-finished")?.output;
    assert.equal(output, "/q/one.c: warning: careful\n");
    assert.equal(rig.text("/q/build/one.o"), rig.text("/p/build/one.o"));
  });

  it("is only written when it is not to be read, and what is up to date stays", async () => {
    const rig = await built();
    rig.files.remove("/p/build");
    const first = await rig.build(program(), { readStore: false });
    assert.equal(first.result.kind === "done" && first.result.built, 3);
    const again = await rig.build(program(), { readStore: false });
    assert.equal(again.result.kind === "done" && again.result.upToDate, 3);
    rig.files.remove("/p/build");
    const second = await rig.build(program());
    assert.equal(second.result.kind === "done" && second.result.restored, 3);
  });

  it("is not needed", async () => {
    const rig = new Rig(sources);
    rig.useStore = false;
    const { result } = await rig.build(program());
    assert.equal(result.kind, "done");
    assert.equal(rig.files.stat("/store"), undefined);
  });

  for (const [damage, bytes] of [
    ["cut off", ""],
    ["changed", "obj[](B)"],
  ] as const) {
    it(`notices an object that was ${damage}, and mends it`, async () => {
      const rig = await built();
      const objects = [...walk(rig, "/store/objects")].filter((path) => rig.text(path) === "obj[](b)");
      assert.equal(objects.length, 1);
      rig.files.writeFile(objects[0]!, bytes);
      rig.files.remove("/p/build");
      const { did } = await rig.build(program());
      assert.deepEqual(did, [
        "restored a.o: first build",
        "built b.o: first build",
        "restored app: first build",
      ]);
      assert.equal(rig.text(objects[0]!), "obj[](b)");
    });
  }

  it("with damaged entries only costs time", async () => {
    const rig = await built();
    for (const path of walk(rig, "/store/actions"))
      rig.files.writeFile(path, '{"result":1,"outputs":[{}],"text":""}');
    rig.files.remove("/p/build");
    const { result } = await rig.build(program());
    assert.equal(result.kind === "done" && result.built, 3);
  });

  it("that cannot be used is said once and left alone", async () => {
    const rig = new Rig(sources);
    const full = () => Promise.reject(new Error("ENOSPC: no space left on device"));
    Object.assign(rig.store, { readEntry: () => Promise.resolve(undefined), writeObject: full });
    const { result, events } = await rig.build(program());
    assert.equal(result.kind, "done");
    assert.deepEqual(
      events.filter((event) => event.kind === "store-problem"),
      [{ kind: "store-problem", message: "ENOSPC: no space left on device" }],
    );
  });

  it("is read again where an action changed files it does not declare", async () => {
    const rig = new Rig({ "/p/src": "old", "/p/patched": "new" });
    // A clock in step with the file system's: what the action writes is written while it runs.
    rig.clock.now = () => {
      rig.files.writeFile("/tick", "");
      return rig.files.stat("/tick")!.mtimeMs;
    };
    const prepare: Action = {
      ...shell("/p/stamp", ["cp /p/patched /p/src", "write done /p/stamp"], ["/p/src"]),
      sideEffects: true,
    };
    const before = shell("/p/before", ["cp /p/src /p/before"], ["/p/src"]);
    const later = { ...shell("/p/later", ["cp /p/src /p/later"], ["/p/src"]), orderOnly: ["/p/stamp"] };
    const last = link("/p/last", ["/p/before"]);
    const graph = graphOf([before, prepare, later, last], ["/p/last", "/p/later"]);
    await rig.build(graph);
    assert.deepEqual([rig.text("/p/before"), rig.text("/p/later")], ["old", "new"]);
    const { did } = await rig.build(graph);
    assert.deepEqual(did, ["built before: input /p/src changed", "built last: input /p/before changed"]);
  });

  it("does not restore an action that changes more than it says", async () => {
    const rig = new Rig({ "/p/in": "1" });
    const action: Action = {
      ...shell("/p/stamp", ["cp /p/in /p/other", "write done /p/stamp"], ["/p/in"]),
      sideEffects: true,
    };
    const graph = graphOf([action], [action.id]);
    await rig.build(graph);
    const again = await rig.build(graph);
    assert.deepEqual(again.did, []);
    rig.files.remove("/p/stamp");
    const { did } = await rig.build(graph);
    assert.deepEqual(did, ["built stamp: output stamp missing"]);
    // Nor what the store has from when nobody had said so.
    const silent = { ...action, sideEffects: false };
    await rig.build(graphOf([silent], [action.id]), { statePath: "/p/other-state.json" });
    rig.files.remove("/p/stamp");
    const last = await rig.build(graph);
    assert.deepEqual(last.did, ["built stamp: output stamp missing"]);
  });
});

function* walk(rig: Rig, folder: string): Generator<string> {
  for (const name of rig.files.readDirectory(folder) ?? []) {
    const path = `${folder}/${name}`;
    if (rig.files.stat(path)?.kind === "directory") yield* walk(rig, path);
    else yield path;
  }
}

describe("failures", () => {
  it("show the command and its output once, and stop the build", async () => {
    const rig = new Rig({ ...sources, "/p/a.c": "#error no such luck" });
    const { result, events, failures } = await rig.build(program(["-O it's"]));
    assert.deepEqual(
      failures.map(({ message, command, output, reason }) => ({ message, command, output, reason })),
      [
        {
          message: "exit status 1",
          command: `/bin/cc '-O it'\\''s' -MF /p/build/a.o.d -o /p/build/a.o /p/a.c`,
          output: "/p/a.c: no such luck\n",
          reason: "first build",
        },
      ],
    );
    assert.equal(JSON.stringify(events).split("no such luck").length - 1, 1);
    const { kind, built, failed, skipped } = result;
    assert.deepEqual({ kind, built, failed, skipped }, { kind: "failed", built: 0, failed: 1, skipped: 2 });
    assert.deepEqual(rig.files.readDirectory("/p/build"), ["state.json"]);
  });

  it("with keepGoing let everything else finish", async () => {
    const rig = new Rig({ ...sources, "/p/a.c": "#error no" });
    const { result, did } = await rig.build(program(), { keepGoing: true });
    assert.deepEqual(did, ["failed a.o: exit status 1", "built b.o: first build"]);
    assert.deepEqual([result.failed, result.built, result.skipped], [1, 1, 1]);
  });

  it("let what is running finish", async () => {
    const rig = new Rig({ ...sources, "/p/a.c": "#error no" });
    const gate = rig.tools.hold("cc b.o");
    const build = rig.build(program(), {
      jobs: 2,
      onEvent: (event) => event.kind === "action-failed" && gate.open(),
    });
    const { result } = await build;
    assert.deepEqual([result.failed, result.built, result.skipped], [1, 1, 1]);
  });

  it("keep the last good output and its record", async () => {
    const rig = await built();
    rig.files.writeFile("/p/a.c", "#error no");
    await rig.build(program());
    assert.equal(rig.text("/p/build/a.o"), "obj[](x\na)");
    rig.files.writeFile("/p/a.c", sources["/p/a.c"]);
    assert.equal(fresh(rig, program()), true);
  });

  const cases: [what: string, action: Action, message: string][] = [
    [
      "a missing input",
      compile("/p/o", "/p/none.c"),
      'CC o needs the file "/p/none.c", which does not exist and which no action makes',
    ],
    [
      "a folder as input",
      link("/p/o", ["/p/folder"]),
      'LD o needs the file "/p/folder", which is not a regular file',
    ],
    [
      "a missing order-only file",
      { ...shell("/p/o", ["true"]), orderOnly: ["/p/none"] },
      'SH o needs the file "/p/none", which does not exist and which no action makes',
    ],
    [
      "a missing tool",
      { ...shell("/p/o", ["true"]), tools: ["/bin/none"] },
      'SH o needs the program "/bin/none", which does not exist and which no action makes',
    ],
    ["a command that writes nothing", shell("/p/o", ["true"]), 'succeeded but did not write "/p/o"'],
    ["a failing line", shell("/p/o", ["write 1 /p/o", "false", "write 2 /p/o"]), "exit status 1"],
    [
      "a compiler without depfile",
      { ...shell("/p/o", ["write 1 /p/o"]), depfile: "/p/o.d" },
      'succeeded but left no whole dependency file "/p/o.d"',
    ],
    [
      "a depfile that was cut off",
      { ...shell("/p/o", ["write 1 /p/o", "cp /p/cut.d /p/o.d"]), depfile: "/p/o.d" },
      'succeeded but left no whole dependency file "/p/o.d"',
    ],
    [
      "a program that cannot be started",
      {
        ...link("/p/o", ["/p/a"]),
        run: { kind: "process", argv: ["/bin/none", "-o", "/p/o"], cwd: "/", env: {} },
      },
      'there is no program "/bin/none"',
    ],
  ];
  for (const [what, action, message] of cases) {
    it(`names ${what}`, async () => {
      const rig = new Rig({ "/p/a": "a", "/p/folder/file": "", "/p/cut.d": "/p/o: /p/a \\\n /p/fo" });
      const { failures } = await rig.build(graphOf([action], ["/p/o"]));
      assert.deepEqual(
        failures.map((failure) => failure.message),
        [message],
      );
      assert.equal(rig.text("/p/o"), undefined);
      assert.equal(rig.text("/p/.tmp-o"), undefined);
    });
  }

  it("of the machine belong to the action they happen to", async () => {
    const rig = new Rig(sources);
    const rename = rig.files.rename.bind(rig.files);
    rig.files.rename = (from, to) => {
      if (to.endsWith("a.o")) throw new Error("EACCES: permission denied, rename");
      rename(from, to);
    };
    const { did } = await rig.build(program(), { keepGoing: true });
    assert.deepEqual(did, ["failed a.o: EACCES: permission denied, rename", "built b.o: first build"]);
  });
});

describe("files that change under a command", () => {
  it("make it run again", async () => {
    const rig = new Rig(sources);
    rig.tools.meanwhile = () => {
      rig.tools.meanwhile = () => undefined;
      rig.files.writeFile("/p/a.c", "new");
    };
    const { did } = await rig.build(program());
    assert.deepEqual(rig.tools.commands, ["cc a.o", "cc a.o", "cc b.o", "ld app"]);
    assert.equal(did[0], "built a.o: first build");
    assert.equal(rig.text("/p/build/a.o"), "obj[](new)");
  });

  it("each time are an error", async () => {
    const rig = new Rig(sources);
    let count = 0;
    rig.tools.meanwhile = () => rig.files.writeFile("/p/a.c", `${count++}`);
    const { did } = await rig.build(program());
    assert.deepEqual(did, ['failed a.o: "/p/a.c" changed each time while the command was reading it']);
    assert.deepEqual(rig.files.readDirectory("/p/build"), ["state.json"]);
  });

  it("make it run again when they are headers nobody knew", async () => {
    const rig = new Rig(sources);
    rig.clock.nowMs = 1_500;
    rig.tools.meanwhile = () => {
      rig.tools.meanwhile = () => undefined;
      rig.clock.nowMs = 1_000;
      while (rig.files.stat("/p/x.h")!.mtimeMs <= 1_500) rig.files.writeFile("/p/x.h", "X");
      rig.clock.nowMs = 1_600;
    };
    await rig.build(program());
    assert.equal(rig.text("/p/build/a.o"), "obj[](X\na)");
  });
});

describe("stopping", () => {
  it("by a signal leaves finished outputs and no half file, and the next build goes on", async () => {
    const rig = new Rig(sources);
    const stop = new AbortController();
    const gate = rig.tools.hold("cc b.o");
    const build = rig.build(program(), { signal: stop.signal });
    await gate.reached;
    assert.equal(rig.text("/p/build/.tmp-b.o"), "half");
    stop.abort(new Error("interrupted"));
    const { result } = await build;
    assert.deepEqual(result, {
      kind: "cancelled",
      built: 1,
      restored: 0,
      upToDate: 0,
      failed: 0,
      skipped: 2,
    });
    assert.deepEqual(rig.files.readDirectory("/p/build"), ["a.o", "state.json"]);
    const { did } = await rig.build(program());
    assert.deepEqual(did, ["built b.o: first build", "built app: first build"]);
  });

  it("before the first action does nothing", async () => {
    const rig = new Rig(sources);
    const { result } = await rig.build(program(), { signal: AbortSignal.abort(new Error("early")) });
    assert.equal(result.kind, "cancelled");
    assert.deepEqual(rig.tools.commands, []);
  });

  it("by kill -9 loses the state but trusts nothing without a record", async () => {
    const rig = new Rig(sources);
    const gate = rig.tools.hold("ld app");
    // Never let go: this build is dead from here on, with a half file and no state written.
    void rig.build(program());
    await gate.reached;
    assert.deepEqual(rig.files.readDirectory("/p/build"), [".tmp-app", "a.o", "b.o", "state.json.running"]);
    rig.files.writeFile("/p/build/b.o", "put there by somebody");
    const { did } = await rig.build(program());
    assert.deepEqual(did, [
      "restored a.o: first build",
      "restored b.o: first build",
      "built app: first build",
    ]);
    assert.equal(rig.text("/p/build/app"), "obj[](x\na)+obj[](b)");
    assert.deepEqual(rig.files.readDirectory("/p/build"), ["a.o", "app", "b.o", "state.json"]);
  });

  it("writes the state now and then, so that a kill without a store loses little", async () => {
    const rig = new Rig(sources);
    const gate = rig.tools.hold("ld app");
    rig.tools.meanwhile = () => (rig.clock.nowMs += 20_000);
    void rig.build(program(), { readStore: false });
    await gate.reached;
    const { did } = await rig.build(program(), { readStore: false });
    assert.deepEqual(did, ["built app: first build"]);
  });

  it("starts from nothing when the state is damaged", async () => {
    const rig = await built();
    rig.files.writeFile("/p/build/state.json", '{"version":1,"strings":[');
    const { result } = await rig.build(program());
    assert.equal(result.kind === "done" && result.restored, 3);
  });
});

describe("other steps", () => {
  it("keep standard output", async () => {
    const rig = new Rig();
    const action: Action = {
      ...shell("/p/out.txt", []),
      run: {
        kind: "process",
        argv: ["/bin/print", "hello", "you"],
        cwd: "/",
        env: {},
        stdoutTo: "/p/out.txt",
      },
    };
    await rig.build(graphOf([action], ["/p/out.txt"]));
    assert.equal(rig.text("/p/out.txt"), "hello you");
  });

  it("run functions by name", async () => {
    const rig = new Rig({ "/p/in": "in" });
    const action: Action = {
      ...shell("/p/out", [], ["/p/in"]),
      run: { kind: "function", name: "double/1", arguments: ["!"] },
    };
    const graph = graphOf([action], ["/p/out"]);
    const functions = {
      "double/1": (files: Rig["files"] | { readText(path: string): string }, { inputs, outputs }: Action) => {
        const text = files.readText(inputs[0]!);
        rig.files.writeFile(outputs[0]!, text + text);
      },
    };
    await rig.build(graph, { functions });
    assert.equal(rig.text("/p/out"), "inin");
    const failing = await rig.build(
      { ...graph, actions: [{ ...action, run: { kind: "function", name: "fail/1", arguments: [] } }] },
      { functions: { "fail/1": () => Promise.reject(new Error("the image is too large")) } },
    );
    assert.deepEqual(failing.did, ["failed out: the image is too large"]);
    assert.equal(failing.failures[0]?.command, "fail/1()");
    await assert.rejects(
      rig.build({
        ...graph,
        actions: [{ ...action, run: { kind: "function", name: "none/1", arguments: [] } }],
      }),
      { name: "InternalError", message: 'internal error: no function "none/1" for "/p/out"' },
    );
  });
});
