import { locate, type Diagnostic, type SourceText, type Span } from "../base/index.ts";
import type { MacroSite, Macros } from "./macros.ts";

export type TokenKind =
  | "word"
  | "string"
  | "eol"
  | "eof"
  | "("
  | ")"
  | "!"
  | "&&"
  | "||"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | ":="
  | "+=";

/**
 * Reads one Kconfig file a token at a time. The current token is in `kind`, `text`, `start`, `end`; no token
 * outlives the next call. Macros are expanded inside words and strings and the result is not scanned again, so
 * `$(X)` with X = "A && B" is one odd name, as it is for `conf`.
 */
export class Scanner {
  kind: TokenKind = "eol";
  text = "";
  start = 0;
  end = 0;
  readonly source: SourceText;
  readonly #fileName: string;
  readonly #text: string;
  readonly #macros: Macros;
  readonly #report: (diagnostic: Diagnostic) => void;
  #at = 0;

  /** `fileName`: what `$(filename)` gives. */
  constructor(
    source: SourceText,
    fileName: string,
    macros: Macros,
    report: (diagnostic: Diagnostic) => void,
  ) {
    this.source = source;
    this.#fileName = fileName;
    this.#text = source.text;
    this.#macros = macros;
    this.#report = report;
  }

  span(start = this.start, end = this.end): Span {
    return { source: this.source, start, end };
  }

  /** Asks without narrowing: the next call may change the answer. */
  is(kind: TokenKind): boolean {
    return this.kind === kind;
  }

  next(): void {
    while (!this.#scan());
  }

  /** The text up to the end of the line, without leading blanks: the right side of an assignment. */
  restOfLine(): string {
    const text = this.#text;
    while (isBlank(text.charCodeAt(this.#at))) this.#at += 1;
    this.start = this.#at;
    this.end = this.#at = this.#lineEnd(this.#at);
    return text.slice(this.start, this.end).replace(/\r$/, "");
  }

  /** Goes to the end of the line without looking at it. */
  skipLine(): void {
    if (this.kind === "eol" || this.kind === "eof") return;
    this.#at = this.#lineEnd(this.#at);
    this.next();
  }

  /**
   * After a file keyword: a quoted path, or the text up to the next blank (kernels before 4.18 had no quotes).
   * Leaves the path as the current token.
   */
  nextPath(): void {
    const text = this.#text;
    while (isBlank(text.charCodeAt(this.#at))) this.#at += 1;
    const first = text[this.#at];
    if (first === undefined || first === "\n" || first === '"' || first === "'") {
      this.next();
      return;
    }
    this.start = this.#at;
    let value = "";
    while (this.#at < text.length && text[this.#at] !== "\n" && !isBlank(text.charCodeAt(this.#at))) {
      if (text[this.#at] === "$") value += this.#expand();
      else value += text[this.#at++]!;
    }
    this.end = this.#at;
    this.kind = "word";
    this.text = value;
  }

  /**
   * The help text below the current line. The first line with text sets the indentation; a line with less ends
   * the text, and so does any line that starts at the margin. Tabs count to the next multiple of eight. `tail`: the
   * empty lines behind it, and one for the end of the file.
   */
  helpText(): { readonly text: string; readonly tail: string } {
    const lines: string[] = [];
    let indentation = -1;
    while (this.#at < this.#text.length) {
      const end = this.#lineEnd(this.#at);
      const { column, offset } = this.#indentationAt(this.#at, end);
      const line = this.#text.slice(offset, end).trimEnd();
      if (line === "") lines.push("");
      else if (column === 0 || column < indentation) break;
      else {
        if (indentation === -1) indentation = column;
        lines.push(" ".repeat(Math.min(column - indentation, 1000)) + line);
      }
      this.#at = Math.min(end + 1, this.#text.length);
    }
    this.kind = "eol";
    let tail = this.#at >= this.#text.length ? "\n" : "";
    while (lines.at(-1) === "") {
      lines.pop();
      tail += "\n";
    }
    return { text: lines.join("\n"), tail };
  }

  #indentationAt(from: number, end: number): { column: number; offset: number } {
    let column = 0;
    let offset = from;
    for (; offset < end; offset += 1) {
      const char = this.#text.charCodeAt(offset);
      if (char === 0x09) column = (column & ~7) + 8;
      else if (char === 0x20) column += 1;
      else break;
    }
    return { column, offset };
  }

  #lineEnd(from: number): number {
    const end = this.#text.indexOf("\n", from);
    return end === -1 ? this.#text.length : end;
  }

  /** One step; `false` when what was read makes no token. */
  #scan(): boolean {
    const text = this.#text;
    let char = text.charCodeAt(this.#at);
    while (isBlank(char) || (char === 0x5c && this.#continues())) {
      this.#at += char === 0x5c ? (text[this.#at + 1] === "\r" ? 3 : 2) : 1;
      char = text.charCodeAt(this.#at);
    }
    this.start = this.#at;
    if (this.#at >= text.length) return this.#token("eof", 0);
    if (char === 0x0a) return this.#token("eol", 1);
    if (char === 0x23) {
      this.#at = this.#lineEnd(this.#at);
      return false;
    }
    if (isWordChar(char) || char === 0x24) return this.#word();
    if (char === 0x22 || char === 0x27) return this.#string(char);
    const operator = operatorAt(text, this.#at);
    if (operator) return this.#token(operator, operator.length);
    this.#at += char >= 0xd800 && char < 0xdc00 ? 2 : 1;
    this.#report({
      severity: "warning",
      code: "kconfig/unsupported-character",
      message: `ignored the character ${JSON.stringify(text.slice(this.start, this.#at))}`,
      span: this.span(this.start, this.#at),
    });
    return false;
  }

  #continues(): boolean {
    return this.#text[this.#at + 1] === "\n" || this.#text.startsWith("\r\n", this.#at + 1);
  }

  #token(kind: TokenKind, length: number): true {
    this.kind = kind;
    this.#at += length;
    this.end = this.#at;
    this.text = kind;
    return true;
  }

  #word(): boolean {
    const text = this.#text;
    let from = this.#at;
    let value = "";
    while (true) {
      const char = text.charCodeAt(this.#at);
      if (isWordChar(char)) this.#at += 1;
      else if (char === 0x24) {
        value += text.slice(from, this.#at) + this.#expand();
        from = this.#at;
      } else break;
    }
    value += text.slice(from, this.#at);
    // A macro that expands to nothing leaves no word behind.
    if (value === "") return false;
    this.kind = "word";
    this.text = value;
    this.end = this.#at;
    return true;
  }

  #string(quote: number): true {
    const text = this.#text;
    let value = "";
    let from = ++this.#at;
    while (true) {
      const char = text.charCodeAt(this.#at);
      if (this.#at >= text.length || char === 0x0a) {
        this.#report({
          severity: "warning",
          code: "kconfig/unterminated-string",
          message: `expected ${String.fromCharCode(quote)} before the end of the line`,
          span: this.span(this.start, this.#at),
          hint: "Close the string on the line it starts on",
        });
        value += text.slice(from, this.#at);
        break;
      }
      if (char === quote) {
        value += text.slice(from, this.#at);
        this.#at += 1;
        break;
      }
      if (char === 0x5c) {
        value += text.slice(from, this.#at);
        from = this.#at + 1;
        this.#at = text[from] === "\n" ? from : Math.min(from + 1, text.length);
      } else if (char === 0x24) {
        value += text.slice(from, this.#at) + this.#expand();
        from = this.#at;
      } else this.#at += 1;
    }
    this.kind = "string";
    this.text = value;
    this.end = this.#at;
    return true;
  }

  #expand(): string {
    const dollar = this.#at;
    const { value, end } = this.#macros.expandAt(this.#text, dollar, this.site(dollar));
    // A reference that does not close gives up at the end of its line.
    this.#at = end === this.#text.length ? Math.min(end, this.#lineEnd(dollar)) : end;
    return value;
  }

  site(offset: number): MacroSite {
    return {
      span: this.span(offset, Math.min(offset + 2, this.#text.length)),
      fileName: this.#fileName,
      line: () => locate(this.source, offset).line,
    };
  }
}

function isBlank(char: number): boolean {
  return char === 0x20 || char === 0x09 || char === 0x0d;
}

function isWordChar(char: number): boolean {
  return (
    (char >= 0x61 && char <= 0x7a) ||
    (char >= 0x41 && char <= 0x5a) ||
    (char >= 0x30 && char <= 0x39) ||
    char === 0x5f ||
    char === 0x2d
  );
}

function operatorAt(text: string, at: number): TokenKind | undefined {
  const two = text.slice(at, at + 2);
  switch (two) {
    case "&&":
    case "||":
    case "!=":
    case "<=":
    case ">=":
    case ":=":
    case "+=":
      return two;
  }
  const one = two[0];
  switch (one) {
    case "(":
    case ")":
    case "!":
    case "=":
    case "<":
    case ">":
      return one;
    default:
      return undefined;
  }
}
