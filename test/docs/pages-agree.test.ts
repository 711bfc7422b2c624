// What the pages say about the repository is so: links lead somewhere, lists are complete, no page and no source
// mentions the machine it was written on.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { MemoryFileSystem } from "../../src/base/index.ts";
import { PROJECT_LAYOUT } from "../../src/project/index.ts";
import { machineFiles } from "../../src/machine/index.ts";
import { recipeFunctions } from "../../src/unikraft/functions/recipe-commands.ts";
import { registrationFunctions } from "../../src/unikraft/functions/registration.ts";
import { remoteSourceFunctions } from "../../src/unikraft/functions/remote-sources.ts";
import { valueFunctions } from "../../src/unikraft/functions/values.ts";
import { Registry } from "../../src/unikraft/registry.ts";
import type { Toolchain } from "../../src/unikraft/toolchain.ts";
import { root } from "../e2e/kiln.test-support.ts";
import { readPage } from "./page.test-support.ts";

/** Files that belong to the repository, also when nobody has committed them yet. */
function repositoryFiles(): string[] {
  const argv = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const { stdout, status } = spawnSync("git", argv, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(status, 0, "git ls-files failed");
  return stdout.split("\0").filter((name) => name !== "" && existsSync(join(root, name)));
}

const inGit = existsSync(join(root, ".git"));
const pages = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"],
  ...["docs", "core", "bench"].flatMap((folder) => pagesBelow(folder)),
];

function pagesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name))
    .sort();
}

/** The anchors of a page's headings, as forges make them. */
function anchors(page: string): Set<string> {
  const headings = withoutBlocks(page).matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, text]) =>
      text!
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_ -]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

function withoutBlocks(page: string): string {
  return page.replace(/^```.*?^```$/gms, "");
}

test("links between pages lead somewhere", () => {
  let count = 0;
  for (const page of pages) {
    for (const [, link] of withoutBlocks(readPage(page)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link!)) continue;
      const [file = "", anchor] = link!.split("#");
      const target = file === "" ? page : relative(root, join(root, dirname(page), file));
      assert.ok(existsSync(join(root, target)), `${page} links to ${link!}, which does not exist`);
      if (anchor !== undefined) {
        assert.ok(
          anchors(readPage(target)).has(anchor),
          `${page} links to ${link!}, which has no such heading`,
        );
      }
      count += 1;
    }
  }
  assert.ok(count > 30);
});

test("every page of docs/ can be reached from the README", () => {
  const reached = new Set<string>();
  const visit = (page: string): void => {
    if (reached.has(page)) return;
    reached.add(page);
    for (const [, link] of readPage(page).matchAll(/\]\(([^)#\s]+\.md)/g)) {
      const target = relative(root, join(root, dirname(page), link!));
      if (existsSync(join(root, target))) visit(target);
    }
  };
  visit("README.md");
  for (const page of pagesBelow("docs")) assert.ok(reached.has(page), `no page links to ${page}`);
});

test("docs/makefile-uk.md knows every build function", () => {
  const registry = new Registry();
  const files = new MemoryFileSystem({});
  const toolchain = { compiler: "GCC", versionMajor: 12, versionMinor: 2 } as Toolchain;
  const rows = [
    ...registrationFunctions({ registry, files, buildDirectory: "/b" }),
    ...valueFunctions({ toolchain, buildDirectory: "/b", compilerAccepts: () => true }),
    ...recipeFunctions(registry),
    ...remoteSourceFunctions(registry, "/b"),
  ];
  const page = readPage("docs/makefile-uk.md");
  const missing = rows
    .map(([name]) => name)
    .filter((name) => !name.startsWith("_") && !new RegExp(`\`${name}[\`(]`).test(page));
  assert.deepEqual(missing, []);
});

test("docs/ARCHITECTURE.md knows every room, and every file it names exists", () => {
  const page = readPage("docs/ARCHITECTURE.md");
  const rooms = readdirSync(join(root, "src"));
  for (const room of rooms) assert.match(page, new RegExp(`^\\*\\*${room}\\*\\* — `, "m"));
  for (const [, name] of page.matchAll(/^\*\*(\w+)\*\* — /gm)) assert.ok(rooms.includes(name!), name);
  for (const [, path] of page.matchAll(/`((?:src|core|tools)\/[^`]*)`/g)) {
    assert.ok(existsSync(join(root, path!)), `docs/ARCHITECTURE.md names ${path!}, which does not exist`);
  }
});

test("docs/formats.md knows every file that kiln writes", () => {
  const page = readPage("docs/formats.md");
  for (const name of [...Object.values(PROJECT_LAYOUT), ...Object.values(machineFiles)]) {
    assert.ok(page.includes(`\`${name}`), `docs/formats.md does not mention ${name}`);
  }
});

test(
  "no file mentions a folder of the machine it was written on",
  { skip: !inGit && "not a git checkout" },
  () => {
    // A home folder of anybody but the made-up "me" and "a", a build machine's work folder, an internal package host.
    const patterns = [
      /(?<![\w.$-])\/work\//,
      /\/(?:home|Users)\/(?!me\/|a\/|you\/)[A-Za-z][\w.-]*\//,
      /(?<![\w.$-])\/root\//,
      /https?:\/\/[^/\s"']*(?:artifactory|nexus|pkg-mirror|npm-proxy|registry)[^/\s"']*/,
    ];
    const found: string[] = [];
    for (const name of repositoryFiles()) {
      if (name === relative(root, import.meta.filename)) continue;
      for (const [at, line] of readFileSync(join(root, name), "utf8").split("\n").entries()) {
        if (patterns.some((pattern) => pattern.test(line))) found.push(`${name}:${at + 1}: ${line.trim()}`);
      }
    }
    assert.deepEqual(found, []);
  },
);
