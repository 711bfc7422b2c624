import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, symlinkSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { KilnError } from "../src/base/index.ts";
import { buildProject, type PlannedTarget, type WorkflowEvent } from "../src/workflow/index.ts";
import type { Sandbox } from "./sandbox.ts";

const root = dirname(import.meta.dirname);

/** A copy of this checkout, as far as it takes part in a build. Any file of it may be changed. */
export interface Checkout {
  readonly launcher: string;
  readonly core: string;
  /** The folder of examples/helloworld, never built. */
  readonly project: string;
}

/** Copies the checkout into a new folder of a sandbox. It must have been brought up. */
export function copyCheckout(sandbox: Sandbox): Checkout {
  const path = mkdtempSync(join(sandbox.path, "checkout-"));
  const to = join(path, "kiln");
  for (const name of [
    "kiln",
    "package.json",
    "package-lock.json",
    "tools/bring-up.mjs",
    "dist",
    "src",
    "core",
  ]) {
    copyTree(join(root, name), join(to, name));
  }
  symlinkSync(join(root, "node_modules"), join(to, "node_modules"));
  // The launcher compares times; a file saved while we copied must not make it compile.
  const now = new Date();
  utimesSync(join(to, "dist/stamp"), now, now);
  const project = join(path, "helloworld");
  copyProject(project);
  return { launcher: join(to, "kiln"), core: join(to, "core"), project };
}

/** The sources of examples/helloworld, without anything that building has left there. */
function copyProject(to: string): void {
  mkdirSync(to);
  for (const name of ["Kraftfile", "Config.uk", "Makefile.uk", "main.c"]) {
    copyTree(join(root, "examples/helloworld", name), join(to, name));
  }
}

// cp keeps the times of folders too, which cpSync does not.
function copyTree(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const { status, stderr } = spawnSync("cp", ["-a", from, to], { encoding: "utf8" });
  if (status !== 0) throw new Error(`cannot copy "${from}": ${stderr}`);
}

/** Builds helloworld with default options from the checkout's sources and core, once in a sandbox. */
export async function buildHelloworld(sandbox: Sandbox): Promise<PlannedTarget> {
  const project = join(sandbox.path, "helloworld");
  if (!existsSync(project)) copyProject(project);
  return build(project, join(root, "core"), sandbox);
}

/** Builds a project inside this process; rejects with what the failed commands said. */
export async function build(project: string, core: string, sandbox: Sandbox): Promise<PlannedTarget> {
  const { host, signal } = sandbox;
  const said: string[] = [];
  const listen = (event: WorkflowEvent): void => {
    if (event.kind !== "build" || event.event.kind !== "action-failed") return;
    const { action, message, output } = event.event;
    said.push(`${action.label} ${action.text}: ${message}\n${output}`);
  };
  const request = { directory: project, cwd: project, kconfig: [] };
  const options = { jobs: host.cpuCount, keepGoing: false, readStore: true, mayInstall: false };
  const installation = { version: "(bench)", coreDirectory: core, identity: "bench" };
  const context = { host, signal, installation, emit: listen, choose: undefined };
  try {
    return await buildProject({ ...request, ...options }, context);
  } catch (error) {
    if (!(error instanceof KilnError) || said.length === 0) throw error;
    throw new Error(`"${project}" does not build\n${said.join("\n")}`, { cause: error });
  }
}

/** What helloworld's main prints. */
export const greeting = "Hello from kiln!";
