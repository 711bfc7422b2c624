import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Action } from "./action.ts";
import { checkGraph, orderActions } from "./action-graph.ts";
import { graphOf, link, shell } from "./test-rig.ts";

describe("checkGraph", () => {
  const check = (actions: Action[], roots: string[], code: string, message: string, hint?: string) => {
    const expected = { severity: "error", code, message, ...(hint !== undefined && { hint }) };
    assert.deepEqual(checkGraph(graphOf(actions, roots)), [expected]);
  };

  it("finds nothing in a good graph", () => {
    assert.deepEqual(checkGraph(graphOf([link("/b", ["/a"]), shell("/a", [])], ["/b"])), []);
  });
  it("finds two actions that write one file", () => {
    const message = 'two actions write "/a": SH a and LD a';
    check([shell("/a", []), link("/a", ["/b"])], [], "build/two-writers", message);
  });
  it("finds a root that nothing makes", () => {
    const message = 'no action makes "/build/hello.elf"';
    check(
      [shell("/build/hello.elg", [])],
      ["/build/hello.elf"],
      "build/unknown-root",
      message,
      'ask for "/build/hello.elg" instead',
    );
  });
  it("finds a cycle", () => {
    const message = 'actions need each other: "/b" needs "/c" needs "/d" needs "/b"';
    const actions = [link("/a", ["/b"]), link("/b", ["/x", "/c"]), link("/c", ["/d"]), link("/d", ["/b"])];
    check(actions, ["/a"], "build/cycle", message);
  });
  it("finds an action that needs itself", () => {
    check([link("/a", ["/a"])], [], "build/cycle", 'actions need each other: "/a" needs "/a"');
  });
  it("finds relative paths", () => {
    const action = { ...shell("/a", []), depfile: "a.d" };
    check([action], [], "build/relative-path", 'SH a names "a.d", not an absolute path');
  });
  it("finds an action without output, and one with another id", () => {
    check([{ ...shell("/a", []), outputs: [] }], [], "build/no-output", "SH a has no output");
    const message = 'SH a must have its first output as id, not "a"';
    check([{ ...shell("/a", []), id: "a" }], [], "build/wrong-id", message);
  });
  it("finds standard output sent to a file that is no output", () => {
    const action: Action = {
      ...shell("/a", []),
      run: { kind: "process", argv: ["/bin/print"], cwd: "/", env: {}, stdoutTo: "/b" },
    };
    check([action], [], "build/undeclared-output", 'SH a sends its output to "/b", not one of its outputs');
  });
  it("manages chains longer than a call stack", () => {
    const chain = Array.from({ length: 20_000 }, (_, n) => link(`/${n + 1}`, [`/${n}`]));
    assert.deepEqual(checkGraph(graphOf(chain, ["/20000"])), []);
  });
});

describe("orderActions", () => {
  const actions = [link("/c", ["/a", "/b", "/a"]), shell("/b", []), link("/a", ["/b"]), shell("/unused", [])];

  it("numbers what the roots need, with edges and heights", () => {
    const order = orderActions(graphOf(actions, ["/c"]), () => []);
    assert.deepEqual(
      order.actions.map((action) => action.id),
      ["/c", "/b", "/a"],
    );
    assert.deepEqual(order.before, [[2, 1], [], [1]]);
    assert.deepEqual(order.after, [[], [0, 2], [0]]);
    assert.deepEqual(order.height, [0, 2, 1]);
  });
  it("adds edges for files that were read before", () => {
    const order = orderActions(graphOf([shell("/a", []), shell("/b", [])], ["/a", "/b"]), ({ id }) =>
      id === "/a" ? ["/b"] : [],
    );
    assert.deepEqual(order.before, [[1], []]);
  });
  it("leaves those out when they would close a cycle", () => {
    const order = orderActions(graphOf(actions, ["/c"]), ({ id }) => (id === "/b" ? ["/a"] : []));
    assert.deepEqual(order.before, [[2, 1], [], [1]]);
  });
  it("throws what checkGraph finds", () => {
    assert.throws(() => orderActions(graphOf([], ["/a"]), () => []), {
      code: "build/unknown-root",
      exitCode: 2,
    });
  });
});
