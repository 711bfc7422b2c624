import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Action, ActionGraph } from "./action.ts";
import { BuildState } from "./build-state.ts";
import { compile, graphOf, Rig } from "./test-rig.ts";
import { isUpToDate } from "./up-to-date.test-support.ts";

const folders = ["-I/p/one", "-I/p/two", "-I/p/three"];
const files = {
  "/p/src/main.c": '#include <uk/x.h>\n#include "y.h"\n#include "near.h"\nmain',
  "/p/src/near.h": "near",
  "/p/three/uk/x.h": "x3",
  "/p/three/y.h": "y3",
  "/p/one/other.h": "",
  "/p/two/uk/other.h": "",
};

function graph(root = "/p", flags: readonly string[] = folders): ActionGraph {
  const here = (text: string) => text.replaceAll("/p/", `${root}/`);
  const main = compile(`${root}/build/main.o`, `${root}/src/main.c`, flags.map(here));
  return graphOf([main], [main.id], { prefixes: [{ path: root, placeholder: "<project>" }] });
}

function fresh(rig: Rig, asked = graph()): boolean {
  return isUpToDate(asked, BuildState.load(rig.files, "/p/build/state.json"), rig);
}

async function built(more: Readonly<Record<string, string>> = {}, asked = graph()): Promise<Rig> {
  const rig = new Rig({ ...files, ...more });
  await rig.build(asked);
  assert.equal(fresh(rig, asked), true);
  return rig;
}

/** Whether a file rebuilds; if so, that nothing old is restored while it is there, and that removing it goes back. */
async function check(rig: Rig, path: string, expected: string | undefined, asked = graph()): Promise<void> {
  const before = rig.text("/p/build/main.o");
  rig.files.writeFile(path, "new");
  assert.equal(fresh(rig, asked), expected === undefined);
  const { did } = await rig.build(asked);
  assert.deepEqual(did, expected === undefined ? [] : [`built main.o: ${expected}`]);
  assert.equal(fresh(rig, asked), true);
  if (expected === undefined) return;
  assert.notEqual(rig.text("/p/build/main.o"), before);
  rig.files.remove("/p/build/main.o");
  assert.deepEqual((await rig.build(asked)).did, ["restored main.o: output main.o missing"]);
  rig.files.remove(path);
  assert.match((await rig.build(asked)).did.join("\n"), /^restored main\.o: (header|input) \S+ is gone$/);
  assert.equal(rig.text("/p/build/main.o"), before);
  assert.equal(fresh(rig, asked), true);
}

describe("a file that appears", () => {
  const cases: [what: string, path: string, expected: string | undefined][] = [
    ["in an earlier folder", "/p/one/y.h", "header one/y.h appeared"],
    ["in an earlier folder's folder", "/p/two/uk/x.h", "header two/uk/x.h appeared"],
    ["in a new folder of an earlier folder", "/p/one/uk/x.h", "header one/uk/x.h appeared"],
    ["beside the including file", "/p/src/y.h", "header src/y.h appeared"],
    ["beside a file that includes it in angle brackets", "/p/src/uk/x.h", undefined],
    ["with another name", "/p/one/z.h", undefined],
    ["with a name that is found before", "/p/one/near.h", undefined],
    ["with the name in another folder", "/p/one/x.h", undefined],
  ];
  for (const [what, path, expected] of cases) {
    it(`${what}: ${expected ?? "nothing to do"}`, async () => check(await built(), path, expected));
  }

  it("in a folder that did not exist", async () => {
    const asked = graph("/p", ["-I/p/none/include", ...folders]);
    await check(await built({}, asked), "/p/none/include/y.h", "header none/include/y.h appeared", asked);
  });

  it("in an earlier folder while another may not be looked into", async () => {
    const rig = new Rig(files);
    for (const look of ["stat", "readDirectory"] as const) {
      const original = rig.files[look].bind(rig.files) as (path: string) => never;
      rig.files[look] = (path: string) => {
        if (path.startsWith("/p/locked")) throw new Error("EACCES: permission denied");
        return original(path);
      };
    }
    // The fake compiler is stopped by such a folder where real ones are not: here it stands behind everything.
    const asked = graph("/p", [...folders, "-I/p/locked"]);
    await rig.build(asked);
    await check(rig, "/p/two/y.h", "header two/y.h appeared", asked);
  });

  it("in an earlier folder of a header's header", async () => {
    const rig = await built({ "/p/three/y.h": "#include <deep.h>", "/p/three/deep.h": "deep" });
    await check(rig, "/p/two/deep.h", "header two/deep.h appeared");
  });

  it("behind a header that was found", async () => {
    const rig = await built({ "/p/two/y.h": "y2" });
    rig.files.writeFile("/p/three/y.h", "unused");
    assert.equal(fresh(rig), true);
  });

  it("as a folder is nothing to a compiler", async () => {
    const rig = await built();
    rig.files.writeFile("/p/one/y.h/inside", "");
    assert.equal(fresh(rig), true);
  });

  it("under a name that a macro makes", async () => {
    const rig = new Rig({ ...files, "/p/src/main.c": '#include HEADER\n//#include "y.h"' });
    const [main] = graph().actions;
    // What the fake compiler takes for a directive, kiln does not.
    await rig.build(graph());
    assert.deepEqual(
      BuildState.load(rig.files, "/p/build/state.json")
        .actions.get(main!.id)
        ?.discovered.map(({ path }) => path),
      ["/p/three/y.h"],
    );
    rig.files.writeFile("/p/two/y.h", "new");
    assert.deepEqual((await rig.build(graph())).did, ["built main.o: header two/y.h appeared"]);
  });
});

describe("__has_include", () => {
  const source = (test: string) => ({ "/p/src/main.c": `#if __has_include(${test})\n` });

  it("notices a header that appears in any folder", async () => {
    for (const path of ["/p/one/extra.h", "/p/three/extra.h"]) {
      await check(await built(source("<extra.h>")), path, `header ${path.slice(3)} appeared`);
    }
    await check(await built(source("<extra.h>")), "/p/src/extra.h", undefined);
    await check(await built(source('"extra.h"')), "/p/src/extra.h", "header src/extra.h appeared");
  });

  it("notices a header that disappears, though the compiler never read it", async () => {
    const rig = await built({ ...source("<extra.h>"), "/p/two/extra.h": "" });
    rig.files.remove("/p/two/extra.h");
    assert.equal(fresh(rig), false);
    assert.deepEqual((await rig.build(graph())).did, ["built main.o: header two/extra.h is gone"]);
    rig.files.writeFile("/p/two/extra.h", "");
    assert.deepEqual((await rig.build(graph())).did, ["restored main.o: header two/extra.h appeared"]);
  });

  it("of a macro asks for what stands in macros", async () => {
    const text = '#define EXTRA "extra.h"\n#if __has_include(EXTRA) // __has_include("extra.h")\n';
    await check(await built({ "/p/src/main.c": text }), "/p/two/extra.h", "header two/extra.h appeared");
  });
});

describe("the store", () => {
  it("gives another project its own header, and the shared result without one", async () => {
    const elsewhere = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path.replace("/p/", "/q/"), text]),
    );
    const rig = await built({ ...elsewhere, "/q/two/y.h": "mine" });
    const options = { statePath: "/q/build/state.json" };
    assert.deepEqual((await rig.build(graph("/q"), options)).did, ["built main.o: first build"]);
    rig.files.remove("/q/build");
    assert.deepEqual((await rig.build(graph("/q"), options)).did, ["restored main.o: first build"]);
    rig.files.remove("/q/two/y.h");
    assert.deepEqual((await rig.build(graph("/q"), options)).did, [
      "restored main.o: header two/y.h is gone",
    ]);
    assert.equal(rig.text("/q/build/main.o"), rig.text("/p/build/main.o"));
  });
});

describe("looking for what has appeared", () => {
  /** How many folders are listed by that. */
  const listed = async (rig: Rig, work: () => unknown): Promise<number> => {
    let count = 0;
    const readDirectory = rig.files.readDirectory.bind(rig.files);
    rig.files.readDirectory = (path) => {
      count += 1;
      return readDirectory(path);
    };
    await work();
    rig.files.readDirectory = readDirectory;
    return count;
  };

  for (const [what, look] of [
    ["an up-to-date check", (rig: Rig) => assert.equal(fresh(rig), true)],
    ["a build", async (rig: Rig) => assert.deepEqual((await rig.build(graph())).did, [])],
  ] as const) {
    it(`lists folders only once after something unrelated has appeared, in ${what}`, async () => {
      const rig = await built();
      assert.equal(await listed(rig, () => look(rig)), 0);
      rig.files.writeFile("/p/one/z.h", "");
      assert.notEqual(await listed(rig, () => look(rig)), 0);
      assert.equal(await listed(rig, () => look(rig)), 0);
    });
  }

  it("does not trust a young folder", async () => {
    const rig = new Rig(files);
    rig.clock.nowMs = rig.files.stat("/p/one")!.mtimeMs + 100;
    await rig.build(graph());
    rig.clock.nowMs += 60_000;
    const { mtimeMs } = rig.files.stat("/p/one")!;
    rig.files.writeFile("/p/one/y.h", "new");
    const stat = rig.files.stat.bind(rig.files);
    rig.files.stat = (path) => {
      const now = stat(path);
      return now && path === "/p/one" ? { ...now, mtimeMs } : now;
    };
    assert.equal(fresh(rig), false);
  });

  it("is not settled by a build that leaves something out of date", async () => {
    const rig = await built();
    const other = compile("/p/build/other.o", "/p/src/near.h", folders);
    const both = { ...graph(), actions: [...graph().actions, other] };
    await rig.build({ ...both, roots: [...both.roots, other.id] });
    rig.files.writeFile("/p/one/y.h", "new");
    const onlyOther = { ...both, roots: [other.id] };
    assert.equal(fresh(rig, onlyOther), true);
    assert.equal(fresh(rig, both), false);
  });

  it("sees what another action of the same build puts there", async () => {
    const generate = compile("/p/one/y.h", "/p/y.in");
    const main = { ...graph().actions[0]!, orderOnly: [generate.id] };
    // It is found up to date while the header is being made.
    const early = compile("/p/build/early.o", "/p/src/early.c", folders);
    const asked = (...actions: Action[]) => ({ ...graph(), actions, roots: [main.id, early.id] });
    const rig = new Rig({ ...files, "/p/y.in": "generated", "/p/src/early.c": "#include <uk/x.h>" });
    await rig.build(asked({ ...main, orderOnly: [] }, early));
    assert.equal(fresh(rig, asked({ ...main, orderOnly: [] }, early)), true);
    const { did } = await rig.build(asked(main, generate, early), { jobs: 2 });
    assert.deepEqual(did, ["built y.h: first build", "built main.o: header one/y.h appeared"]);
  });

  it("takes a file that appeared while the command ran for one it may have missed", async () => {
    const rig = new Rig(files);
    rig.clock.nowMs = 1_500;
    rig.tools.meanwhile = () => {
      rig.tools.meanwhile = () => undefined;
      while ((rig.files.stat("/p/one/y.h")?.mtimeMs ?? 0) <= 1_500) rig.files.writeFile("/p/one/y.h", "new");
      rig.clock.nowMs = 1_000_000;
    };
    await rig.build(graph());
    assert.equal(fresh(rig), false);
    assert.deepEqual((await rig.build(graph())).did, ["built main.o: header one/y.h appeared"]);
    assert.equal(fresh(rig), true);
  });
});
