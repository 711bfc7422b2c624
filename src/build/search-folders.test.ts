import assert from "node:assert/strict";
import { it } from "node:test";
import type { Action } from "./action.ts";
import { searchFoldersOf } from "./search-folders.ts";
import { compile } from "./test-rig.ts";

function searched(words: readonly string[], env: Record<string, string> = {}) {
  const action: Action = {
    ...compile("/p/a.o", "/p/a.c"),
    run: { kind: "process", argv: ["/bin/cc", ...words], cwd: "/p", env },
  };
  const { angle, quote, afterCount, forced, cwd } = searchFoldersOf(action);
  return { angle: angle.join(" "), quote: quote.join(" "), afterCount, forced, cwd };
}

it("reads all spellings, relative to the command's folder, in the compiler's order", () => {
  const words = "-isystem /s -I/a -I b -I../c -idirafter/z -iquote q -iquoter -include f.h -imacros/m.h x.c";
  assert.deepEqual(searched(words.split(" ")), {
    angle: "/a /p/b /c /s /z",
    quote: "/p/q /p/r /a /p/b /c /s /z",
    afterCount: 1,
    forced: ["/m.h", "f.h"],
    cwd: "/p",
  });
});

it("searches a folder once: the first time, and as a system folder when it is one", () => {
  assert.equal(searched(["-I/a", "-I/b/", "-I/a", "-I/s", "-isystem", "/s"]).angle, "/a /b /s");
});

it("adds the folders of the environment", () => {
  const env = { CPATH: "/c:", C_INCLUDE_PATH: "/d" };
  assert.equal(searched(["-I/a", "-isystem", "/s"], env).angle, "/a /c /p /s /d");
});
