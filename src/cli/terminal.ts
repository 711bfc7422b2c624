import type { EventEmitter } from "node:events";
import { emitKeypressEvents } from "node:readline";
import type { ReadStream, WriteStream } from "node:tty";
import ansiEscapes from "ansi-escapes";
import type { ColourDepth, Keypress, Terminal, TerminalListener } from "../ui/index.ts";

/** How long after Escape the rest of a key's sequence may take. Slow lines deliver a sequence in one piece, too. */
const ESCAPE_WAIT_MS = 60;

/** Whether a full screen can be drawn, and keys read one by one. */
export function hasScreen(env: Readonly<Record<string, string | undefined>>): boolean {
  return process.stdin.isTTY && process.stdout.isTTY && env.TERM !== "dumb";
}

/** The terminal kiln was started on. Check `hasScreen` first. */
export class NodeTerminal implements Terminal {
  readonly colourDepth: ColourDepth;
  readonly isUnicode: boolean;
  readonly #input: ReadStream = process.stdin;
  readonly #output: WriteStream = process.stdout;
  #undo: (() => void)[] = [];

  constructor(env: Readonly<Record<string, string | undefined>>, mayColour: boolean) {
    const depth = mayColour ? this.#output.getColorDepth(env) : 1;
    this.colourDepth = depth >= 24 ? 24 : depth >= 8 ? 8 : depth >= 4 ? 4 : 1;
    this.isUnicode = /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || "");
  }

  size(): { width: number; height: number } {
    // A terminal that does not know says 0.
    return { width: this.#output.columns || 80, height: this.#output.rows || 24 };
  }

  write(text: string): boolean {
    return this.#output.write(text);
  }

  open({ key, resized, drained, ended, resumed }: TerminalListener): void {
    const input = this.#input;
    const output = this.#output;
    const onKey = (character: string | undefined, pressed: Keypress): void => {
      // In raw mode Ctrl-Z is a key; it is still to stop kiln and give the shell its screen.
      if (pressed.ctrl === true && pressed.name === "z") this.#stop();
      else key(character, pressed);
    };
    const onContinue = (): void => {
      this.#takeScreen();
      resumed();
    };
    // Without an interface of its own the decoder waits half a second for what could follow an Escape.
    emitKeypressEvents(input, { escapeCodeTimeout: ESCAPE_WAIT_MS } as never);
    const restore = (): void => this.#giveScreen();
    this.#undo = [
      listen(input, "keypress", onKey),
      listen(input, "end", ended),
      listen(input, "error", ended),
      listen(output, "resize", resized),
      listen(output, "drain", drained),
      listen(process, "SIGCONT", onContinue),
      // Whatever ends the process without `close`: the screen is given back first.
      listen(process, "exit", restore),
      () => input.pause(),
      restore,
    ];
    this.#takeScreen();
    input.resume();
  }

  close(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
  }

  #takeScreen(): void {
    this.#input.setRawMode(true);
    this.#output.write(ansiEscapes.enterAlternativeScreen + ansiEscapes.cursorHide);
  }

  #giveScreen(): void {
    try {
      this.#output.write(`\x1b[0m${ansiEscapes.cursorShow}${ansiEscapes.exitAlternativeScreen}`);
      this.#input.setRawMode(false);
    } catch {
      // The terminal is gone: nobody is left to give it back to.
    }
  }

  #stop(): void {
    this.#giveScreen();
    process.kill(process.pid, "SIGTSTP");
  }
}

/** Returns what takes the listener away. */
function listen(
  emitter: Pick<EventEmitter, "on" | "off">,
  event: string,
  listener: (...values: never[]) => void,
): () => void {
  const called = listener as (...values: unknown[]) => void;
  emitter.on(event, called);
  return () => emitter.off(event, called);
}
