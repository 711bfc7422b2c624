import { join } from "node:path";
import { root, Workplace, type Finished } from "../e2e/kiln.test-support.ts";

/** Long enough for an emulated boot on a busy machine; a hanging guest ends here. */
const bootSeconds = 120;

/** Projects of a test, built once and booted as often as needed. */
export class Guests {
  readonly work = new Workplace();

  /** Boots a project folder of the checkout, built in a copy. The guest's console is `stdout`. */
  run(project: string, words: readonly string[] = [], options: readonly string[] = []): Promise<Finished> {
    const argv = ["run", "--no-install", "-W", "--timeout", String(bootSeconds), ...options, project];
    return this.work.kiln(words.length === 0 ? argv : [...argv, "--", ...words]);
  }
}

/** The folder of an example. */
export function example(name: string): string {
  return join(root, "examples", name);
}
