import assert from "node:assert/strict";
import { test } from "node:test";
import type { Action } from "../src/build/index.ts";
import { makefileFromGraph } from "./makefile-from-graph.ts";

const place = (text: string): string => text.replaceAll("/b", "/m");

function action(part: Partial<Action> & Pick<Action, "id" | "run">): Action {
  return { label: "", text: "", inputs: [], orderOnly: [], outputs: [part.id], tools: [], ...part };
}

const where = { cwd: "/b", env: { PATH: "/bin" } };

test("each action becomes a rule, moved to make's folder", () => {
  const compile = action({
    id: "/b/x.o",
    run: {
      kind: "process",
      argv: ["cc", '-DA="$b"', "/s/x.c", "-o", "/b/x.o", "-MD", "-MT", "output", "-MF", "/b/x.d"],
      ...where,
    },
    inputs: ["/s/x.c"],
    orderOnly: ["/b/gen.h"],
    depfile: "/b/x.d",
  });
  const generate = action({
    id: "/b/gen.h",
    run: { kind: "shell", lines: ["printf '1\n2' > /b/gen.h", "true"], ...where },
  });
  const pack = action({
    id: "/b/i",
    run: { kind: "function", name: "pack/1", arguments: [] },
    inputs: ["/b/x.o"],
  });
  const graph = { actions: [compile, generate, pack], roots: ["/b/i"], prefixes: [] };
  const { makefile, scripts, env } = makefileFromGraph(graph, "/m", place);
  assert.equal(
    makefile,
    `MAKEFLAGS += -rR
.DELETE_ON_ERROR:
all: /m/i
/m/x.o: /s/x.c | /m/gen.h
\t@cc '-DA="$$b"' /s/x.c -o /m/x.o -MD -MT /m/x.o -MF /m/x.d
/m/gen.h: 
\t@sh /m/recipe-1.sh
/m/i: /m/x.o
\t@cp /m/x.o /m/i
-include /m/x.d
`,
  );
  assert.deepEqual([...scripts], [["/m/recipe-1.sh", "printf '1\n2' > /m/gen.h && true"]]);
  assert.deepEqual(env, { PATH: "/bin" });
});

test("a file that make cannot name is refused", () => {
  const odd = action({ id: "/b/a b", run: { kind: "shell", lines: ["true"], ...where } });
  const graph = { actions: [odd], roots: ["/b/a b"], prefixes: [] };
  assert.throws(() => makefileFromGraph(graph, "/m", place), {
    message: 'make cannot name the file "/m/a b"',
  });
});

test("commands of different folders are refused", () => {
  const run = (cwd: string) => ({ kind: "shell" as const, lines: ["true"], cwd, env: {} });
  const graph = {
    actions: [action({ id: "/b/1", run: run("/b") }), action({ id: "/b/2", run: run("/c") })],
    roots: ["/b/1"],
    prefixes: [],
  };
  assert.throws(() => makefileFromGraph(graph, "/m", place), {
    message: "the graph's commands do not share one folder and one environment",
  });
});
