import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { parseCase, type CaseFile } from "./case-file.ts";

// Every case is run under GNU make too: the expectations are its words, not ours.

const folder = new URL("../../test/cases/make/", import.meta.url);
const path = process.env["PATH"] ?? "";
const version = gnuMakeVersion();

describe("GNU make says the same", { skip: skipReason() }, () => {
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".mk"))) {
    const test = parseCase(name.replace(/\.mk$/, ""), readFileSync(new URL(name, folder), "utf8"));
    // What only a newer make has cannot be asked of this one; our own run of the case stands alone.
    if (test.requires !== undefined && isOlder(version, test.requires)) continue;
    it(test.name, () => {
      const said = gnuMake(test);
      if (test.differs === undefined) assert.equal(said, test.expected);
      else assert.notEqual(said, test.expected, "the known difference is gone: remove '# differs:'");
    });
  }
});

/** `""` when there is none. */
function gnuMakeVersion(): string {
  const { error, stdout } = spawnSync("make", ["--version"], { encoding: "utf8" });
  return error ? "" : (/^GNU Make ([0-9.]+)/.exec(stdout)?.[1] ?? "");
}

function skipReason(): string | false {
  if (version === "") return "GNU make is not installed: NOTHING IS COMPARED";
  return isOlder(version, "4.3") && `GNU make ${version} is too old to compare with: NOTHING IS COMPARED`;
}

function isOlder(have: string, want: string): boolean {
  const [major = 0, minor = 0] = have.split(".").map(Number);
  const [wantMajor = 0, wantMinor = 0] = want.split(".").map(Number);
  return major < wantMajor || (major === wantMajor && minor < wantMinor);
}

/** Output of both streams in order. A second makefile brings a goal, so that only reading happens. */
function gnuMake({ files, env }: CaseFile): string {
  const root = mkdtempSync(join(tmpdir(), "make-oracle-"));
  try {
    const cwd = join(root, "d");
    for (const [name, text] of files) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    writeFileSync(join(root, "goal.mk"), "oracle-goal:;@:\n");
    const command = "make -f Makefile -f ../goal.mk oracle-goal 2>&1";
    const result = spawnSync("/bin/sh", ["-c", command], {
      cwd,
      env: { ...env, PATH: path },
      encoding: "utf8",
      timeout: 20_000,
    });
    return mergeMissingInclude(result.stdout);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** A missing makefile is two messages in make, because it tries to make it in between; here it is one. */
function mergeMissingInclude(output: string): string {
  return output.replace(
    /^(\S+:\d+): (.*: No such file or directory)\nmake: \*\*\* No rule to make target '.*'\. {2}Stop\.$/m,
    "$1: *** $2.  Stop.",
  );
}
