import { cellWidth, graphemes } from "../menu/index.ts";

interface Column {
  readonly text: string;
  readonly sgr: string;
}

/** A terminal that knows exactly the codes the painter may use; anything else is an error. */
export class TinyTerminal {
  readonly width: number;
  readonly height: number;
  rows: Column[][];
  row = 0;
  column = 0;
  isCaretShown = true;
  #sgr = "";
  #margins: readonly [number, number];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.rows = Array.from({ length: height }, () => this.#blank());
    this.#margins = [0, height - 1];
  }

  write(text: string): void {
    for (const [part] of text.matchAll(/\x1b\[[?\d;]*[A-Za-z]|[^\x1b]+|\x1b/g)) {
      if (part.startsWith("\x1b")) this.#control(part);
      else for (const character of graphemes(part)) this.#put(character);
    }
  }

  /** Texts with the attributes of every column. */
  content(): string[] {
    return this.rows.map((row) => row.map(({ text, sgr }) => `${sgr}:${text}`).join("|"));
  }

  texts(): string[] {
    return this.rows.map((row) =>
      row
        .map(({ text }) => text)
        .join("")
        .trimEnd(),
    );
  }

  #blank(): Column[] {
    return Array.from({ length: this.width }, () => ({ text: " ", sgr: "" }));
  }

  #put(character: string): void {
    const cells = cellWidth(character);
    if (this.column + cells > this.width) throw new Error(`"${character}" is written behind the edge`);
    this.rows[this.row]![this.column] = { text: character, sgr: this.#sgr };
    for (let more = 1; more < cells; more += 1)
      this.rows[this.row]![this.column + more] = { text: "", sgr: this.#sgr };
    this.column += cells;
  }

  #control(code: string): void {
    const parsed = /^\x1b\[(\??[\d;]*)([A-Za-z])$/.exec(code);
    if (!parsed) throw new Error(`unknown code ${JSON.stringify(code)}`);
    const [, numbers = "", letter = ""] = parsed;
    const [first = 1, second = 1] = numbers === "" ? [] : numbers.split(";").map(Number);
    const [top, bottom] = this.#margins;
    if (letter === "H") [this.row, this.column] = [first - 1, second - 1];
    else if (letter === "G") this.column = first - 1;
    else if (letter === "m") this.#sgr = numbers.replace(/^0;?/, "");
    else if (letter === "J" && numbers === "2") this.rows = this.rows.map(() => this.#blank());
    else if (letter === "K" && numbers === "") {
      if (this.#sgr !== "") throw new Error("clearing with attributes differs from terminal to terminal");
      this.rows[this.row]!.splice(this.column, Infinity, ...this.#blank().slice(this.column));
    } else if (letter === "r") {
      this.#margins = numbers === "" ? [0, this.height - 1] : [first - 1, second - 1];
      [this.row, this.column] = [0, 0];
    } else if (letter === "M") {
      this.rows.splice(this.row, first);
      this.rows.splice(bottom - first + 1, 0, ...Array.from({ length: first }, () => this.#blank()));
    } else if (letter === "L") {
      this.rows.splice(bottom - first + 1, first);
      this.rows.splice(Math.max(top, this.row), 0, ...Array.from({ length: first }, () => this.#blank()));
    } else if (numbers === "?25") this.isCaretShown = letter === "h";
    else throw new Error(`unknown code ${JSON.stringify(code)}`);
  }
}
