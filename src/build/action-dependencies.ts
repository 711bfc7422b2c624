import type { FileSystem } from "../base/index.ts";
import { commandWords, readsOptionByOption, type Action, type ConfigHeader } from "./action.ts";
import type { Absence, FileContent } from "./build-state.ts";
import { findConfigMentions, type ConfigMentions } from "./config-mentions.ts";
import type { FileTable } from "./file-table.ts";
import type { Trace } from "./header-search.ts";
import type { OptionWords } from "./option-words.ts";

/** Everything an action's result depends on besides its command. */
export interface Dependencies {
  /** Declared inputs in order, without the configuration header when it is seen option by option. */
  readonly inputs: readonly FileContent[];
  readonly tools: readonly FileContent[];
  /** Sorted by path. */
  readonly discovered: readonly FileContent[];
  readonly absent: readonly Absence[];
  /** Sorted; see `ActionRecord.options`. */
  readonly options: readonly string[];
}

/** A dependency that is not there (or is not a regular file). */
export interface MissingFile {
  readonly missing: string;
  readonly role: "input" | "tool" | "discovered";
}

/** Reads what actions depend on, as it is now. */
export class DependencyReader {
  readonly #files: FileSystem;
  readonly #table: FileTable;
  readonly #header: ConfigHeader | undefined;
  readonly #options: OptionWords;
  // By content hash: what a text mentions does not depend on where it lies.
  readonly #mentions = new Map<string, ConfigMentions>();

  constructor(files: FileSystem, table: FileTable, header: ConfigHeader | undefined, options: OptionWords) {
    this.#files = files;
    this.#table = table;
    this.#header = header;
    this.#options = options;
  }

  /** The declared part: what is known before the command has ever run. */
  declared(action: Action): Pick<Dependencies, "inputs" | "tools"> | MissingFile {
    const inputs: FileContent[] = [];
    for (const path of contentInputs(action, this.#header)) {
      const content = this.#table.content(path);
      if (!content) return { missing: path, role: "input" };
      inputs.push(content);
    }
    const tools: FileContent[] = [];
    for (const path of action.tools) {
      const content = this.#table.content(path);
      if (!content) return { missing: path, role: "tool" };
      tools.push(content);
    }
    return { inputs, tools };
  }

  /** The whole, given what the command looks at beyond its inputs (the configuration header among it or not). */
  all(action: Action, { found, absent }: Trace): Dependencies | MissingFile {
    const declared = this.declared(action);
    if ("missing" in declared) return declared;
    const header = readsOptionByOption(action, this.#header) ? this.#header : undefined;
    const discovered: FileContent[] = [];
    for (const path of [...found].sort()) {
      if (path === header?.path) continue;
      const content = this.#table.content(path);
      if (!content) return { missing: path, role: "discovered" };
      discovered.push(content);
    }
    const seesHeader = header && (action.inputs.includes(header.path) || found.includes(header.path));
    if (!seesHeader) return { ...declared, discovered, absent, options: [] };
    const names = this.#mentionedOptions(action, [...declared.inputs, ...discovered]);
    if (names) {
      return { ...declared, discovered, absent, options: this.#options.mentioned(names) };
    }
    const whole = this.#table.content(header.path);
    if (!whole) return { missing: header.path, role: "discovered" };
    return { ...declared, discovered: [...discovered, whole].sort(byPath), absent, options: [] };
  }

  /** `undefined` when some text can depend on any option. */
  #mentionedOptions(action: Action, contents: readonly FileContent[]): Set<string> | undefined {
    const names = new Set<string>();
    for (const word of commandWords(action)) {
      if (word.includes("CONFIG_")) for (const name of findConfigMentions(word).names) names.add(name);
    }
    for (const content of contents) {
      const mentions = this.#mentionsOf(content);
      if (mentions.any) return undefined;
      for (const name of mentions.names) names.add(name);
    }
    return names;
  }

  #mentionsOf(content: FileContent): ConfigMentions {
    let mentions = this.#mentions.get(content.hash);
    if (!mentions) {
      mentions = findConfigMentions(this.#files.readText(content.path));
      this.#mentions.set(content.hash, mentions);
    }
    return mentions;
  }
}

/** The declared inputs whose whole content counts. */
export function contentInputs(action: Action, header: ConfigHeader | undefined): readonly string[] {
  if (!readsOptionByOption(action, header)) return action.inputs;
  return action.inputs.filter((path) => path !== header.path);
}

function byPath(a: FileContent, b: FileContent): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
