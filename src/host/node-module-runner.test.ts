import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { NodeModuleRunner } from "./node-module-runner.ts";

const folder = mkdtempSync(join(tmpdir(), "kiln-modules-"));
after(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
/** Runs a module with these files beside it; the folder's name is `/f` in what comes back. */
function run(
  text: string,
  others: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
) {
  const name = `kiln${++count}.config.ts`;
  for (const [file, content] of Object.entries({ ...others, [name]: text }))
    writeFileSync(join(folder, file), content);
  const result = new NodeModuleRunner({
    PATH: process.env["PATH"] ?? "",
    ...env,
  }).runSync(join(folder, name));
  const short = (path: string): string => path.replace(folder, "/f").replace(name, "config.ts");
  return {
    ...result,
    problems: result.problems.map((problem) => ({
      ...problem,
      ...(problem.place && { place: { ...problem.place, path: short(problem.place.path) } }),
    })),
    inputs: result.inputs.map(short).sort(),
  };
}

test("a value comes through, with what it was made from", () => {
  const result = run(
    `import { defineConfig } from "kiln";
import { stack } from "./stack";
interface Size { order: number }
const size: Size = { order: stack };
export default defineConfig({ a: [1, 2n, "x", true, null], b: { c: size.order, d: undefined }, e: process.env.LEVEL });`,
    { "stack.ts": "export const stack: number = 5;" },
    { LEVEL: "high" },
  );
  assert.deepEqual(result.value, { a: [1, 2n, "x", true, null], b: { c: 5 }, e: "high" });
  assert.deepEqual(result.problems, []);
  assert.deepEqual(result.inputs, ["/f/config.ts", "/f/stack.ts"]);
  assert.ok(result.env.includes("LEVEL"));
});

test("a promise is waited for, printing disturbs nothing", () => {
  assert.deepEqual(run(`console.error(""); export default Promise.resolve({ a: 1 });`).value, { a: 1 });
});

test("a syntax error and a missing import have their places", () => {
  assert.deepEqual(run("export default {\n  a: ,\n};").problems, [
    { message: 'unexpected ","', place: { path: "/f/config.ts", line: 2, column: 6 } },
  ]);
  assert.deepEqual(run('const ä = "ö"; import "./nowhere";\nexport default {};').problems, [
    { message: 'could not resolve "./nowhere"', place: { path: "/f/config.ts", line: 1, column: 23 } },
  ]);
});

test("what is thrown has the place where it was thrown, in an import too", () => {
  assert.deepEqual(
    run('import { fail } from "./fail";\nexport default { a: fail() };', {
      "fail.ts":
        "type Unused = string;\nexport function fail(): never {\n  throw new TypeError('no such stack');\n}\n",
    }).problems,
    [{ message: "it threw: TypeError: no such stack", place: { path: "/f/fail.ts", line: 3, column: 9 } }],
  );
  assert.deepEqual(run("throw 'a text';\nexport default {};").problems, [{ message: "it threw: a text" }]);
});

test("what is no plain data is refused with its place in the value", () => {
  const refused = (text: string) => run(`${text}\nexport default value;`).problems;
  assert.deepEqual(refused("const value = { a: [() => 1] };"), [
    { message: 'expected plain data at "a.0", found a function', at: ["a", 0] },
  ]);
  assert.deepEqual(refused("const value = { a: new Map() };"), [
    { message: 'expected plain data at "a", found an object of the class Map', at: ["a"] },
  ]);
  assert.deepEqual(refused("const value: { a?: unknown } = {}; value.a = value;"), [
    { message: 'expected plain data at "a", found a value that contains itself', at: ["a"] },
  ]);
  assert.deepEqual(refused("const value = { a: 0 / 0 };"), [
    { message: 'expected a finite number at "a", found NaN', at: ["a"] },
  ]);
  assert.deepEqual(run("export const a = 1;").problems, [
    { message: "expected a default export, found none", at: [] },
  ]);
});

test("a module that ends the process is told of", () => {
  assert.deepEqual(run("process.exit(3);\nexport default {};").problems, [
    { message: "it ended its process itself (exit code 3)" },
  ]);
});
