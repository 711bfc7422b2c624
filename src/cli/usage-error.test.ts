import assert from "node:assert/strict";
import { test } from "node:test";
import { Command, CommanderError, Option } from "commander";
import { renderError } from "../base/index.ts";
import { usageError } from "./usage-error.ts";

/** What kiln says when these words are given to a small command. */
function complaint(...words: string[]): string {
  const parser = new Command("kiln try").exitOverride().allowExcessArguments(false);
  parser.configureOutput({ writeErr: () => undefined });
  parser.argument("<dir>").option("-t, --target <name>");
  parser.addOption(new Option("--kind <kind>").choices(["a", "b"]));
  parser.action(() => undefined);
  try {
    parser.parse(words, { from: "user" });
  } catch (error) {
    assert.ok(error instanceof CommanderError);
    return renderError(usageError(error.message, "try"));
  }
  return "";
}

test("wrong words are named in kiln's own way", () => {
  const help = "\n  hint: kiln try --help lists arguments and options";
  assert.equal(complaint("x", "--bogus"), `error: unknown option "--bogus"${help}`);
  assert.equal(
    complaint("x", "--targt", "y"),
    'error: unknown option "--targt"\n  hint: did you mean --target?',
  );
  assert.equal(complaint("x", "y"), `error: expected 1 argument, found 2${help}`);
  assert.equal(complaint(), `error: missing required argument "dir"${help}`);
  assert.equal(complaint("x", "--target"), `error: option "-t, --target <name>" argument missing${help}`);
  assert.equal(
    complaint("x", "--kind", "c"),
    `error: option "--kind <kind>" argument "c" is none of a, b${help}`,
  );
});
