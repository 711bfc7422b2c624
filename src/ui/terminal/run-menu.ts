import { describe, reduce, type KconfigChange, type MenuEvent, type MenuState } from "../menu/index.ts";
import { keyNames } from "./key-names.ts";
import { Painter } from "./painter.ts";
import type { Terminal } from "./terminal.ts";

/** What the menu asks of the world outside. A rejection with a reason for people is shown, not thrown. */
export interface MenuEffects {
  /** What saving would write, as text. */
  readonly preview: (changes: readonly KconfigChange[]) => Promise<string>;
  /** Saves, and says so in one line. */
  readonly save: (changes: readonly KconfigChange[]) => Promise<string>;
  /** A failure as text; `undefined` for a mistake of kiln, which ends the menu. */
  readonly explain: (error: unknown) => string | undefined;
}

/** How a person left. */
export type MenuEnd = "left" | "interrupted";

/**
 * Shows a menu on a terminal until the person leaves. The terminal is given back however it ends. Rejects with the
 * signal's reason when aborted, and when the terminal goes away.
 */
export async function runMenu(
  first: MenuState,
  terminal: Terminal,
  effects: MenuEffects,
  signal: AbortSignal,
): Promise<MenuEnd> {
  signal.throwIfAborted();
  const session = new Session(first, terminal, effects);
  const abort = (): void => session.fail(signal.reason);
  signal.addEventListener("abort", abort);
  try {
    return await session.run();
  } finally {
    signal.removeEventListener("abort", abort);
    terminal.close();
  }
}

class Session {
  #state: MenuState;
  readonly #terminal: Terminal;
  readonly #effects: MenuEffects;
  readonly #painter: Painter;
  readonly #end: Promise<MenuEnd>;
  #leave!: (how: MenuEnd) => void;
  #fail!: (reason: unknown) => void;
  #isPaintDue = false;
  #isLineFull = false;

  constructor(state: MenuState, terminal: Terminal, effects: MenuEffects) {
    this.#state = state;
    this.#terminal = terminal;
    this.#effects = effects;
    this.#painter = new Painter(terminal);
    this.#end = new Promise((resolve, reject) => {
      this.#leave = resolve;
      this.#fail = reject;
    });
  }

  run(): Promise<MenuEnd> {
    this.#guarded(() => {
      this.#terminal.open({
        key: (character, key) => {
          for (const name of keyNames(character, key)) this.#press(name);
        },
        resized: () => this.#take({ kind: "resize", ...this.#terminal.size() }),
        drained: () => {
          this.#isLineFull = false;
          this.#paintSoon();
        },
        ended: () => this.#leave("interrupted"),
        resumed: () => {
          this.#painter.forget();
          this.#take({ kind: "resize", ...this.#terminal.size() });
        },
      });
      this.#take({ kind: "resize", ...this.#terminal.size() });
    });
    return this.#end;
  }

  fail(reason: unknown): void {
    this.#fail(reason);
  }

  #press(key: string): void {
    if (key === "ctrl-l") this.#repaint();
    else if (key === "ctrl-c") this.#leave("interrupted");
    else this.#take({ kind: "key", key });
  }

  #take(event: MenuEvent): void {
    this.#guarded(() => {
      const before = this.#state;
      this.#state = reduce(before, event);
      if (this.#state.left) this.#leave("left");
      const { request } = this.#state;
      if (request && request !== before.request) void this.#answer(request);
      this.#paintSoon();
    });
  }

  async #answer({ kind, changes }: NonNullable<MenuState["request"]>): Promise<void> {
    try {
      if (kind === "preview") this.#take({ kind: "previewed", diff: await this.#effects.preview(changes) });
      else this.#take({ kind: "saved", message: await this.#effects.save(changes) });
    } catch (error) {
      const message = this.#effects.explain(error);
      if (message === undefined) this.fail(error);
      else this.#take({ kind: "failed", message });
    }
  }

  #repaint(): void {
    this.#painter.forget();
    this.#paintSoon();
  }

  /** Keys that arrived together are one picture; and while the line is full, pictures in between are left out. */
  #paintSoon(): void {
    if (this.#isPaintDue || this.#isLineFull) return;
    this.#isPaintDue = true;
    queueMicrotask(() => {
      this.#isPaintDue = false;
      if (!this.#state.left) this.#guarded(() => this.#paint());
    });
  }

  #paint(): void {
    const text = this.#painter.paint(describe(this.#state));
    if (text !== "") this.#isLineFull = !this.#terminal.write(text);
  }

  /** A mistake ends the menu, so that it can be read once the terminal is given back. */
  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#fail(error);
    }
  }
}
