// docs/libraries.md lists every library of the core: its switch, who selects it, and what it costs.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readElf } from "../../src/formats/index.ts";
import { root, Workplace } from "../e2e/kiln.test-support.ts";
import { readPage } from "./page.test-support.ts";

const page = readPage("docs/libraries.md");
const core = join(root, "core");
const libraries = readdirSync(join(core, "lib"));

/** The cells of each row that begins with a link to a README. */
const rows = [...page.matchAll(/^\| \[`\w+`\].*$/gm)].map(([row]) =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim()),
);
const rowOf = new Map(rows.map((cells) => [/`(\w+)`/.exec(cells[0]!)![1]!, cells]));

function configOf(name: string): string {
  return readFileSync(join(core, "lib", name, "Config.uk"), "utf8");
}

/** The option that switches a library: the first one of its Config.uk. */
function switchOf(name: string): string {
  return /^(?:menu)?config (\w+)$/m.exec(configOf(name))![1]!;
}

test("every folder of core/lib has a row, and every row a folder", () => {
  const inCore = rows.filter(([, , option]) => option?.startsWith("`CONFIG_"));
  assert.deepEqual(inCore.map(([cell]) => /`(\w+)`/.exec(cell!)![1]!).sort(), libraries.sort());
});

test("every row names its switch and the libraries that select it", () => {
  for (const name of libraries) {
    const [, , option, by] = rowOf.get(name)!;
    assert.equal(option, `\`CONFIG_${switchOf(name)}\``);
    for (const other of libraries) {
      // What the switch itself selects: the lines before the next option.
      const own = configOf(other).split(/^(?:if|config) /m)[0]!;
      const selects = new RegExp(`^\tselect ${switchOf(name)}$`, "m").test(own);
      const told = by!.includes(`\`${other}\``) || (/every allocator/.test(by!) && /^ukalloc./.test(other));
      assert.equal(told, selects, `${other} ${selects ? "selects" : "does not select"} ${name}`);
    }
    const isDefault = new RegExp(`config ${switchOf(name)}\n(?:\t.*\n)*?\tdefault y`).test(configOf(name));
    if (isDefault) assert.match(by!, /^default/, name);
  }
});

test("every option that it names exists", () => {
  const texts = readdirSync(core, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("Config.uk"))
    .map((name) => readFileSync(join(core, name), "utf8"))
    .join("\n");
  for (const [, name] of page.matchAll(/`CONFIG_(\w+)(?:=n)?`/g)) {
    assert.match(texts, new RegExp(`config ${name!}$`, "m"));
  }
});

test("sizes are what a build with default flags has", { timeout: 120_000 }, async () => {
  const work = new Workplace();
  work.project("all", {
    Kraftfile: [
      "spec: v0.6",
      "unikraft:",
      "  source: kiln",
      "  kconfig:",
      ...libraries.map((name) => `    CONFIG_${switchOf(name)}: y`),
      "",
    ].join("\n"),
  });
  const built = await work.kiln(["build", "all"]);
  assert.equal(built.exitCode, 0, built.stderr);
  for (const [name, cells] of rowOf) {
    const told = Number(cells.at(-1)!.replace(",", ""));
    const real = codeAndConstants(work, name.startsWith("lib") ? name : `lib${name}`);
    // Compilers differ; a library that has grown by a quarter is told wrong by any.
    assert.ok(Math.abs(real - told) <= told / 4, `${name}: ${told} bytes on the page, ${real} built`);
  }
});

/** Bytes of the sections of code and constants of a library's linked object. */
function codeAndConstants(work: Workplace, library: string): number {
  const folder = work.path("all/.kiln/build/all_qemu-x86_64");
  const hidden = join(folder, `${library}.o`);
  const path = existsSync(hidden) ? hidden : join(folder, `${library}.ld.o`);
  const { sections } = readElf(readFileSync(path));
  return sections
    .filter(({ name }) => /^\.(text|rodata)(\.|$)/.test(name))
    .reduce((sum, { size }) => sum + size, 0);
}
