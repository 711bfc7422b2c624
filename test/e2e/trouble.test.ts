// What happens when the surroundings misbehave: two at once, killed, interrupted, damaged files, no place to write.
import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { needsQemu, root, Workplace } from "./kiln.test-support.ts";

const work = new Workplace();

/** Starts `./kiln` beside the test, as the leader of a process group. */
function start(words: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(join(root, "kiln"), words, {
    cwd: work.folder,
    detached: true,
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      XDG_CACHE_HOME: work.path(".cache"),
      XDG_STATE_HOME: work.path(".state"),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Resolves when the stream has said this; a process that ends without saying it fails the test. */
function says(child: ChildProcess, stream: "stdout" | "stderr", text: string): Promise<void> {
  let heard = "";
  return new Promise((resolve, reject) => {
    child[stream]!.setEncoding("utf8").on("data", (chunk: string) => {
      heard += chunk;
      if (heard.includes(text)) resolve();
    });
    child.once("close", () => reject(new Error(`never said "${text}": ${heard}`)));
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve));
}

/** Command lines that name this test's folder, without kiln's own. */
function running(program: string): string[] {
  const { stdout } = spawnSync("ps", ["-eo", "args"], { encoding: "utf8" });
  return stdout.split("\n").filter((line) => line.includes(work.folder) && line.includes(program));
}

async function untilGone(program: string): Promise<void> {
  for (let tries = 0; running(program).length > 0; tries += 1) {
    assert.ok(tries < 100, `still running: ${running(program).join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("two builds of one project at once: one builds, the other waits and finds nothing to do", async () => {
  work.project("both");
  const [one, two] = await Promise.all([work.kiln(["build", "both"]), work.kiln(["build", "both"])]);
  assert.deepEqual([one.exitCode, two.exitCode], [0, 0], one.stderr + two.stderr);
  const waited = [one, two].filter(({ stderr }) => stderr.includes("waiting for another kiln"));
  assert.equal(waited.length, 1);
  assert.match(waited[0]!.stderr, /, nothing to do /);
});

test("interrupted while a compiler hangs: 130, nothing left, and the same command works", async () => {
  work.project("slow");
  const gcc = spawnSync("sh", ["-c", "command -v gcc"], { encoding: "utf8" }).stdout.trim();
  work.write({
    "bin/gcc": `#!/bin/sh\ncase "$*" in *slow/main.c*) echo $$ > ${work.path("hangs")}; sleep 600;; esac\nexec ${gcc} "$@"\n`,
  });
  chmodSync(work.path("bin/gcc"), 0o755);
  const PATH = `${work.path("bin")}:${process.env["PATH"]!}`;
  const child = start(["build", "slow"], { PATH });
  while (!existsSync(work.path("hangs"))) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGINT");
  assert.equal(await ended(child), 130);
  assert.deepEqual(running("bin/gcc"), []);
  const again = await work.kiln(["build", "slow"]);
  assert.equal(again.exitCode, 0, again.stderr);
});

for (const [signal, exitCode] of [
  ["SIGINT", 130],
  ["SIGHUP", 130],
  ["SIGKILL", null],
] as const) {
  test(`${signal} while the guest runs leaves no QEMU`, needsQemu, async () => {
    work.project("forever", {
      "main.c": '#include <stdio.h>\nint main(void)\n{\n\tprintf("up\\n");\n\tfor (;;)\n\t\t;\n}\n',
    });
    const child = start(["run", "forever"]);
    await says(child, "stdout", "up\n");
    child.kill(signal);
    assert.equal(await ended(child), exitCode);
    await untilGone("qemu-system");
  });
}

test("damaged files in .kiln are made again", async () => {
  work.project("damaged");
  await work.kiln(["build", "damaged"]);
  const image = work.path("damaged/.unikraft/build/damaged_qemu-x86_64");
  const good = readFileSync(image);
  const kept = work.path("damaged/.kiln/kept");
  const plan = join(kept, readdirSync(kept)[0]!);
  const log = work.path("damaged/.kiln/build/damaged_qemu-x86_64/build-log.json");
  for (const path of [plan, log, image]) {
    for (const damaged of [
      "",
      "{}\n{}\n",
      '{"version":1}\n{}\n',
      "null\n",
      readFileSync(path).subarray(0, 99),
    ]) {
      writeFileSync(path, damaged);
      const result = await work.kiln(["build", "damaged"]);
      assert.equal(result.exitCode, 0, result.stderr);
      assert.ok(readFileSync(image).equals(good));
    }
  }
});

test("a place that cannot be written to is named", async () => {
  const result = await work.kiln(["init", "/dev/null/hello"]);
  assert.equal(result.stderr, 'error: cannot open "/dev/null/hello/Kraftfile": not a directory\n');
  assert.equal(result.exitCode, 1);
});

test("without a cache everything works, and is said once", needsQemu, async () => {
  work.project("nocache");
  const result = await work.kiln(["run", "nocache"], { env: { XDG_CACHE_HOME: "/dev/null" } });
  assert.equal(result.exitCode, 0, result.stderr);
  assert.equal(result.stderr.match(/^warning: results are not kept in the cache: /gm)?.length, 1);
});

test("relative and empty XDG folders are ignored, as their specification asks", async () => {
  work.project("xdg");
  const env = { HOME: work.path("home"), XDG_CACHE_HOME: "relative", XDG_STATE_HOME: "" };
  const result = await work.kiln(["build", "xdg"], { env });
  assert.equal(result.exitCode, 0, result.stderr);
  assert.ok(existsSync(work.path("home/.cache/kiln")));
  assert.ok(!existsSync(work.path("relative")));
});

test("output that is lost is a failure, progress that nobody reads is none", async () => {
  const shell = (script: string) =>
    work.run(["sh", "-c", script.replaceAll("kiln", `'${join(root, "kiln")}'`)]);
  const lost = await shell("kiln version > /dev/full");
  assert.match(lost.stderr, /^error: cannot write: no space left on device\n/);
  assert.equal(lost.exitCode, 1);
  work.project("unread");
  const unread = await shell("{ kiln build unread; echo $? > code; } 2>&1 | head -1");
  assert.match(unread.stdout, /^unread for qemu/);
  assert.equal(readFileSync(work.path("code"), "utf8"), "0\n");
});
