// The commands of README and tutorials, run as a reader would type them; their output is what the pages show.
//
// How these pages are written:
// - ```console: lines beginning with "$ " are run by sh in a checkout with its examples, in the order of the page.
//   A command succeeds, except when its shown output has an "error:". How output is compared: `agrees` and `asShown`
//   in page.test-support.ts. Behind "console", "any-number" lets all numbers differ; "needs=PROGRAM" runs the block only
//   where that program is installed, and in CI demands it; "skip" marks the few blocks that are not run.
// - ```diff FILE: this change is made to the file.
// - ```LANGUAGE FILE: the file holds these lines ("…" alone stands for any lines).
// - ```LANGUAGE FILE new: the file is written.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { root, Workplace } from "../e2e/kiln.test-support.ts";
import {
  agrees,
  applyChange,
  asShown,
  blocksOf,
  commandsOf,
  readPage,
  type Block,
  type ShownCommand,
} from "./page.test-support.ts";

const pages = [
  "README.md",
  "docs/tutorials/1-helloworld.md",
  "docs/tutorials/2-make-it-speak.md",
  "docs/tutorials/3-mixed-languages.md",
  "docs/tutorials/4-a-station.md",
  "docs/c-library.md",
  "docs/config.md",
  "docs/debugging.md",
  "docs/makefile-uk.md",
];
const mostSkipped = 2;

for (const page of pages) {
  const work = new Workplace();
  test(`${page} shows what happens`, { timeout: 300_000 }, async (t) => {
    prepareCheckout(work);
    const blocks = blocksOf(readPage(page));
    assert.ok(blocks.some(({ kind }) => kind === "console"));
    const skipped = blocks.filter(({ words }) => words.includes("skip"));
    assert.ok(skipped.length <= mostSkipped, `${page} skips ${skipped.length} blocks`);
    for (const block of blocks) {
      const missing = missingProgram(block);
      if (missing === undefined) await follow(block, page, work);
      else t.diagnostic(`${page}:${block.line}: not run, ${missing} is not installed`);
    }
  });
}

/** The program that a block needs and this machine has not. */
function missingProgram({ words }: Block): string | undefined {
  const program = words.find((word) => word.startsWith("needs="))?.slice("needs=".length);
  if (program === undefined || !spawnSync(program, ["--version"]).error) return undefined;
  assert.notEqual(process.env.CI, "true", `${program} is not installed`);
  return program;
}

/** A folder that looks like a fresh checkout to somebody who types commands in it. */
function prepareCheckout(work: Workplace): void {
  for (const name of ["kiln", "core"]) symlinkSync(join(root, name), work.path(name));
  mkdirSync(work.path("examples"));
  for (const name of ["helloworld", "speak", "mixed", "station"]) work.copyExample(name, `examples/${name}`);
}

async function follow(block: Block, page: string, work: Workplace): Promise<void> {
  const { kind, words, text } = block;
  const place = `${page}:${block.line}`;
  assert.ok(
    !["sh", "bash", "shell", ""].includes(kind),
    `${place}: write \`\`\`console, or text for no command`,
  );
  const [file, mark] = words;
  if (kind === "console") {
    if (words.includes("skip")) return;
    const options = { anyNumber: words.includes("any-number") };
    for (const command of commandsOf(text)) await checkCommand(command, options, place, work);
  } else if (file !== undefined && file !== "error") {
    const path = work.path(file);
    if (mark === "new") {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } else if (kind === "diff") {
      writeFileSync(path, applyChange(readFileSync(path, "utf8"), text));
    } else {
      assert.ok(agrees(`…\n${text}…\n`, readFileSync(path, "utf8")), `${place}: ${file} has other lines`);
    }
  }
}

async function checkCommand(
  { command, output }: ShownCommand,
  options: { readonly anyNumber: boolean },
  place: string,
  work: Workplace,
): Promise<void> {
  const { exitCode, stdout } = await work.run(["/bin/sh", "-c", `exec 2>&1\n${command}`]);
  const real = asShown(stdout);
  const says = `${place}: $ ${command}`;
  if (!agrees(output, real, options)) assert.equal(real, output, `${says}: prints something else`);
  const shouldFail = /(^|: |…)error: /m.test(output);
  assert.equal(exitCode !== 0, shouldFail, `${says}: exit code ${exitCode}`);
}
