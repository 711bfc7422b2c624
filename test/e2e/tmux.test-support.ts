import { spawnSync } from "node:child_process";
import { after } from "node:test";
import { setTimeout as wait } from "node:timers/promises";

/** Options of a test that drives a terminal: without tmux it is skipped, and says so. */
export const needsTmux: { readonly skip: string | false } = {
  skip: spawnSync("tmux", ["-V"]).error
    ? "tmux is not installed (apt-get install -y tmux): THE MENU IS NOT DRIVEN"
    : false,
};

const PATIENCE_MS = 60_000;

/** One terminal of a given size, with one command in it. */
export class Tmux {
  readonly #socket: string;

  constructor(
    command: string,
    options: { width: number; height: number; cwd: string; env: Readonly<Record<string, string>> },
  ) {
    const { width, height, cwd, env } = options;
    this.#socket = `kiln-${process.pid}-${Math.random().toString(36).slice(2)}`;
    after(() => this.close());
    const variables = Object.entries(env).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
    const size = ["-x", String(width), "-y", String(height)];
    this.#run("-f", "/dev/null", "new-session", "-d", ...size, "-c", cwd, ...variables, command);
    // Otherwise tmux itself waits after an Escape.
    this.#run("set-option", "-s", "escape-time", "0");
  }

  /** Keys by tmux's names; anything that is none is typed. */
  keys(...keys: readonly string[]): void {
    this.#run("send-keys", ...keys);
  }

  resize(width: number, height: number): void {
    this.#run("resize-window", "-x", String(width), "-y", String(height));
  }

  /** What is on the screen. `attributes`: with the codes for colours. */
  screen({ attributes = false } = {}): string {
    const text = this.#run("capture-pane", "-p", ...(attributes ? ["-e"] : []));
    return text.replace(/[ \t]+$/gm, "").replace(/\n+$/, "\n");
  }

  /** The screen as soon as it is as expected; after a minute as it is then. */
  async screenOnce(isExpected: (screen: string) => boolean): Promise<string> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const screen = this.screen();
      if (isExpected(screen) || Date.now() > end) return screen;
      await wait(50);
    }
  }

  /** The screen when it has not changed for a while: for writing golden screens. */
  async settledScreen(): Promise<string> {
    for (let before = ""; ;) {
      await wait(1500);
      const screen = this.screen();
      if (screen === before) return screen;
      before = screen;
    }
  }

  /** Process id of the command, or of the shell around it. */
  pid(): number {
    return Number(this.#run("list-panes", "-F", "#{pane_pid}"));
  }

  close(): void {
    spawnSync("tmux", ["-L", this.#socket, "kill-server"]);
  }

  #run(...words: string[]): string {
    const { status, stdout, stderr } = spawnSync("tmux", ["-L", this.#socket, ...words], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`tmux ${words.join(" ")}: ${stderr}`);
    return stdout;
  }
}
