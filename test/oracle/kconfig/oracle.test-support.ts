import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { RealFileSystem } from "../../../src/host/index.ts";
import { runConf } from "../../../src/kconfig/index.ts";

// The kernel's own conf, from Debian's package linux-kbuild-6.1, runs on the same input as kiln.

export const conf = process.env["KILN_ORACLE_CONF"] ?? "/usr/lib/linux-kbuild-6.1/scripts/kconfig/conf";

/** For `describe` and `test`: loud when there is nothing to compare with. */
export const skipWithoutConf: string | false =
  !existsSync(conf) && `${conf} is not there (apt-get install linux-kbuild-6.1): NOTHING IS COMPARED`;

/** One run of conf: a folder of files, and what it is called with. */
export interface Scenario {
  readonly files: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** What a run leaves behind. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** conf asked again and again for what no line of the input answers. */
  readonly endless?: boolean;
  /** Every file of the folder but those of the scenario that are as they were, by path. */
  readonly files: Readonly<Record<string, string>>;
}

const PATH = process.env["PATH"] ?? "";

export function runReal({ files, words, env, input = "" }: Scenario): Outcome {
  return inFolder(files, (folder) => {
    const { status, stdout, stderr, error } = spawnSync(conf, words, {
      cwd: folder,
      env: { PATH, ...env },
      input,
      encoding: "utf8",
      timeout: 20_000,
    });
    // conf may end without reading all its input.
    const code = (error as NodeJS.ErrnoException | undefined)?.code;
    if (code === "ENOBUFS" || code === "ETIMEDOUT")
      return { status: -1, stdout: "", stderr: "", endless: true };
    if (error && code !== "EPIPE") throw error;
    return {
      status: status ?? -1,
      stdout: stdout.replaceAll(conf, "conf"),
      stderr: stderr.replaceAll(conf, "conf"),
    };
  });
}

export function runKiln({ files, words, env, input = "" }: Scenario): Outcome {
  return inFolder(files, (folder) => {
    let stdout = "";
    let stderr = "";
    const lines = input.split(/(?<=\n)/).filter((line) => line !== "");
    const around = { PATH, ...env };
    const status = runConf("conf", words, {
      files: new RealFileSystem(),
      folder,
      env: around,
      out: (text) => {
        stdout += text;
        // A dialogue that does not end is a mistake, and must not take the machine with it.
        if (stdout.length > 1_000_000) throw new Error(`endless: ${stdout.slice(0, 3000)}`);
      },
      err: (text) => (stderr += text),
      readLine: () => lines.shift(),
      echo: true,
      seed: () => 1,
      shell: (command) => {
        const result = spawnSync("/bin/sh", ["-c", command], { cwd: folder, env: around, encoding: "utf8" });
        stderr += result.stderr;
        return { stdout: result.stdout, exitCode: result.status ?? 1 };
      },
    });
    return { status, stdout, stderr };
  });
}

function inFolder(files: Scenario["files"], run: (folder: string) => Omit<Outcome, "files">): Outcome {
  const folder = mkdtempSync(join(tmpdir(), "kconfig-oracle-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const outcome = run(folder);
    const left: Record<string, string> = {};
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      const path = join(folder, name);
      if (
        readdirSync(dirname(path), { withFileTypes: true })
          .find((one) => join(dirname(path), one.name) === path)
          ?.isDirectory()
      )
        continue;
      const text = readFileSync(path, "utf8");
      if (files[name] !== text) left[name] = text;
    }
    return { ...outcome, files: left };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Warnings as a set: conf repeats some each time it computes a value, and in an order that follows from its tables. A
 * warning about unmet dependencies is several lines.
 */
export function warnings(stderr: string): string[] {
  const blocks = stderr.split(/\n(?=\n|\S)/).map((block) => block.trim());
  return [...new Set(blocks.filter((block) => block !== ""))].sort();
}

/** A difference that is known: the day it is gone its note must go too. */
export function assertDiffers(scenario: Scenario): void {
  const { status, files } = runReal(scenario);
  const kiln = runKiln(scenario);
  assert.notDeepEqual(
    { status: kiln.status, files: kiln.files },
    { status, files },
    "the known difference is gone: take its line out of this test",
  );
}

/** How many files were found to be the same, for the summary at the end. */
export const compared = { files: 0, runs: 0 };

/**
 * Both make the same of a scenario: exit status, files, output and the content of warnings. `status`: warnings of values on the
 * way to the final ones are not looked at, which conf tells about in the all*config modes.
 */
export function assertSame(scenario: Scenario, look: "all" | "status" = "all"): void {
  const kiln = runKiln(scenario);
  const real = runReal(scenario);
  if (real.endless) return;
  const shown = (outcome: Outcome): unknown => ({
    ...outcome,
    // Told once for each expression that is turned around on the way, so the count says nothing.
    stdout: outcome.stdout.replace(/^boolean symbol \w+ tested for 'm'\? test forced to '.'\n/gm, ""),
    stderr: look === "all" ? warnings(outcome.stderr) : undefined,
  });
  assert.deepEqual(shown(kiln), shown(real), `conf ${scenario.words.join(" ")}`);
  compared.runs += 1;
  compared.files += Object.keys(real.files).length;
}
