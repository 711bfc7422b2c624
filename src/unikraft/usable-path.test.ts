import assert from "node:assert/strict";
import { test } from "node:test";
import { requireUsablePath } from "./usable-path.ts";

test("a path that makefiles cannot name is refused, with the character", () => {
  for (const [path, name] of [
    ["/a b", "a blank"],
    ["/a\tb", "a tab or a line break"],
    ["/a$b", "$"],
    ["/a:b", ":"],
    ["/it's", "'"],
    ["/a,b", ","],
    ["/a(b)", "("],
  ] as const) {
    assert.throws(() => requireUsablePath("the project", path), {
      code: "unikraft/unusable-path",
      message: `the path of the project has ${name} in it: "${path}"`,
      exitCode: 2,
    });
  }
});

test("letters of any script and plain punctuation are fine", () => {
  for (const path of ["/home/j\u00fcrgen/my-app_2.0", "/a=b/c#d/~e/f@g/{h}/!i^j+k", "/*/?"]) {
    requireUsablePath("the project", path);
  }
});
