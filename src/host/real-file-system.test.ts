import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { RealFileSystem } from "./real-file-system.ts";

describe("RealFileSystem", () => {
  let folder = "";
  const files = new RealFileSystem();
  const at = (...names: string[]) => join(folder, ...names);

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "kiln-files-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("writes with parents and reads back", () => {
    files.writeFile(at("a/b/c.txt"), "gr\u00fc\u00df");
    assert.equal(files.readText(at("a/b/c.txt")), "gr\u00fc\u00df");
    assert.deepEqual([...files.readFile(at("a/b/c.txt"))], [0x67, 0x72, 0xc3, 0xbc, 0xc3, 0x9f]);
    assert.deepEqual(readdirSync(at("a/b")), ["c.txt"]);
  });

  it("reads what is not UTF-8 as Latin-1", () => {
    writeFileSync(at("latin"), Uint8Array.of(0x67, 0x72, 0xfc, 0xdf));
    assert.equal(files.readText(at("latin")), "gr\u00fc\u00df");
  });

  it("replaces by rename: a new inode, the old file whole for who holds it", () => {
    files.writeFile(at("x"), "old");
    const before = files.stat(at("x"))!;
    files.writeFile(at("x"), "new!", 0o755);
    const after = files.stat(at("x"))!;
    assert.notEqual(after.inode, before.inode);
    assert.deepEqual([after.kind, after.size, after.mode], ["file", 4, 0o755]);
  });

  it("leaves nothing behind when the rename fails", () => {
    files.makeDirectory(at("taken/inside"));
    assert.throws(() => files.writeFile(at("taken"), "x"), { code: "EISDIR" });
    assert.deepEqual(readdirSync(folder), ["taken"]);
  });

  it("answers undefined for what is not there", () => {
    files.writeFile(at("file"), "");
    for (const path of [at("no"), at("no/no"), at("file/below")]) {
      assert.equal(files.stat(path), undefined);
      assert.equal(files.readDirectory(path), undefined);
      assert.equal(files.realPath(path), undefined);
    }
    assert.equal(files.readDirectory(at("file")), undefined);
    assert.throws(() => files.readFile(at("no")), { code: "ENOENT" });
  });

  it("lists sorted by code unit", () => {
    for (const name of ["b", "a", "B", "_", "10", "9"]) files.writeFile(at(name), "");
    assert.deepEqual(files.readDirectory(folder), ["10", "9", "B", "_", "a", "b"]);
  });

  it("follows links", () => {
    files.writeFile(at("real/file"), "abc");
    symlinkSync(at("real"), at("link"));
    assert.equal(files.stat(at("link"))!.kind, "directory");
    assert.equal(files.realPath(at("link/file")), files.realPath(at("real/file")));
  });

  it("appends, removes and renames", () => {
    files.appendFile(at("logs/log"), "one\n");
    files.appendFile(at("logs/log"), "two\n");
    assert.equal(files.readText(at("logs/log")), "one\ntwo\n");
    files.rename(at("logs/log"), at("other/place"));
    assert.equal(files.stat(at("logs/log")), undefined);
    assert.equal(files.readText(at("other/place")), "one\ntwo\n");
    assert.throws(() => files.rename(at("gone"), at("x")), { code: "ENOENT" });
    files.remove(at("other"));
    files.remove(at("other"));
    assert.deepEqual(files.readDirectory(folder), ["logs"]);
  });

  it("copies with the permission bits", () => {
    files.writeFile(at("tool"), "#!/bin/sh\n", 0o750);
    files.copyFile(at("tool"), at("bin/tool"));
    assert.equal(files.readText(at("bin/tool")), "#!/bin/sh\n");
    assert.equal(files.stat(at("bin/tool"))!.mode, 0o750);
    assert.throws(() => files.copyFile(at("gone"), at("bin/gone")), { code: "ENOENT" });
    assert.deepEqual(files.readDirectory(at("bin")), ["tool"]);
  });
});
