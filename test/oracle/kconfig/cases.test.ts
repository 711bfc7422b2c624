import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import {
  assertDiffers,
  assertSame,
  compared,
  runReal,
  skipWithoutConf,
  type Scenario,
} from "./oracle.test-support.ts";

// The text cases of the language, by the kernel's own program. Cases it refuses are about what kiln takes beyond it, or about
// mistakes, for which kiln has other words.

const folder = join(import.meta.dirname, "../../cases/kconfig");

/** Answers of `$(shell,…)` are fixed in a case; conf would run the commands. */
function readCase(text: string): Scenario | undefined {
  const files: Record<string, string> = {};
  const env: Record<string, string> = {};
  for (const section of text.split(/^--- /m).slice(1)) {
    const end = section.indexOf("\n");
    const name = section.slice(0, end);
    const body = section.slice(end + 1);
    if (name === "shell") return undefined;
    if (name === "env") {
      for (const line of body.split("\n").filter((one) => one.includes("=")))
        env[line.slice(0, line.indexOf("="))] = line.slice(line.indexOf("=") + 1);
    } else if (!name.startsWith("expect ")) files[name] = body;
  }
  return { files, env, words: ["--olddefconfig", "Kconfig"] };
}

/** Where kiln and conf are known to differ, with the reason. */
const known: Readonly<Record<string, string>> = {
  "err-help.txt":
    "a blank help text: conf takes everything below for it, kiln goes on with the next statement",
};

describe("text cases by conf", { skip: skipWithoutConf }, () => {
  after(() => process.stderr.write(`cases: ${compared.files} files of ${compared.runs} runs are the same\n`));
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".txt"))) {
    const scenario = readCase(readFileSync(join(folder, name), "utf8"));
    // The explosion keeps conf busy for ever.
    if (!scenario || name === "err-macros-explosion.txt") continue;
    test(name, (context) => {
      if (runReal(scenario).status !== 0) {
        context.diagnostic(`conf refuses ${name}`);
        return;
      }
      if (known[name] !== undefined) {
        assertDiffers(scenario);
        return;
      }
      for (const mode of ["olddefconfig", "allyesconfig", "allnoconfig", "allmodconfig", "alldefconfig"])
        assertSame({ ...scenario, words: [`--${mode}`, "Kconfig"] });
      assertSame({ ...scenario, words: ["--savedefconfig=min", "Kconfig"] });
      assertSame({ ...scenario, words: ["--syncconfig", "Kconfig"], input: "\n".repeat(60) });
      assertSame({ ...scenario, words: ["--oldaskconfig", "Kconfig"], input: "\n".repeat(60) });
    });
  }
});
