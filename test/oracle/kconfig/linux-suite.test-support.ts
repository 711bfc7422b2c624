import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ConfMode } from "../../../src/kconfig/index.ts";
import { linuxTree } from "./linux-tree.ts";
import { LinuxBench, thinned, type Architecture } from "./linux.test-support.ts";
import { skipWithoutConf } from "./oracle.test-support.ts";

const RANDOM = 50;
/** Of so many nothing is left out. */
const WHOLE_RANDOM = 5;
const WHOLE: readonly ConfMode[] = ["allnoconfig", "allyesconfig", "allmodconfig", "alldefconfig"];

/** One architecture of Linux: what conf and kiln make of its default, extreme and random configurations. */
export function linuxSuite(architecture: Architecture): void {
  const skip =
    skipWithoutConf !== false
      ? skipWithoutConf
      : linuxTree() === undefined &&
        "the Kconfig files of Linux are not in the cache (node --import tsx test/oracle/kconfig/prepare.ts): NOTHING IS COMPARED";

  describe(`Linux for ${architecture}`, { skip }, () => {
    let bench: LinuxBench;
    before(() => {
      bench = new LinuxBench(architecture, true);
    });
    after(() => {
      const { files, tokens, runs, fromCache } = bench;
      process.stderr.write(
        `Linux for ${architecture}: ${files} files of ${runs} runs are identical, and ${tokens} token files (${fromCache} runs of conf from the cache)\n`,
      );
      bench.close();
    });

    test("the compiler's answers are asked for in the same way", () => {
      const asking = new LinuxBench(architecture, false);
      asking.compare(["--alldefconfig", "Kconfig"], { mode: "alldefconfig" }, {});
      bench.files += asking.files;
      bench.tokens += asking.tokens;
      bench.runs += asking.runs;
      bench.fromCache += asking.fromCache;
      asking.close();
    });

    for (const mode of WHOLE) {
      test(mode, () => {
        const written = bench.compare([`--${mode}`, "Kconfig"], { mode }, {});
        roundTrip(bench, written.get(".config")!);
      });
    }

    test("all defconfigs", () => {
      for (const name of bench.defconfigs(architecture)) {
        const text = readFileSync(join(bench.tree, name), "utf8");
        const written = bench.compare(
          ["--defconfig=def", "Kconfig"],
          { mode: "defconfig", file: "def" },
          { def: text },
        );
        roundTrip(bench, written.get(".config")!);
      }
    });

    test(`${RANDOM} random configurations`, () => {
      for (let seed = 1; seed <= RANDOM; seed += 1) {
        const config = bench.randomConfig(seed);
        roundTrip(bench, thinned(config, seed));
        if (seed > WHOLE_RANDOM) continue;
        // What kiln's randconfig writes is complete: both find nothing to add.
        const written = bench.compare(
          ["--olddefconfig", "Kconfig"],
          { mode: "olddefconfig" },
          { ".config": config },
          true,
        );
        assert.equal(written.get(".config") ?? config, config);
      }
    });
  });
}

/** A configuration made current, and made small. */
function roundTrip(bench: LinuxBench, text: string): void {
  const input = { ".config": text };
  bench.compare(["--olddefconfig", "Kconfig"], { mode: "olddefconfig" }, input, true);
  bench.compare(["--savedefconfig=min", "Kconfig"], { mode: "savedefconfig", file: "min" }, input, true);
}
