// docs/cli.md knows every command and every option of the CLI.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Command } from "commander";
import { commands, commandsToCome, type CommandEntry } from "../../src/cli/command-list.ts";
import { addGlobalOptions } from "../../src/cli/global-options.ts";
import { readPage } from "./page.test-support.ts";

const page = readPage("docs/cli.md");

/** From a heading to the next of the same or a higher level. */
function section(heading: string): string {
  const found = new RegExp(`^(##+) ${heading}$`, "m").exec(page);
  assert.ok(found, `docs/cli.md has no section "${heading}"`);
  const rest = page.slice(found.index + found[0].length);
  const end = new RegExp(`^#{2,${found[1]!.length}} `, "m").exec(rest)?.index ?? rest.length;
  return rest.slice(0, end);
}

/** What the page says of a command: its section, and the groups of options that the section leads to. */
function told(entry: CommandEntry): string {
  const own = section(entry.name);
  const groups = [...own.matchAll(/\]\(#([a-z]+)-options\)/g)].map((match) => match[1]!);
  const heading = (word: string): string => `${word[0]!.toUpperCase()}${word.slice(1)} options`;
  return [own, ...groups.map((word) => section(heading(word)))].join("\n");
}

async function parserOf(entry: CommandEntry): Promise<Command> {
  const parser = new Command(entry.name);
  (await entry.load()).command.declare(parser);
  addGlobalOptions(parser);
  return parser;
}

for (const entry of commands) {
  test(`kiln ${entry.name}`, async () => {
    const text = told(entry);
    const options = (await parserOf(entry)).options.filter(({ hidden }) => !hidden);
    const missing = options.filter(({ flags }) => !text.includes(`\`${flags}\``)).map(({ flags }) => flags);
    assert.deepEqual(missing, []);
    assert.ok(text.includes("`-h, --help`"));
    for (const name of [entry.name, ...entry.aliases]) {
      assert.ok(page.includes(`\`${name}\``), `docs/cli.md does not mention "${name}"`);
    }
  });
}

test("no option is told of that a command does not have", async () => {
  for (const entry of commands) {
    const known = new Set([...(await parserOf(entry)).options.map(({ flags }) => flags), "-h, --help"]);
    const rows = told(entry).matchAll(/^\| `(-[^`]+)` /gm);
    for (const [, flags] of rows) assert.ok(known.has(flags!), `kiln ${entry.name} has no ${flags!}`);
  }
});

test("what is refused, and what has no effect, is named", async () => {
  for (const entry of commands) {
    for (const { long, hidden } of (await parserOf(entry)).options) {
      if (hidden) assert.ok(page.includes(`\`${long!}\``), `docs/cli.md does not mention ${long!}`);
    }
  }
  for (const name of commandsToCome) assert.ok(page.includes(`\`${name}\``), `docs/cli.md: ${name}`);
});
