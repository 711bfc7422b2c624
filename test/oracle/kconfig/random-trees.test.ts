import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { random } from "../../../src/kconfig/conf/random.ts";
import { assertSame, compared, runKiln, runReal, skipWithoutConf } from "./oracle.test-support.ts";
import { randomConfig, randomTree } from "./random-tree.ts";

// Trees nobody would write, in conf and in kiln. A failure names its seed: KILN_SEED=… runs that one alone.

const only = process.env["KILN_SEED"];
const SEEDS = only === undefined ? Array.from({ length: 60 }, (_, at) => at + 1) : [Number(only)];
const newlines = "\n".repeat(80);

/** What kiln's randconfig writes is complete: conf has nothing to add to it. */
function assertFixedPoint(Kconfig: string, seed: number): void {
  const env = { KCONFIG_SEED: String(seed) };
  const random = runKiln({ files: { Kconfig }, env, words: ["--randconfig", "Kconfig"] }).files[".config"]!;
  const files = { Kconfig, ".config": random };
  const { files: left } = runReal({ files, words: ["--olddefconfig", "Kconfig"] });
  assert.equal(left[".config"] ?? random, random);
}

describe("random trees", { skip: skipWithoutConf }, () => {
  after(() =>
    process.stderr.write(`random trees: ${compared.files} files of ${compared.runs} runs are the same\n`),
  );
  for (const seed of SEEDS) {
    test(`seed ${seed}`, () => {
      const next = random(seed * 7919);
      const Kconfig = randomTree(next);
      const config = randomConfig(Kconfig, next);
      if (runReal({ files: { Kconfig }, words: ["--alldefconfig", "Kconfig"] }).status !== 0) return;
      const files = { Kconfig, ".config": config };
      for (const mode of ["allnoconfig", "allyesconfig", "allmodconfig", "alldefconfig"])
        assertSame({ files: { Kconfig }, words: [`--${mode}`, "Kconfig"] }, "status");
      assertSame({ files, words: ["--olddefconfig", "Kconfig"] });
      assertSame({ files, words: ["--savedefconfig=min", "Kconfig"] });
      assertFixedPoint(Kconfig, seed);
      // What conf makes of an optional choice while it asks depends on when it last forgot its values.
      if (Kconfig.includes("optional")) return;
      assertSame({ files, words: ["--syncconfig", "Kconfig"], input: newlines });
      assertSame({ files: { Kconfig }, words: ["--oldaskconfig", "Kconfig"], input: newlines });
    });
  }
});
