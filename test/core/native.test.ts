// Runs the native tests of the guest core: core/**/tests/native_*.c, compiled for the host under the address and
// undefined behaviour sanitizers. Line 1 of a test says what it needs:
//   /* native: ../a.c ../b.c ; -DX=1 -I../include */
// sources, then after a semicolon compiler flags; paths are relative to the folder of the test.
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const core = join(root, "core");

/** The library whose headers stand in for the host's own: never visible to a native test. */
const libc = "nolibc";

interface NativeTest {
  readonly path: string;
  readonly sources: readonly string[];
  readonly flags: readonly string[];
}

interface Outcome {
  readonly status: number | string;
  readonly output: string;
}

function run(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((done) => {
    const options = {
      cwd,
      timeout: 120_000,
      maxBuffer: 1 << 24,
      env: { ...process.env, TZ: "UTC", LC_ALL: "C" },
    };
    execFile(command, args, options, (error, stdout, stderr) => {
      const status = error === null ? 0 : (error.code ?? error.signal ?? "unknown");
      done({ status, output: stdout + stderr });
    });
  });
}

/** Files below `folder` in stable order. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function readNativeTest(path: string): Promise<NativeTest> {
  const [firstLine = ""] = (await readFile(path, "utf8")).split("\n", 1);
  const match = /^\/\* native:([^;]*)(?:;(.*))? \*\/$/.exec(firstLine);
  assert(match, `${relative(root, path)}:1: expected "/* native: sources ; flags */"`);
  const words = (text = ""): string[] => text.split(/\s+/).filter((word) => word !== "");
  return {
    path,
    sources: words(match[1]).map((word) => resolve(dirname(path), word)),
    flags: words(match[2]),
  };
}

/** Flags common to all native tests; the host's libc comes after the core's headers. */
async function commonFlags(): Promise<string[]> {
  const libraries = (await readdir(join(core, "lib"))).sort().filter((name) => name !== libc);
  const folders = [
    join(core, "tests/native/include"),
    join(core, "arch/x86/x86_64/include"),
    join(core, "include"),
    ...libraries.map((name) => join(core, "lib", name, "include")),
  ];
  return [
    ...folders.map((folder) => `-I${folder}`),
    ...["-D__X86_64__", "-D__Unikraft__", "-DCC_VERSION=12.2", "-D__LIBNAME__=test"],
  ];
}

const compileFlags = [
  ...["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O1", "-g"],
  ...["-fsanitize=address,undefined", "-fno-sanitize-recover=all"],
];

/** Compiles and runs one test; the returned text is empty if it passed. */
async function runNativeTest(
  native: NativeTest,
  common: readonly string[],
  scratch: string,
): Promise<string> {
  const folder = dirname(native.path);
  const stem = relative(core, native.path).replaceAll("/", "-");
  const objects: string[] = [];
  for (const source of [native.path, ...native.sources]) {
    const object = join(scratch, `${stem}-${objects.length}.o`);
    const define = `-D__BASENAME__=${basename(source)}`;
    const args = [...compileFlags, ...common, define, ...native.flags, "-c", source, "-o", object];
    const compiled = await run("gcc", args, folder);
    if (compiled.status !== 0)
      return `gcc ${relative(root, source)}: status ${compiled.status}\n${compiled.output}`;
    objects.push(object);
  }
  const program = join(scratch, stem.replace(/\.c$/, ""));
  const linkFlags = native.flags.filter((flag) => /^-(Wl,|l|pthread)/.test(flag));
  const linked = await run(
    "gcc",
    ["-fsanitize=address,undefined", ...objects, ...linkFlags, "-o", program],
    folder,
  );
  if (linked.status !== 0) return `link: status ${linked.status}\n${linked.output}`;
  const finished = await run(program, [], folder);
  if (finished.status !== 0) return `status ${finished.status}\n${finished.output}`;
  return /runtime error|ERROR: AddressSanitizer|LeakSanitizer/.test(finished.output) ? finished.output : "";
}

const tests = (await filesBelow(core)).filter((path) => /\/tests\/native_[^/]*\.c$/.test(path));

describe("native tests of the core", { concurrency: availableParallelism() }, () => {
  let scratch = "";
  let common: string[] = [];
  before(async () => {
    scratch = await mkdtemp(join(tmpdir(), "kiln-native-"));
    common = await commonFlags();
  });
  after(async () => {
    await rm(scratch, { recursive: true, force: true });
  });

  test("there are some", () => {
    assert(tests.length > 0);
  });
  for (const path of tests) {
    test(relative(core, path), async () => {
      assert.equal(await runNativeTest(await readNativeTest(path), common, scratch), "");
    });
  }
});
