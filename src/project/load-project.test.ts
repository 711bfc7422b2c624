import { test } from "node:test";
import assert from "node:assert/strict";
import { KilnError, MemoryFileSystem, renderError } from "../base/index.ts";
import { findKraftfile } from "./find-kraftfile.ts";
import { loadProject, type LoadOptions } from "./load-project.ts";
import { displayPath } from "./paths.ts";

function failure(run: () => unknown): { code: string; text: string } {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof KilnError);
    assert.equal(error.exitCode, 2);
    return { code: error.code, text: renderError(error) };
  }
  return assert.fail("expected an error");
}

function load(files: Record<string, string>, options: Partial<LoadOptions> = {}) {
  return loadProject({ directory: "/home/me/app", files: new MemoryFileSystem(files), env: {}, ...options });
}

test("every name kraft looks for is found", () => {
  for (const name of ["kraft.yaml", "kraft.yml", "Kraftfile.yml", "Kraftfile.yaml", "Kraftfile"]) {
    const files = new MemoryFileSystem({ [`/home/me/app/${name}`]: "", "/home/me/app/Kraftfile.dev": "" });
    assert.equal(findKraftfile("/home/me/app", files), `/home/me/app/${name}`);
  }
});

test("a folder of that name is no Kraftfile, and parents are not searched", () => {
  const files = new MemoryFileSystem({ "/home/me/Kraftfile": "", "/home/me/app/Kraftfile/x": "" });
  assert.deepEqual(
    failure(() => findKraftfile("/home/me/app", files)),
    {
      code: "project/no-kraftfile",
      text:
        'error: no Kraftfile in "/home/me/app" (looked for kraft.yaml, kraft.yml, Kraftfile.yml, Kraftfile.yaml, Kraftfile)\n' +
        '  hint: run "kiln init NAME" to make a new project',
    },
  );
});

test("several Kraftfiles are all named", () => {
  const files = new MemoryFileSystem({
    "/home/me/app/Kraftfile": "",
    "/home/me/app/kraft.yml": "",
    "/home/me/app/kraft.yaml": "",
  });
  assert.deepEqual(
    failure(() => findKraftfile("/home/me/app", files)),
    {
      code: "project/several-kraftfiles",
      text:
        'error: several Kraftfiles in "/home/me/app": kraft.yaml and kraft.yml and Kraftfile\n' +
        "  hint: keep one of them, or choose one with -K",
    },
  );
});

test("a project folder that does not exist, or is a file", () => {
  const files = new MemoryFileSystem({ "/file": "" });
  assert.deepEqual(
    failure(() => findKraftfile("/home/me/app", files)),
    {
      code: "project/no-folder",
      text: 'error: no such folder: "/home/me/app"\n  hint: name the folder of a project',
    },
  );
  assert.equal(
    failure(() => findKraftfile("/file", files)).text,
    'error: not a folder: "/file"\n  hint: name the folder of a project',
  );
});

test("-K names a file outside the project's folder, which stays the project's folder", () => {
  const project = load(
    { "/home/me/app/main.c": "", "/etc/Kraftfile.dev": "spec: v0.6\n" },
    { kraftfile: "/etc/Kraftfile.dev" },
  );
  assert.equal(project.directory, "/home/me/app");
  assert.equal(project.rawName, "app");
  assert.equal(project.kraftfile.name, "Kraftfile.dev");
});

test("-K names a file that does not exist, or a folder", () => {
  const files = { "/home/me/app/Kraftfile": "spec: v0.6\n", "/home/me/app/sub/x": "" };
  assert.deepEqual(
    failure(() => load(files, { kraftfile: "/home/me/app/none", displayName: "none" })),
    {
      code: "project/no-kraftfile",
      text: 'error: no such Kraftfile: "none"\n  hint: name a file that exists after -K',
    },
  );
  assert.equal(
    failure(() => load(files, { kraftfile: "/home/me/app/sub" })).text,
    'error: a Kraftfile is a file, not a folder: "/home/me/app/sub"\n  hint: name a file that exists after -K',
  );
});

test("-K - takes the text it is given", () => {
  assert.equal(load({}, { kraftfile: "-", text: "spec: v0.6\nname: piped\n" }).name, "piped");
  assert.equal(
    failure(() => load({}, { kraftfile: "-", text: "name: 1" })).text,
    '(standard input):1:1: error: expected the key "spec", which says how to read a Kraftfile\n' +
      "    name: 1\n    ^^^^^^^\n" +
      '  hint: add the line "spec: v0.6"\n' +
      '(standard input):1:7: error: "name": expected a string, found the number 1\n' +
      "    name: 1\n          ^\n" +
      '  hint: put it in quotes: "1"',
  );
});

test("errors carry the name the caller shows, and warnings do not stop loading", () => {
  const files = {
    "/home/me/app/Kraftfile": "spec: v0.6\ntargets:\n  - {plat: qemu, arch: x86_64, cpus: 2}\n",
  };
  assert.equal(load(files).targets.length, 1);
  assert.match(
    failure(() => load({ "/home/me/app/Kraftfile": "spec: 1" }, { displayName: "examples/x/Kraftfile" }))
      .text,
    /^examples\/x\/Kraftfile:1:7: error: unknown Kraftfile version "1", kiln reads v0\.5 and v0\.6\n/,
  );
});

test("a byte order mark and Windows line ends do not move places", () => {
  const text = failure(() => load({ "/home/me/app/Kraftfile": "\uFEFFspec: v0.6\r\nnames: x\r\n" })).text;
  assert.equal(
    text,
    'Kraftfile:2:1: error: unknown key "names" of a Kraftfile\n    names: x\n    ^^^^^\n  hint: write "name"',
  );
});

test("a path is shown relative to where the person stands only below it", () => {
  assert.equal(displayPath("/a/b/Kraftfile", "/a"), "b/Kraftfile");
  assert.equal(displayPath("/a", "/a"), ".");
  assert.equal(displayPath("/a/Kraftfile", "/a/b"), "/a/Kraftfile");
  assert.equal(displayPath("/a/..b", "/a"), "..b");
});
