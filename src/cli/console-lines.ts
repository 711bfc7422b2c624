import { readSync } from "node:fs";
import type { ConfConsole } from "../workflow/index.ts";

/** Standard input line by line, without the event loop: a dialogue of question and answer. */
export function confConsole(): ConfConsole {
  const bytes = Buffer.alloc(65_536);
  let waiting: Buffer = Buffer.alloc(0);
  let ended = false;
  const readLine = (): string | undefined => {
    while (true) {
      const newline = waiting.indexOf(10);
      if (newline !== -1 || (ended && waiting.length > 0)) {
        const end = newline === -1 ? waiting.length : newline + 1;
        const line = waiting.subarray(0, end).toString();
        waiting = waiting.subarray(end);
        return line;
      }
      if (ended) return undefined;
      const count = readSome(bytes);
      if (count === 0) ended = true;
      else waiting = Buffer.concat([waiting, bytes.subarray(0, count)]);
    }
  };
  return {
    folder: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    readLine,
    echo: !(process.stdin.isTTY && process.stdout.isTTY),
  };
}

/** 0 at the end. A terminal that is set to answer at once is asked again a moment later. */
function readSome(bytes: Buffer): number {
  while (true) {
    try {
      return readSync(0, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}
