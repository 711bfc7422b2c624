import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { random } from "../../../src/kconfig/conf/random.ts";
import { assertSame, compared, runKiln, skipWithoutConf, type Scenario } from "./oracle.test-support.ts";

// kiln's own core, by conf. Its `source` takes no patterns, so they are written out for both.

const core = join(import.meta.dirname, "../../../core");
const env = {
  UK_BASE: core,
  UK_APP: "/app",
  UK_NAME: "name",
  UK_FULLVERSION: "0.0.0",
  UK_CODENAME: "code",
  UK_ARCH: "x86_64",
  HOST_ARCH: "x86_64",
  KCONFIG_DIR: ".",
  KCONFIG_LIB_BASE: join(core, "lib"),
  KCONFIG_PLAT_BASE: join(core, "plat"),
  KCONFIG_DRIV_BASE: join(core, "drivers"),
};
const RANDOM = 20;

function coreFiles(): Record<string, string> {
  const text = readFileSync(join(core, "Config.uk"), "utf8");
  const Kconfig = text.replace(
    /^source "\$\((\w+)\)\/(.*\*.*)"$/gm,
    (_line, name: keyof typeof env, pattern: string) =>
      expand(env[name], pattern.split("/"))
        .sort()
        .map((path) => `source "${path}"`)
        .join("\n"),
  );
  return { Kconfig, "libs.uk": "", "app.uk": "" };
}

/** Only a lone `*` for a whole part of the path is used. */
function expand(folder: string, [part, ...rest]: readonly string[]): string[] {
  if (part === undefined) return existsSync(folder) ? [folder] : [];
  if (part !== "*") return expand(join(folder, part), rest);
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap((entry) => expand(join(folder, entry.name), rest));
}

describe("kiln's core by conf", { skip: skipWithoutConf }, () => {
  after(() => process.stderr.write(`core: ${compared.files} files of ${compared.runs} runs are the same\n`));
  const files = coreFiles();
  const check = (words: readonly string[], more: Scenario["files"] = {}): void =>
    assertSame({ files: { ...files, ...more }, env, words: [...words, "Kconfig"], input: "\n".repeat(300) });

  for (const mode of [
    "alldefconfig",
    "allnoconfig",
    "allyesconfig",
    "allmodconfig",
    "syncconfig",
    "listnewconfig",
  ])
    test(mode, () => check([`--${mode}`]));

  test(`${RANDOM} random configurations`, () => {
    for (let seed = 1; seed <= RANDOM; seed += 1) {
      const { files: left } = runKiln({
        files,
        env: { ...env, KCONFIG_SEED: String(seed) },
        words: ["--randconfig", "Kconfig"],
      });
      const next = random(seed);
      const lines = left[".config"]!.split("\n").filter((line) => line === "" || next() < 0.5);
      check(["--olddefconfig"], { ".config": lines.join("\n") });
      check(["--savedefconfig=min"], { ".config": lines.join("\n") });
    }
  });
});
