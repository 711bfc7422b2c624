import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { PlannedTarget } from "../src/workflow/index.ts";
import { build, copyCheckout, greeting, type Checkout } from "./checkout.ts";
import type { Figure } from "./figure.ts";
import { makefileFromGraph } from "./makefile-from-graph.ts";
import { measureInterleaved, timeCommand } from "./measure.ts";
import { processesOfBuild } from "./processes.ts";
import type { Sandbox } from "./sandbox.ts";

/** What happens between two builds. `round` counts from 0; nothing that a round makes may exist already. */
interface Scenario {
  readonly name: string;
  readonly note?: string;
  /** Changes sources; both sides see it. */
  readonly change?: (round: number) => void;
  readonly beforeKiln?: (round: number) => Promise<void> | void;
  readonly beforeMake?: (round: number) => Promise<void> | void;
  readonly kilnWords?: (round: number) => readonly string[];
  /** For builds that take milliseconds. */
  readonly repeat?: number;
}

/** kiln's project and make's tree, side by side in a sandbox. */
interface Contest {
  readonly checkout: Checkout;
  readonly planned: PlannedTarget;
  /** make's folder. */
  readonly tree: string;
  readonly makeEnv: Readonly<Record<string, string>>;
  readonly jobs: number;
  readonly sandbox: Sandbox;
}

/** An option with many values, which two files look at. */
const option = "CONFIG_LIBUKBOOT_MAXNBARGS";
const header = "include/uk/essentials.h";
/** kiln trusts the time of a file that was written longer ago than this, as most files of most projects were. */
const restMs = 2_500;

/** helloworld built by kiln, against GNU make running the same commands. */
export async function buildFigures(sandbox: Sandbox, rounds: number): Promise<Figure[]> {
  const checkout = copyCheckout(sandbox);
  const planned = await build(checkout.project, checkout.core, sandbox);
  const contest = plantMakeTree(checkout, planned, sandbox);
  const figures: Figure[] = [];
  for (const scenario of scenarios(contest)) figures.push(await measure(scenario, contest, rounds));
  const processes = await processesOfBuild(kilnCommand(contest, []), checkout.project, sandbox);
  return processes ? [...figures, processes] : figures;
}

function scenarios(contest: Contest): Scenario[] {
  const { checkout, planned, tree, sandbox } = contest;
  const edit = (path: string, from: RegExp, to: string): void => {
    const text = readFileSync(path, "utf8");
    if (!from.test(text)) throw new Error(`"${path}" has no ${String(from)}`);
    writeFileSync(path, text.replace(from, to));
  };
  return [
    {
      name: "cold build",
      note: "kiln reads the project, configures, plans and fills its store; make starts from ready commands",
      beforeKiln: () => forgetEverything(contest),
      beforeMake: () => emptyTree(contest),
    },
    {
      name: "nothing changed",
      repeat: 5,
      beforeKiln: async (round) => {
        if (round > 0) return;
        await sandbox.host.clock.sleep(restMs, sandbox.signal);
        await timeCommand({ argv: kilnCommand(contest, []), cwd: checkout.project }, sandbox);
      },
    },
    {
      name: "main.c changed",
      change: (round) =>
        edit(join(checkout.project, "main.c"), /Hello from kiln![^\\"]*/, `${greeting} ${round}`),
    },
    {
      name: "one header of the core changed",
      note: `${header}: both compile whatever includes it`,
      change: (round) => appendFileSync(join(checkout.core, header), `#define BENCH_ROUND_${round}\n`),
    },
    {
      name: "one CONFIG_ value changed",
      note: `${option}: kiln configures and plans anew, then compiles what mentions it; make compiles what includes config.h`,
      kilnWords: (round) => ["--kconfig", `${option}=${optionValue(round)}`],
      beforeMake: (round) => {
        const place = placeInTree(planned, tree);
        edit(place(configHeader(planned)), new RegExp(`(#define ${option}) .*`), `$1 ${optionValue(round)}`);
      },
    },
    {
      name: "clean, then build",
      note: "kiln restores from its store",
      beforeKiln: async () => {
        const argv = [checkout.launcher, "clean", checkout.project] as const;
        await timeCommand({ argv, cwd: checkout.project }, sandbox);
      },
      beforeMake: () => emptyTree(contest),
    },
  ];
}

async function measure(scenario: Scenario, contest: Contest, rounds: number): Promise<Figure> {
  const { checkout, tree, makeEnv, jobs, sandbox } = contest;
  const repeat = scenario.repeat ?? 1;
  const kiln = (round: number): Promise<number> => {
    const argv = kilnCommand(contest, scenario.kilnWords?.(round) ?? []);
    return timeCommand({ argv, cwd: checkout.project, repeat }, sandbox);
  };
  const make = (): Promise<number> =>
    timeCommand({ argv: ["make", "-j", String(jobs)], cwd: tree, env: makeEnv, repeat }, sandbox);
  const candidates = [
    { name: "kiln", time: kiln, prepare: (round: number) => scenario.beforeKiln?.(round) },
    { name: "GNU make", time: make, prepare: (round: number) => scenario.beforeMake?.(round) },
  ];
  const [own, other] = await measureInterleaved(candidates, rounds, scenario.change);
  const { name, note } = scenario;
  return {
    name,
    value: own!.medianMs,
    unit: "ms",
    against: [{ name: other!.name, value: other!.medianMs, ratio: other!.ratio, origin: "measured" }],
    ...(note === undefined ? {} : { note }),
  };
}

function kilnCommand({ checkout, jobs }: Contest, words: readonly string[]): [string, ...string[]] {
  return [checkout.launcher, "build", checkout.project, "-j", String(jobs), ...words];
}

/** Writes the Makefile, and copies what kiln generates without an action (config.h and its kind). */
function plantMakeTree(checkout: Checkout, planned: PlannedTarget, sandbox: Sandbox): Contest {
  const { graph, buildDirectory } = planned;
  const tree = join(sandbox.path, "make");
  const made = new Set(graph.actions.flatMap(({ outputs, depfile }) => [...outputs, depfile]));
  cpSync(buildDirectory, tree, {
    recursive: true,
    preserveTimestamps: true,
    filter: (from) => !made.has(from),
  });
  const { makefile, scripts, env } = makefileFromGraph(graph, tree, placeInTree(planned, tree));
  for (const [path, text] of [[join(tree, "Makefile"), makefile] as const, ...scripts])
    writeFileSync(path, text);
  const contest = { checkout, planned, tree, makeEnv: env, jobs: sandbox.host.cpuCount, sandbox };
  emptyTree(contest);
  return contest;
}

/** Moves paths of the build folder and of the images into make's tree; all other files are shared. */
function placeInTree({ buildDirectory, image }: PlannedTarget, tree: string): (text: string) => string {
  return (text) => text.replaceAll(buildDirectory, tree).replaceAll(dirname(image), join(tree, "image"));
}

/** Removes what make has made. Its folders exist beforehand, which it is not timed for. */
function emptyTree({ planned, tree }: Contest): void {
  const place = placeInTree(planned, tree);
  for (const { outputs, depfile } of planned.graph.actions) {
    for (const path of depfile === undefined ? outputs : [...outputs, depfile]) {
      rmSync(place(path), { force: true });
      mkdirSync(dirname(place(path)), { recursive: true });
    }
  }
}

/** Removes everything that kiln has written, the store included. */
function forgetEverything({ checkout, planned, sandbox }: Contest): void {
  const dotConfig = `.config.${relative(dirname(planned.image), planned.image)}`;
  for (const name of [".kiln", ".unikraft", "compile_commands.json", dotConfig]) {
    rmSync(join(checkout.project, name), { recursive: true, force: true });
  }
  rmSync(sandbox.host.env.XDG_CACHE_HOME!, { recursive: true, force: true });
}

function optionValue(round: number): number {
  return 100 + round;
}

function configHeader({ graph }: PlannedTarget): string {
  if (!graph.configHeader) throw new Error("the graph names no configuration header");
  return graph.configHeader.path;
}
