// One table of promises, kept by the real file system and by the one in memory.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { RealFileSystem } from "../host/index.ts";
import type { FileSystem } from "./host.ts";
import { MemoryFileSystem } from "./memory-file-system.ts";

const kinds: readonly (readonly [string, () => FileSystem, () => string, (root: string) => void])[] = [
  [
    "RealFileSystem",
    () => new RealFileSystem(),
    () => mkdtempSync(join(tmpdir(), "kiln-table-")),
    (root) => rmSync(root, { recursive: true }),
  ],
  ["MemoryFileSystem", () => new MemoryFileSystem({ "/t/.keep": "" }), () => "/t", () => undefined],
];

for (const [name, create, makeRoot, removeRoot] of kinds) {
  describe(name, () => {
    let root = "";
    let files: FileSystem;
    const at = (path: string) => `${root}/${path}`;

    beforeEach(() => {
      root = makeRoot();
      files = create();
      files.remove(at(".keep"));
      files.makeDirectory(root);
    });
    afterEach(() => removeRoot(root));

    it("writes with parents, reads back, and says what is where", () => {
      files.writeFile(at("a/b"), "gr\u00fc\u00df");
      assert.equal(files.readText(at("a/b")), "gr\u00fc\u00df");
      assert.deepEqual(files.readFile(at("a/b")).length, 6);
      assert.equal(files.stat(at("a"))?.kind, "directory");
      assert.deepEqual([files.stat(at("a/b"))?.kind, files.stat(at("a/b"))?.size], ["file", 6]);
      assert.equal(files.stat(at("a/../a//b"))?.kind, "file");
    });

    it("reads bytes that are not UTF-8 as Latin-1", () => {
      files.writeFile(at("x"), Uint8Array.of(0x61, 0xe9));
      assert.equal(files.readText(at("x")), "a\u00e9");
    });

    it("answers undefined for what is not there, also below a file", () => {
      files.writeFile(at("file"), "");
      for (const path of [at("no"), at("no/no"), at("file/below")]) {
        assert.equal(files.stat(path), undefined);
        assert.equal(files.readDirectory(path), undefined);
        assert.equal(files.realPath(path), undefined);
      }
      assert.equal(files.readDirectory(at("file")), undefined);
    });

    it("throws errno names for what cannot be done", () => {
      files.writeFile(at("file"), "");
      files.makeDirectory(at("folder/inside"));
      assert.throws(() => files.readFile(at("no")), { code: "ENOENT" });
      assert.throws(() => files.readText(at("no")), { code: "ENOENT" });
      assert.throws(() => files.readFile(at("folder")), { code: "EISDIR" });
      assert.throws(() => files.rename(at("no"), at("x")), { code: "ENOENT" });
      assert.throws(() => files.copyFile(at("no"), at("x")), { code: "ENOENT" });
      assert.throws(() => files.writeFile(at("folder"), "x"), { code: "EISDIR" });
      assert.throws(() => files.writeFile(at("file/x"), "x"), { code: "ENOTDIR" });
      assert.deepEqual(files.readDirectory(root), ["file", "folder"]);
    });

    it("lists names sorted by code unit, each once", () => {
      for (const path of ["b", "a", "B", "d/x", "d/y", "10", "9"]) files.writeFile(at(path), "");
      assert.deepEqual(files.readDirectory(root), ["10", "9", "B", "a", "b", "d"]);
      assert.deepEqual(files.readDirectory(`${root}/`), files.readDirectory(root));
    });

    it("replaces a file by a new one, with new permission bits", () => {
      files.writeFile(at("x"), "old");
      const before = files.stat(at("x"))!;
      files.writeFile(at("x"), "new!", 0o755);
      const after = files.stat(at("x"))!;
      assert.deepEqual([after.size, after.mode], [4, 0o755]);
      assert.notEqual(after.inode, before.inode);
    });

    it("appends, and makes the file", () => {
      files.appendFile(at("l/log"), "one\n");
      files.appendFile(at("l/log"), "two\n");
      assert.equal(files.readText(at("l/log")), "one\ntwo\n");
    });

    it("renames files and whole folders, making parents", () => {
      files.writeFile(at("a/x"), "1");
      files.rename(at("a/x"), at("b/c/y"));
      assert.equal(files.readText(at("b/c/y")), "1");
      assert.deepEqual(files.readDirectory(at("a")), []);
      files.rename(at("b"), at("d"));
      assert.equal(files.readText(at("d/c/y")), "1");
      assert.equal(files.stat(at("b")), undefined);
    });

    it("removes files and whole folders, and nothing that is not there", () => {
      files.writeFile(at("a/b/c"), "");
      files.writeFile(at("ab"), "");
      files.remove(at("a"));
      files.remove(at("a"));
      assert.deepEqual(files.readDirectory(root), ["ab"]);
    });

    it("copies with the permission bits", () => {
      files.writeFile(at("tool"), "#!", 0o750);
      files.copyFile(at("tool"), at("bin/tool"));
      assert.deepEqual([files.readText(at("bin/tool")), files.stat(at("bin/tool"))!.mode], ["#!", 0o750]);
    });

    it("makes a folder with its parents, twice without harm", () => {
      files.makeDirectory(at("x/y/z"));
      files.makeDirectory(at("x/y/z"));
      assert.deepEqual(files.readDirectory(at("x/y")), ["z"]);
    });
  });
}
