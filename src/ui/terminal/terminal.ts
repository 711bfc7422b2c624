import type { Size } from "../menu/index.ts";

/** Bits of colour: none, 16 colours, 256, or all of them. */
export type ColourDepth = 1 | 4 | 8 | 24;

/** A key as Node's readline decodes it. */
export interface Keypress {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
  readonly shift?: boolean | undefined;
}

/** A terminal that a full screen may be drawn on. */
export interface Terminal {
  readonly colourDepth: ColourDepth;
  /** Whether it shows more than ASCII. */
  readonly isUnicode: boolean;
  size(): Size;
  /** False: the line is full; `drained` will be called. */
  write(text: string): boolean;
  /** Takes over screen and keyboard until `close`. */
  open(listener: TerminalListener): void;
  /** Gives screen and keyboard back as they were. May be called twice. */
  close(): void;
}

export interface TerminalListener {
  readonly key: (character: string | undefined, key: Keypress) => void;
  readonly resized: () => void;
  readonly drained: () => void;
  /** The terminal went away. */
  readonly ended: () => void;
  /** The screen was somebody else's meanwhile. */
  readonly resumed: () => void;
}
