import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";

/** The checkout. */
export const root = dirname(dirname(import.meta.dirname));

/** Options of a test that boots: without QEMU it is skipped, and says so. */
export const needsQemu: { readonly skip: string | false } = {
  skip: spawnSync("qemu-system-x86_64", ["--version"]).error
    ? "qemu-system-x86_64 is not installed (apt-get install -y qemu-system-x86): NOTHING IS BOOTED"
    : false,
};

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  /** Folder names of the test replaced by `TMP`. */
  readonly stderr: string;
}

/** A folder of its own for one test file, with a cache and a state folder that no other test sees. */
export class Workplace {
  readonly folder: string = mkdtempSync(join(tmpdir(), "kiln-e2e-"));

  constructor() {
    after(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Writes files below the workplace; folders appear as needed. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(this.path(name)), { recursive: true });
      writeFileSync(this.path(name), content);
    }
  }

  /** A copy of an example, without what was built in it. */
  copyExample(name: string, as: string = name): string {
    const skipped = /\/(\.kiln|\.unikraft|\.config\.[^/]*|compile_commands\.json)$/;
    cpSync(join(root, "examples", name), this.path(as), {
      recursive: true,
      filter: (source) => !skipped.test(source),
    });
    return this.path(as);
  }

  /** Runs `./kiln`, standing in the workplace. */
  kiln(
    words: readonly string[],
    options: { env?: Record<string, string>; cwd?: string } = {},
  ): Promise<Finished> {
    return this.run([join(root, "kiln"), ...words], options);
  }

  run(
    argv: readonly string[],
    options: { env?: Record<string, string>; cwd?: string } = {},
  ): Promise<Finished> {
    const [program, ...words] = argv;
    const child = spawn(program!, words, {
      cwd: options.cwd ?? this.folder,
      env: {
        ...process.env,
        // The test runner's own loader is not kiln's.
        NODE_OPTIONS: "",
        XDG_CACHE_HOME: this.path(".cache"),
        XDG_STATE_HOME: this.path(".state"),
        ...options.env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (chunks.stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (chunks.stderr += chunk));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (exitCode) => {
        const show = (text: string): string => text.replaceAll(this.folder, "TMP").replaceAll(root, "KILN");
        resolve({ exitCode, stdout: show(chunks.stdout), stderr: show(chunks.stderr) });
      });
    });
  }

  /** A minimal project that builds: one library, one `main`. */
  project(name: string, changes: Readonly<Record<string, string>> = {}): void {
    const files: Record<string, string> = {
      Kraftfile: "spec: v0.6\nunikraft:\n  source: kiln\n",
      "Makefile.uk": `$(eval $(call addlib,app${name}))\nAPP${name.toUpperCase()}_SRCS-y += $(APP${name.toUpperCase()}_BASE)/main.c\n`,
      "main.c": "int main(void)\n{\n\treturn 0;\n}\n",
      ...changes,
    };
    this.write(Object.fromEntries(Object.entries(files).map(([file, text]) => [`${name}/${file}`, text])));
  }
}
