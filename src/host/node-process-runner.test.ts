import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { describe, it } from "node:test";
import { KilnError, type ProcessSpec } from "../base/index.ts";
import { NodeProcessRunner } from "./node-process-runner.ts";

const env = { PATH: process.env["PATH"] ?? "", KEY: "value" };

function shell(script: string, input?: string): ProcessSpec {
  return { argv: ["sh", "-c", script], cwd: "/", env, ...(input === undefined ? {} : { input }) };
}

/** Starts and waits until the process wrote its first line. */
async function startedShell(runner: NodeProcessRunner, script: string) {
  let running: ReturnType<NodeProcessRunner["start"]> | undefined;
  const line = await new Promise<string>((resolve) => {
    running = runner.start(shell(script), { stdout: resolve });
  });
  return { running: running!, line };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("NodeProcessRunner.run", () => {
  const runner = new NodeProcessRunner();

  it("gives exit code and both outputs", async () => {
    assert.deepEqual(await runner.run(shell("echo out; echo err >&2; exit 3")), {
      exitCode: 3,
      signal: undefined,
      stdout: "out\n",
      stderr: "err\n",
    });
  });

  it("passes input, folder and exactly the given environment", async () => {
    const result = await runner.run(shell("cat; pwd; echo $KEY$HOME", "text\n"));
    assert.equal(result.stdout, "text\n/\nvalue\n");
  });

  it("gives an empty input when there is none", async () => {
    assert.equal((await runner.run(shell("cat; echo done"))).stdout, "done\n");
  });

  it("survives a program that does not read its input", async () => {
    const big = "x".repeat(1 << 20);
    assert.equal((await runner.run(shell("exit 0", big))).exitCode, 0);
    assert.equal(runner.runSync(shell("exit 0", big)).exitCode, 0);
  });

  it("decodes with replacement", async () => {
    assert.equal((await runner.run(shell("printf 'a\\377b'"))).stdout, "a\ufffdb");
  });

  it("reports the signal", async () => {
    const result = await runner.run(shell("kill -9 $$"));
    assert.deepEqual([result.exitCode, result.signal], [undefined, "SIGKILL"]);
  });

  it("says which program or folder is missing", async () => {
    const missing = (error: unknown) => error instanceof KilnError && `${error.code}: ${error.message}`;
    await assert.rejects(runner.run({ argv: ["no-such-tool"], cwd: "/", env }), (error) => {
      assert.equal(missing(error), 'host/no-such-program: cannot run "no-such-tool": no such program');
      return true;
    });
    await assert.rejects(runner.run({ argv: ["sh"], cwd: "/no/such", env }), (error) => {
      assert.equal(missing(error), 'host/no-such-folder: cannot run "sh" in "/no/such": no such folder');
      return true;
    });
    assert.throws(() => runner.runSync({ argv: ["/etc/passwd"], cwd: "/", env }), {
      code: "host/no-such-program",
      message: 'cannot run "/etc/passwd": it is not executable',
    });
    await assert.rejects(runner.start({ argv: ["no-such-tool"], cwd: "/", env }, {}).ended, {
      code: "host/no-such-program",
    });
  });

  it("stops the whole group on abort and rejects with the reason", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    const other = new NodeProcessRunner();
    const { running } = await startedShell(other, "echo ready; sleep 60");
    const running2 = runner.run(shell("sleep 60 & wait"), controller.signal);
    controller.abort(reason);
    await assert.rejects(running2, (error) => error === reason);
    await other.stopAll();
    assert.equal(isAlive(running.pid), false);
    await assert.rejects(runner.run(shell("true"), controller.signal), (error) => error === reason);
  });
});

describe("NodeProcessRunner.runSync", () => {
  it("is run, blocking", () => {
    const runner = new NodeProcessRunner();
    assert.deepEqual(runner.runSync(shell("cat; echo err >&2; exit 4", "in")), {
      exitCode: 4,
      signal: undefined,
      stdout: "in",
      stderr: "err\n",
    });
  });
});

describe("NodeProcessRunner.start", () => {
  it("streams output and takes input while running", async () => {
    const runner = new NodeProcessRunner();
    let output = "";
    const running = runner.start(shell('read line; echo "got $line"; exit 5'), {
      stdout: (chunk) => (output += chunk),
    });
    running.write("hello\n");
    assert.deepEqual(await running.ended, { exitCode: 5, signal: undefined });
    assert.equal(output, "got hello\n");
  });

  it("keeps a split character together", async () => {
    const runner = new NodeProcessRunner();
    const chunks: string[] = [];
    const running = runner.start(shell("printf '\\303'; read x; printf '\\274'"), {
      stdout: (chunk) => chunks.push(chunk),
    });
    running.write("\n");
    await running.ended;
    assert.equal(chunks.join(""), "\u00fc");
  });

  it("stops the children of the process too", async () => {
    const runner = new NodeProcessRunner();
    const { running, line } = await startedShell(runner, "sleep 60 & echo $!; wait");
    await running.stop();
    assert.deepEqual(await running.ended, { exitCode: undefined, signal: "SIGTERM" });
    // A killed orphan may stay a zombie where process 1 does not reap; it runs no more either way.
    const result = runner.runSync(shell(`sed -n 's/^State:.//p' /proc/${line.trim()}/status 2>&1`));
    assert.match(result.stdout, /^(Z|X|sed: .*No such file|$)/);
  });

  const hasSetpriv = new NodeProcessRunner().which("setpriv", { PATH: "/usr/bin:/bin" }) !== undefined;

  it("leaves nothing behind when kiln itself is killed", { skip: !hasSetpriv && "no setpriv" }, async () => {
    const program = `
      import { NodeProcessRunner } from ${JSON.stringify(import.meta.resolve("./node-process-runner.ts"))};
      const spec = { argv: ["sleep", "60"], cwd: "/", env: { PATH: process.env.PATH } };
      process.stdout.write(String(new NodeProcessRunner().start(spec, {}).pid));
    `;
    const kiln = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program]);
    const pid = Number(await new Promise((resolve) => kiln.stdout.once("data", resolve)));
    const runner = new NodeProcessRunner();
    const state = () => runner.runSync(shell(`sed -n 's/^State:.//p' /proc/${pid}/status 2>&1`)).stdout;
    const command = () => runner.runSync(shell(`tr '\\0' ' ' < /proc/${pid}/cmdline`)).stdout;
    while (command() !== "sleep 60 ") await new Promise((resolve) => setTimeout(resolve, 5));
    kiln.kill("SIGKILL");
    while (/^[RSD]/.test(state())) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it("forces what ignores the polite signal", async () => {
    const runner = new NodeProcessRunner();
    const { running } = await startedShell(
      runner,
      "trap '' TERM; echo ready; while :; do read x <&2 || sleep 60; done",
    );
    await runner.stopAll();
    assert.equal((await running.ended).signal, "SIGKILL");
  });
});

describe("NodeProcessRunner and awkward processes", () => {
  const runner = new NodeProcessRunner();

  it("does not wait for what left the group and keeps the output open", async () => {
    const { running, line } = await startedShell(runner, "setsid sleep 20 & echo $!; wait");
    await running.stop();
    process.kill(Number(line));
  });

  it("refuses a command line that is too long", async () => {
    const spec: ProcessSpec = { argv: ["true", "x".repeat(1 << 18)], cwd: "/", env };
    const error = {
      code: "host/no-such-program",
      message: 'cannot run "true": its command line is too long',
    };
    await assert.rejects(runner.run(spec), error);
    assert.throws(() => runner.runSync(spec), error);
    assert.throws(() => runner.start(spec, {}), error);
  });
});

describe("NodeProcessRunner.which", () => {
  const runner = new NodeProcessRunner();

  it("searches PATH", () => {
    assert.equal(runner.which("sh", { PATH: "/no/such:/bin" }), "/bin/sh");
    assert.equal(runner.which("sh", { PATH: "/no/such" }), undefined);
    assert.equal(runner.which("sh", {}), undefined);
    assert.equal(runner.which("/bin/sh", {}), "/bin/sh");
    assert.equal(runner.which("/etc/passwd", {}), undefined);
    assert.equal(runner.which("etc", { PATH: "/" }), undefined);
  });
});
