import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { parseDepfile } from "./depfile.ts";
import { KernelWorkshop } from "./kernel-workshop.test-support.ts";

const workshop = new KernelWorkshop();
after(() => workshop.remove());

describe("parseDepfile", () => {
  const cases: readonly (readonly [title: string, text: string, paths: readonly string[]])[] = [
    ["one line", "a.o: a.c a.h\n", ["a.c", "a.h"]],
    ["continued lines", "a.o: a.c \\\n  a.h \\\n  b.h\n", ["a.c", "a.h", "b.h"]],
    ["line ends of two bytes", "a.o: a.c \\\r\n  a.h\r\n", ["a.c", "a.h"]],
    ["no line end", "a.o: a.c", ["a.c"]],
    ["a path twice", "a.o: a.c a.h a.h\n", ["a.c", "a.h"]],
    ["phony rules", "a.o: a.c a.h\na.h:\n", ["a.c", "a.h"]],
    ["two targets", "a.o a.d: a.c\n", ["a.c"]],
    ["a colon of its own", "a.o : a.c\n", ["a.c"]],
    ["a colon in a path", "a.o: x:y.h\n", ["x:y.h"]],
    ["blanks in paths", "my\\ a.o: my\\ a.c b\\\\\\ c.h\n", ["my a.c", "b\\ c.h"]],
    ["a backslash before the blank", "a.o: a\\\\ b.c\n", ["a\\", "b.c"]],
    ["a backslash inside", "a.o: a\\b.c\n", ["a\\b.c"]],
    ["dollar and hash", "a.o: $$x$$.c \\#y.h\n", ["$x$.c", "#y.h"]],
    ["nothing to depend on", "a.o:\n", []],
    ["an empty file", "", []],
    ["no rule", "what is this\n", []],
  ];
  for (const [title, text, paths] of cases) {
    it(title, () => assert.deepEqual(parseDepfile(text), paths));
  }

  it("reads back what gcc writes", () => {
    const names = ["plain.h", "with blank.h", "dollar$.h", "hash#.h", "back\\slash.h", "co:lon.h", "b\\ l.h"];
    for (const name of names) workshop.write(name, "");
    workshop.write("a file.c", names.map((name) => `#include "${name}"\n`).join(""));
    workshop.run("gcc", "-MD", "-MP", "-MF", "out.d", "-c", "-o", "out.o", "a file.c");
    const text = new TextDecoder().decode(workshop.read("out.d"));
    const paths = parseDepfile(text).filter((path) => !path.startsWith("/"));
    assert.deepEqual(paths, ["a file.c", ...names]);
  });
});
