import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { RealFileSystem } from "../src/host/index.ts";
import {
  applyDotConfig,
  Configuration,
  loadTree,
  readDotConfig,
  type KconfigTree,
} from "../src/kconfig/index.ts";
import { FIXED_ANSWERS } from "../test/oracle/kconfig/linux.test-support.ts";
import { linuxTree } from "../test/oracle/kconfig/linux-tree.ts";
import { conf } from "../test/oracle/kconfig/oracle.test-support.ts";
import { copyCheckout } from "./checkout.ts";
import type { Figure } from "./figure.ts";
import { measureInterleaved, median, timeCommand, type Candidate } from "./measure.ts";
import type { Sandbox } from "./sandbox.ts";

const KCONFIGLIB = "/usr/lib/python3/dist-packages/olddefconfig.py";

/**
 * `olddefconfig` on the Linux tree with an allmodconfig: kiln against the kernel's conf and Kconfiglib, whole processes. Nobody
 * asks a shell: in the copy of the tree every `$(shell,…)` has its answer in its place.
 */
export async function kconfigFigures(sandbox: Sandbox, rounds: number): Promise<Figure[]> {
  const source = linuxTree();
  if (source === undefined || !existsSync(conf)) {
    process.stderr.write("left out: run node --import tsx test/oracle/kconfig/prepare.ts first\n");
    return [];
  }
  const { launcher } = copyCheckout(sandbox);
  const kiln = join(dirname(launcher), "dist/kiln.js");
  const tree = join(sandbox.path, "linux");
  prepareTree(source, tree);
  const env = { ...sandbox.host.env, ...LINUX, KCONFIG_CONFIG: ".config" };
  const time = (argv: readonly [string, ...string[]], cwd: string): Promise<number> =>
    timeCommand({ argv, cwd, env }, sandbox);
  await time([conf, "--allmodconfig", "Kconfig"], tree);
  const candidates: Candidate[] = [
    {
      name: "olddefconfig on Linux",
      time: () => time(["node", kiln, "conf", "--olddefconfig", "Kconfig"], tree),
    },
    { name: "conf", time: () => time([conf, "--olddefconfig", "Kconfig"], tree) },
  ];
  if (existsSync(KCONFIGLIB)) {
    const other = `${tree}-kconfiglib`;
    cpSync(tree, other, { recursive: true });
    // It knows the older spelling alone.
    edit(join(other, "kernel/module/Kconfig"), /^\tmodules$/m, "\toption modules");
    candidates.push({
      name: "Kconfiglib",
      time: () => time(["/usr/bin/python3", KCONFIGLIB, "Kconfig"], other),
    });
  }
  const [own, ...others] = await measureInterleaved(candidates, rounds);
  return [
    {
      name: own!.name,
      value: own!.medianMs,
      unit: "ms",
      against: others.map(({ name, medianMs, ratio }) => ({
        name,
        value: medianMs,
        ratio,
        origin: "measured",
      })),
    },
    changeFigure(tree, env),
  ];
}

const LINUX = {
  ARCH: "x86",
  SRCARCH: "x86",
  srctree: ".",
  KERNELVERSION: "6.1.0",
  CC: "gcc",
  LD: "ld",
  CC_VERSION_TEXT: "gcc (fixed) 12.2.0",
};

function prepareTree(source: string, tree: string): void {
  cpSync(source, tree, { recursive: true });
  writeFileSync(join(tree, "scripts/Kconfig.include"), FIXED_ANSWERS);
  edit(join(tree, "init/Kconfig"), /"?\$\(shell,.*\)"?$/gm, "0");
  edit(join(tree, "scripts/gcc-plugins/Kconfig"), /\$\(success,.*$/m, "y");
}

function edit(path: string, pattern: RegExp, text: string): void {
  writeFileSync(path, readFileSync(path, "utf8").replace(pattern, text));
}

/** Every tenth option of the tree is turned over, and every value asked for again. */
function changeFigure(tree: string, env: Readonly<Record<string, string>>): Figure {
  const files = new RealFileSystem();
  const quiet = {
    out: () => undefined,
    err: () => undefined,
    readLine: () => undefined,
    echo: true,
    seed: () => 0,
  };
  const loaded = loadTree("Kconfig", { files, folder: tree, env, ...quiet })!.tree;
  const configuration = new Configuration(loaded);
  const { assignments } = readDotConfig({
    name: ".config",
    text: readFileSync(join(tree, ".config"), "utf8"),
  });
  applyDotConfig(configuration, assignments);
  askAll(configuration, loaded);
  // Who needs whom is worked out at the first change.
  change(configuration, loaded, "NET");
  const names = [...loaded.symbols.values()]
    .filter(({ type, prompts }) => prompts.length > 0 && (type === "bool" || type === "tristate"))
    .map(({ name }) => name);
  const times = names.filter((_, at) => at % 10 === 0).map((name) => change(configuration, loaded, name));
  times.sort((a, b) => a - b);
  return {
    name: "one option changed, every value read",
    value: median(times),
    unit: "ms",
    against: [],
    note: `${times.length} options; 9 of 10 take at most ${times[Math.floor(times.length * 0.9)]!.toFixed(1)} ms, the slowest ${times.at(-1)!.toFixed(0)} ms`,
  };
}

function change(configuration: Configuration, tree: KconfigTree, name: string): number {
  const value = configuration.value(name);
  const started = performance.now();
  configuration.assign(name, value === "n" ? "y" : "n");
  askAll(configuration, tree);
  const elapsed = performance.now() - started;
  configuration.assign(name, value);
  askAll(configuration, tree);
  return elapsed;
}

function askAll(configuration: Configuration, tree: KconfigTree): void {
  for (const symbol of tree.symbols.values()) configuration.valueOf(symbol);
}
