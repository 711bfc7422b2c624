import assert from "node:assert/strict";
import { it } from "node:test";
import { compileCommands } from "./compile-commands.ts";
import { compile, graphOf, link, shell } from "./test-rig.ts";

it("lists compilers, not other steps", () => {
  const one = compile("/b/one.o", "/p/one.c", ["-O2"]);
  const shellCompiler = { ...shell("/b/two.o", ["cc"], ["/p/two.c"]), label: "CC" };
  const text = compileCommands(graphOf([one, shellCompiler, link("/b/app", [one.id])], ["/b/app"]));
  assert.deepEqual(JSON.parse(text), [
    {
      directory: "/",
      file: "/p/one.c",
      arguments: ["/bin/cc", "-O2", "-MF", "/b/one.o.d", "-o", "/b/one.o", "/p/one.c"],
      output: "/b/one.o",
    },
  ]);
});
