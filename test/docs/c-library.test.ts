// docs/c-library.md knows every header of nolibc and every function that it exports.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../e2e/kiln.test-support.ts";
import { readPage } from "./page.test-support.ts";

const nolibc = join(root, "core/lib/nolibc");
const page = readPage("docs/c-library.md");

/** The rows of the tables whose first column is headed "Header". */
const headerRows = [...page.matchAll(/^\| Header .*\n\|[- |]+\n((?:\|.*\n)+)/gm)].flatMap(([, rows]) =>
  rows!.trimEnd().split("\n"),
);

test("every header of nolibc is listed, once, and no other", () => {
  const listed = headerRows.flatMap((row) =>
    [...row.split("|")[1]!.matchAll(/`([\w/]+\.h)`/g)].map(([, name]) => name!),
  );
  const there = readdirSync(join(nolibc, "include"), { recursive: true, encoding: "utf8" })
    // Headers of the headers.
    .filter((name) => name.endsWith(".h") && !name.startsWith("nolibc/"));
  assert.deepEqual(listed.sort(), there.sort());
});

test("every function that nolibc exports is named beside a header", () => {
  const names = readFileSync(join(nolibc, "exportsyms.uk"), "utf8")
    .split("\n")
    .filter((line) => /^[a-z_]/i.test(line) && !line.startsWith("__"));
  assert.ok(names.length > 100);
  const table = headerRows.join("\n");
  assert.deepEqual(
    names.filter((name) => !table.includes(`\`${name}\``)),
    [],
  );
});
