/**
 * One live line: `[12/60] 3 s left  CC libukdebug: print.o`. It is drawn over itself, at most ten times a second,
 * and taken away before anything else is written.
 */
export class ProgressLine {
  readonly #write: (text: string) => void;
  readonly #columns: number;
  readonly #now: () => number;
  #total = 0;
  #done = 0;
  #startedAt = 0;
  #drawnAt = 0;
  #isVisible = false;
  readonly #running = new Set<string>();

  constructor(write: (text: string) => void, columns: number, now: () => number) {
    this.#write = write;
    this.#columns = columns;
    this.#now = now;
  }

  begin(total: number): void {
    this.#total = total;
    this.#startedAt = this.#now();
  }

  start(label: string, text: string): void {
    this.#running.add(`${label} ${text}`);
    this.#drawSometimes();
  }

  finish(label: string, text: string): void {
    this.#running.delete(`${label} ${text}`);
    this.#done += 1;
    this.#drawSometimes();
  }

  draw(): void {
    if (this.#total === 0 || this.#done === this.#total) return;
    const text = [`[${this.#done}/${this.#total}]`, this.#timeLeft(), [...this.#running].at(-1) ?? ""]
      .filter((part) => part !== "")
      .join("  ");
    this.#write(`\r\u001b[K${text.slice(0, Math.max(10, this.#columns - 1))}`);
    this.#drawnAt = this.#now();
    this.#isVisible = true;
  }

  clear(): void {
    if (this.#isVisible) this.#write("\r\u001b[K");
    this.#isVisible = false;
  }

  #drawSometimes(): void {
    if (this.#now() - this.#drawnAt >= 100) this.draw();
  }

  /** From the pace so far; nothing until there is one. */
  #timeLeft(): string {
    const elapsedMs = this.#now() - this.#startedAt;
    if (this.#done === 0 || elapsedMs < 1_000) return "";
    const leftMs = (elapsedMs / this.#done) * (this.#total - this.#done);
    return `${Math.max(1, Math.round(leftMs / 1000))} s left`;
  }
}
