import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Figure } from "./figure.ts";
import { timeCommand } from "./measure.ts";
import type { Sandbox } from "./sandbox.ts";

/**
 * How many programs an up-to-date build starts. `undefined` when strace is not installed or may not look at processes
 * here.
 */
export async function processesOfBuild(
  command: readonly [string, ...string[]],
  cwd: string,
  sandbox: Sandbox,
): Promise<Figure | undefined> {
  const { host, path } = sandbox;
  const strace = host.processes.which("strace", host.env);
  if (strace === undefined) return undefined;
  const log = join(path, "execve.log");
  const probe = await host.processes.run({ argv: [strace, "-qq", "-o", log, "true"], cwd, env: host.env });
  if (probe.exitCode !== 0) return undefined;
  await timeCommand({ argv: command, cwd }, sandbox);
  const argv = [strace, "-f", "-qq", "-e", "trace=execve", "-o", log, ...command] as const;
  await timeCommand({ argv, cwd }, sandbox);
  // PID execve("/usr/bin/node", …) = 0; tries along PATH that found nothing end in an error instead.
  const started = [...readFileSync(log, "utf8").matchAll(/execve\("([^"]+)".*= 0$/gm)].map((match) =>
    basename(match[1]!),
  );
  const node = started.indexOf("node");
  const ofBuild = started.slice(node + 1);
  return {
    name: "programs a build starts when nothing changed",
    value: ofBuild.length,
    unit: "processes",
    against: [],
    note: `${ofBuild.join(", ") || "none"}; the launcher before it: ${started.slice(0, node + 1).join(", ")}`,
  };
}
