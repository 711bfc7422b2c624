import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
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
import { dirname, join, posix, relative } from "node:path";
import type { FileStat } from "../../../src/base/index.ts";
import { RealFileSystem } from "../../../src/host/index.ts";
import {
  loadTree,
  runConfRequest,
  type ConfHost,
  type ConfRequest,
  type LoadedTree,
} from "../../../src/kconfig/index.ts";
import { linuxTree, resultFolder } from "./linux-tree.ts";
import { conf, warnings } from "./oracle.test-support.ts";

/** Programs that `$(shell,…)` asks, with answers that are the same everywhere. */
const PROGRAMS: Readonly<Record<string, string>> = {
  gcc: `case " $* " in
*" --version "*) echo "gcc (fixed) 12.2.0" ;;
*" -Wa,--version "*) echo "GNU assembler (GNU Binutils) 2.40" ;;
*" -print-file-name=plugin "*) echo plugin ;;
*" -E -P "*) echo "GCC 12 2 0" ;;
esac`,
  ld: `case " $* " in *" --version "*) echo "GNU ld (GNU Binutils) 2.40" ;; esac`,
  nm: "",
  objcopy: "",
  pahole: "echo v1.24",
  rustc: "exit 1",
  bindgen: "exit 1",
};

/** The macros of scripts/Kconfig.include with fixed answers, so that a run asks no shell sixty times over. */
export const FIXED_ANSWERS = `comma       := ,
quote       := "
squote      := '
empty       :=
space       := $(empty) $(empty)
dollar      := $
right_paren := )
left_paren  := (
if-success = $(2)
success = y
failure = n
cc-option = y
ld-option = y
as-instr = y
as-option = y
cc-name := GCC
cc-version := 120200
as-name := GNU
as-version := 24000
ld-name := BFD
ld-version := 24000
cc-option-bit = $(1)
m32-flag := -m32
m64-flag := -m64
`;

export type Architecture = "x86" | "arm64";

/** What a run on the Linux tree left. Files by the hash of their content; of empty ones the names are enough. */
interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly warnings: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** The Linux tree for one architecture, read once by kiln and by conf in each of its runs. */
export class LinuxBench {
  readonly tree: string;
  readonly #work: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #fixed: boolean;
  readonly #loaded: LoadedTree;
  readonly #identity: string;
  /** Files with content, and empty token files. */
  files = 0;
  tokens = 0;
  runs = 0;
  fromCache = 0;

  /** `fixed`: with answers instead of the macros that ask the compiler. */
  constructor(architecture: Architecture, fixed: boolean) {
    this.tree = linuxTree()!;
    this.#fixed = fixed;
    this.#work = mkdtempSync(join(tmpdir(), "kconfig-linux-"));
    const bin = join(this.#work, "bin");
    mkdirSync(bin);
    for (const [name, body] of Object.entries(PROGRAMS))
      writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    this.#env = {
      PATH: `${bin}:/usr/bin:/bin`,
      LC_ALL: "C",
      ARCH: architecture,
      SRCARCH: architecture,
      srctree: this.tree,
      KERNELVERSION: "6.1.0",
      CC: "gcc",
      LD: "ld",
      NM: "nm",
      OBJCOPY: "objcopy",
      RUSTC: "rustc",
      BINDGEN: "bindgen",
      PAHOLE: "pahole",
      HOSTCC: "gcc",
      HOSTCXX: "g++",
      CC_VERSION_TEXT: "gcc (fixed) 12.2.0",
      CLANG_FLAGS: "",
    };
    const folder = this.#folder({});
    const errors: string[] = [];
    const loaded = loadTree("Kconfig", this.#host(folder, new Map(), [], errors));
    assert.ok(loaded, errors.join(""));
    this.#loaded = loaded;
    this.#identity = hash(
      [
        readFileSync(conf),
        FIXED_ANSWERS,
        JSON.stringify(PROGRAMS),
        this.tree,
        architecture,
        String(fixed),
      ].join("\0"),
    );
  }

  close(): void {
    rmSync(this.#work, { recursive: true, force: true });
  }

  /** Files below the tree with this ending, as paths from its root. */
  defconfigs(architecture: Architecture): string[] {
    const folder = `arch/${architecture}/configs`;
    return readdirSync(join(this.tree, folder))
      .filter((name) => name.endsWith("defconfig"))
      .map((name) => `${folder}/${name}`);
  }

  /** A random configuration of kiln's. */
  randomConfig(seed: number): string {
    const folder = this.#folder({});
    const written = new Map<string, string>();
    const host = {
      ...this.#host(folder, written, [], []),
      env: { ...this.#env, KCONFIG_SEED: String(seed) },
    };
    // An auto.conf that is there spares writing one.
    written.set(join(folder, "include/config/auto.conf"), "");
    runConfRequest({ mode: "randconfig", silent: true, kconfig: "Kconfig" }, host, this.#loaded);
    return written.get(join(folder, ".config"))!;
  }

  /** Runs both and compares; returns what kiln wrote. `spareGenerated`: no auto.conf and its like. */
  compare(
    words: readonly string[],
    request: Omit<ConfRequest, "kconfig" | "silent">,
    inputs: Readonly<Record<string, string>>,
    spareGenerated = false,
  ): Map<string, string> {
    const files = spareGenerated ? { "include/config/auto.conf": "", ...inputs } : inputs;
    const folder = this.#folder(files);
    const written = new Map<string, string>();
    const out: string[] = [];
    const err: string[] = [];
    const status = runConfRequest(
      { silent: false, kconfig: "Kconfig", ...request },
      this.#host(folder, written, out, err),
      this.#loaded,
    );
    const kiln: Result = {
      status,
      stdout: out.join(""),
      warnings: warnings(err.join("")),
      files: this.#hashes([...written].map(([path, text]) => [relative(folder, path), text])),
    };
    const real = this.#real(words, files);
    this.runs += 1;
    for (const content of Object.values(real.files)) {
      if (content === "") this.tokens += 1;
      else this.files += 1;
    }
    const [first] = Object.keys({ ...real.files, ...kiln.files }).filter(
      (name) => real.files[name] !== kiln.files[name],
    );
    if (first !== undefined) {
      // The cache has hashes alone; to show a difference conf runs again.
      const text = this.#run(words, files, (at) =>
        existsSync(join(at, first)) ? readFileSync(join(at, first), "utf8") : "",
      );
      assert.equal(written.get(join(folder, first)) ?? "", text.left, `${first} of conf ${words.join(" ")}`);
    }
    assert.deepEqual(kiln, real, `conf ${words.join(" ")}`);
    rmSync(folder, { recursive: true, force: true });
    return new Map([...written].map(([path, text]) => [relative(folder, path), text]));
  }

  #real(words: readonly string[], files: Readonly<Record<string, string>>): Result {
    const key = hash([this.#identity, JSON.stringify(words), JSON.stringify(files)].join("\0"));
    const path = join(resultFolder, key.slice(0, 2), `${key}.json`);
    if (existsSync(path)) {
      this.fromCache += 1;
      return JSON.parse(readFileSync(path, "utf8")) as Result;
    }
    const { left, status, stdout, stderr } = this.#run(words, files, (folder) =>
      this.#hashes(filesBelow(folder, files)),
    );
    const result: Result = { status, stdout, warnings: warnings(stderr), files: left };
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(result));
    return result;
  }

  #run<T>(
    words: readonly string[],
    files: Readonly<Record<string, string>>,
    look: (folder: string) => T,
  ): { left: T; status: number; stdout: string; stderr: string } {
    const folder = this.#folder(files);
    const { status, stdout, stderr, error } = spawnSync(conf, words, {
      cwd: folder,
      env: this.#env,
      input: "",
      encoding: "utf8",
      timeout: 60_000,
    });
    if (error) throw error;
    const left = look(folder);
    rmSync(folder, { recursive: true, force: true });
    return { left, status: status ?? -1, stdout, stderr };
  }

  #hashes(files: Iterable<readonly [string, string]>): Record<string, string> {
    const result: Record<string, string> = {};
    for (const [name, text] of files)
      result[name] = text === "" ? "" : hash(text.replaceAll(this.tree, "SRCTREE"));
    return Object.fromEntries(Object.entries(result).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** A fresh current folder. What lies in it comes before what lies in `srctree`. */
  #folder(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(this.#work, "run-"));
    const all = this.#fixed ? { "scripts/Kconfig.include": FIXED_ANSWERS, ...files } : files;
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  }

  /** The real files below what was written, which stays in memory: thirteen thousand token files are quick to compare there. */
  #host(folder: string, written: Map<string, string>, out: string[], err: string[]): ConfHost {
    const real = new RealFileSystem();
    const memory: FileStat = { kind: "file", size: 0, mtimeMs: 0, inode: 0, mode: 0o644 };
    const answers = new Map<string, { stdout: string; exitCode: number }>();
    return {
      folder,
      env: this.#env,
      files: {
        stat: (path) => (written.has(path) ? memory : real.stat(path)),
        readText: (path) => written.get(path) ?? real.readText(path),
        readDirectory: (path) => real.readDirectory(path),
        realPath: (path) => real.realPath(path),
        makeDirectory: () => undefined,
        writeFile: (path, content) => void written.set(posix.normalize(path), content.toString()),
        rename: () => undefined,
        remove: () => undefined,
      },
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      readLine: () => undefined,
      echo: true,
      seed: () => 0,
      shell: (command) => {
        const known = answers.get(command);
        if (known) return known;
        const result = spawnSync("/bin/sh", ["-c", command], {
          cwd: folder,
          env: this.#env,
          encoding: "utf8",
        });
        const answer = { stdout: result.stdout, exitCode: result.status ?? 1 };
        answers.set(command, answer);
        return answer;
      },
    };
  }
}

/** About every second line of a configuration, the same ones for the same seed. */
export function thinned(config: string, seed: number): string {
  const lines = config.split("\n");
  return lines
    .filter((line, at) => line === "" || parseInt(hash(`${seed} ${at}`).slice(0, 2), 16) < 128)
    .join("\n");
}

/** Every file that was not there before, or is another now. */
function* filesBelow(
  folder: string,
  before: Readonly<Record<string, string>>,
): Iterable<readonly [string, string]> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (!entry.isFile() || name === "scripts/Kconfig.include") continue;
    const text = readFileSync(path, "utf8");
    if (before[name] !== text) yield [name, text];
  }
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
