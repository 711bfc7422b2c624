import type { FileSystem } from "../base/index.ts";

/**
 * A file beside the build state that is there while commands run. Found at the start, it says that an earlier build
 * was killed (or still runs) and that its compilers may still be writing: the commands of this build are then given
 * temporary names of the next generation. Normally all builds use generation 0, so that a name a tool writes into its
 * output is always the same one.
 */
export class RunningMark {
  readonly #files: FileSystem;
  readonly #path: string;
  #generation: number | undefined;

  constructor(files: FileSystem, statePath: string) {
    this.#files = files;
    this.#path = `${statePath}.running`;
  }

  /** The generation of this build's temporary names; the first call sets the mark. */
  generation(): number {
    if (this.#generation === undefined) {
      const before = this.#files.stat(this.#path)
        ? Number.parseInt(this.#files.readText(this.#path), 10)
        : -1;
      this.#generation = Number.isNaN(before) ? 1 : before + 1;
      this.#files.writeFile(this.#path, `${this.#generation}\n`);
    }
    return this.#generation;
  }

  /** Takes the mark away; returns the generations of dead builds whose temporary files may lie about. */
  end(): readonly number[] {
    if (this.#generation === undefined) return [];
    this.#files.remove(this.#path);
    return Array.from({ length: this.#generation }, (_, generation) => generation);
  }
}
