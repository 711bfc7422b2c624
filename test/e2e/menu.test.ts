// The real `kiln menu` on a real terminal, that of tmux. The screens are in test/golden/menu/terminal-*.txt:
// a line `=== KEYS`, keys by tmux's names, and the screen after them. UPDATE_GOLDEN=1 writes them anew.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before as beforeAll, test } from "node:test";
import { root, Workplace } from "./kiln.test-support.ts";
import { needsTmux, Tmux } from "./tmux.test-support.ts";

const workplace = new Workplace();
// Bringing the checkout up would write onto the terminals.
beforeAll(() => workplace.kiln(["version"]));
const golden = join(root, "test/golden/menu");

interface Window {
  readonly width?: number;
  readonly height?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A terminal with the menu of a fresh copy of helloworld in it; its exit code is shown when it has ended. */
function openMenu(
  name: string,
  { width = 80, height = 24, env = {} }: Window = {},
): { folder: string; tmux: Tmux } {
  const folder = workplace.copyExample("helloworld", name);
  const tmux = new Tmux(`echo before; '${root}/kiln' menu; echo "exit code $?"; read end`, {
    width,
    height,
    cwd: folder,
    env: {
      LANG: "C.UTF-8",
      NODE_OPTIONS: "",
      XDG_CACHE_HOME: workplace.path(".cache"),
      XDG_STATE_HOME: workplace.path(".state"),
      ...env,
    },
  });
  return { folder, tmux };
}

async function checkGolden(tmux: Tmux, name: string): Promise<void> {
  const path = join(golden, name);
  const [intro = "", ...steps] = readFileSync(path, "utf8").split(/^(?==== ?)/m);
  assert.ok(steps.length > 0, `${name} has no steps`);
  const shown: string[] = [];
  for (const step of steps) {
    const [line = ""] = step.split("\n");
    const expected = step.slice(line.length + 1);
    const keys = line
      .slice(3)
      .split(" ")
      .filter((key) => key !== "");
    if (keys.length > 0) tmux.keys(...keys);
    if (process.env.UPDATE_GOLDEN === "1") shown.push(`${line}\n${await tmux.settledScreen()}`);
    else assert.equal(await tmux.screenOnce((screen) => screen === expected), expected, `${name}: ${line}`);
  }
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, [intro, ...shown].join(""));
}

test("the menu searches, changes, undoes, redoes and saves", needsTmux, async () => {
  const { folder, tmux } = openMenu("session");
  const before = readFileSync(join(folder, "Kraftfile"), "utf8");
  await checkGolden(tmux, "terminal-session.txt");
  const after = readFileSync(join(folder, "Kraftfile"), "utf8");
  assert.equal(
    after,
    before.replace("  source: kiln\n", "  source: kiln\n  kconfig:\n    CONFIG_LIBUKDEBUG_PRINTK_INFO: y\n"),
  );
  const dotConfig = await workplace.kiln(["configure", folder]);
  assert.equal(dotConfig.exitCode, 0, dotConfig.stderr);
  assert.match(
    readFileSync(join(folder, ".config.helloworld_qemu-x86_64"), "utf8"),
    /^CONFIG_LIBUKDEBUG_PRINTK_INFO=y$/m,
  );
});

test("Ctrl-C leaves at once, gives the screen back and writes nothing", needsTmux, async () => {
  const { folder, tmux } = openMenu("interrupted");
  const before = readFileSync(join(folder, "Kraftfile"), "utf8");
  await tmux.screenOnce((screen) => screen.includes("Library Configuration"));
  tmux.keys("/", "printk_info", "Enter", "y");
  await tmux.screenOnce((screen) => screen.includes("not saved"));
  tmux.keys("C-c");
  assert.equal(await tmux.screenOnce((screen) => screen.includes("exit code")), "before\nexit code 130\n");
  assert.equal(readFileSync(join(folder, "Kraftfile"), "utf8"), before);
});

test("a polite kill gives the screen back, too", needsTmux, async () => {
  const { tmux } = openMenu("killed");
  await tmux.screenOnce((screen) => screen.includes("Library Configuration"));
  const menu = execFileSync("ps", ["-o", "pid=", "--ppid", String(tmux.pid())], { encoding: "utf8" });
  process.kill(Number(menu), "SIGTERM");
  assert.equal(await tmux.screenOnce((screen) => screen.includes("exit code")), "before\nexit code 130\n");
  // The keyboard is as it was: lines are read as lines, and what is typed is seen.
  tmux.keys("typed");
  assert.equal(await tmux.screenOnce((screen) => screen.includes("typed")), "before\nexit code 130\ntyped\n");
});

test("the menu follows the size of its window", needsTmux, async () => {
  const { tmux } = openMenu("resized");
  await tmux.screenOnce((screen) => screen.includes("Library Configuration"));
  tmux.resize(120, 40);
  const wide = await tmux.screenOnce((screen) => screen.split("\n")[39]?.includes("leave") ?? false);
  assert.match(wide, /^ {3}\(helloworld\) Image name +UK_NAME$/m);
  tmux.resize(30, 8);
  const small = await tmux.screenOnce((screen) => screen.split("\n")[7]?.includes("help") ?? false);
  assert.equal(small.trimEnd().split("\n").length, 8);
});

test("colours as the terminal has them, and none where none are wanted", needsTmux, async () => {
  const ready = (screen: string): boolean => screen.includes("Library Configuration");
  const many = openMenu("colours", { env: { TERM: "xterm-256color" } }).tmux;
  await many.screenOnce(ready);
  assert.match(many.screen({ attributes: true }), /\x1b\[[\d;]*38;5;67m/);
  const none = openMenu("plain", { env: { NO_COLOR: "1", TERM: "xterm-256color", LANG: "C" } }).tmux;
  await none.screenOnce(ready);
  assert.doesNotMatch(none.screen({ attributes: true }), /\x1b\[[\d;]*(3[0-7]|38;[\d;]+|9[0-7])m/);
  assert.match(none.screen(), /^-{80}$/m);
});

test("without a terminal the menu says what to use instead", async () => {
  const folder = workplace.copyExample("helloworld", "no-terminal");
  assert.deepEqual(await workplace.kiln(["menu", folder]), {
    exitCode: 2,
    stdout: "",
    stderr:
      "error: the menu needs a terminal, and there is none here\n" +
      "  hint: change options with kiln config set NAME=VALUE, or for one command with --kconfig CONFIG_NAME=VALUE\n",
  });
});
