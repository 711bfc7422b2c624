import { posix } from "node:path";
import { KilnError } from "../../base/index.ts";
import { Configuration } from "../configuration.ts";
import { renderMinimalConfig } from "../render.ts";
import { Answers } from "./answers.ts";
import { confUsage, parseConfArguments, type ConfMode, type ConfRequest } from "./arguments.ts";
import { Questioner } from "./ask.ts";
import { assignAll, assignRandom, readProbability, rewriteTristates } from "./assign-all.ts";
import { variable, type ConfHost } from "./host.ts";
import { loadTree, type LoadedTree } from "./load-tree.ts";
import { applyConfigText, readConfigText } from "./read-config.ts";
import { symbolHelp } from "./symbol-help.ts";
import { autoConfName, writeGenerated } from "./sync.ts";
import { unmetWarnings } from "./unmet.ts";
import { configName, writeConfig } from "./write-config.ts";

/**
 * Does what the kernel's `conf` does with these arguments, with its words and its exit status. `program` is what the
 * messages call it.
 */
export function runConf(program: string, words: readonly string[], host: ConfHost): number {
  const parsed = parseConfArguments(program, words);
  if (parsed.kind === "request") return new ConfRun(parsed.request, host).run();
  if (parsed.kind === "usage") host.err(parsed.message);
  host.out(confUsage(program));
  return 1;
}

/** As `runConf`, for a request that was put together elsewhere. `loaded`: the tree, when it has been read before. */
export function runConfRequest(request: ConfRequest, host: ConfHost, loaded?: LoadedTree): number {
  return new ConfRun(request, host).run(loaded);
}

class ConfRun {
  readonly #request: ConfRequest;
  readonly #host: ConfHost;
  #showFile: (path: string) => string = (path) => path;
  /** `KCONFIG_ALLCONFIG` named a file. */
  #seeded = false;
  /** A file had names that the tree does not have. */
  #hasUnknown = false;
  /** Warnings that `KCONFIG_WERROR` makes errors of. */
  #warned = false;
  /** Unmet dependencies are told once each, however often they are seen. */
  readonly #told = new Set<string>();

  constructor(request: ConfRequest, host: ConfHost) {
    this.#request = request;
    this.#host = host;
  }

  run(known?: LoadedTree): number {
    const { mode } = this.#request;
    const loaded = known ?? loadTree(this.#request.kconfig, this.#host);
    if (!loaded) return 1;
    this.#showFile = loaded.showFile;
    const answers = new Answers(new Configuration(loaded.tree));
    if (!this.#read(answers)) return 1;
    if (mode === "syncconfig" && answers.changed && variable(this.#host, "KCONFIG_NOSILENTUPDATE")) {
      this.#host.err("\n*** The configuration requires explicit update.\n\n");
      return 1;
    }
    try {
      this.#decide(answers);
    } catch (error) {
      if (!(error instanceof KilnError)) throw error;
      this.#host.err(`${error.message}\n`);
      return 1;
    }
    this.#tellUnmet(answers.configuration);
    if (this.#isFatal()) return 1;
    return this.#save(answers) ? 0 : 1;
  }

  /** Reads what the mode starts from; `false` when that is not there. */
  #read(answers: Answers): boolean {
    const { mode, file } = this.#request;
    const { configuration } = answers;
    if (mode === "defconfig") {
      const text = readConfigText(this.#host, file!);
      if (text === undefined) {
        this.#host.err(`***\n*** Can't find default configuration "${file!}"!\n***\n`);
        return false;
      }
      this.#apply(configuration, file!, text);
    } else if (ALL_MODES.has(mode)) return this.#readSeed(configuration);
    else if (!this.#readConfig(answers)) return false;
    return !this.#isFatal();
  }

  /** `false` when the file that was asked for is not there; no `.config` is no mistake. */
  #readConfig(answers: Answers): boolean {
    const { input } = this.#request;
    const name = configName(this.#host);
    let from = input ?? name;
    let text = readConfigText(this.#host, from);
    if (text === undefined && input !== undefined) {
      this.#host.err(`***\n*** Can't find configuration "${input}"!\n***\n`);
      return false;
    }
    if (text === undefined) {
      for (const candidate of variable(this.#host, "KCONFIG_DEFCONFIG_LIST")?.split(" ") ?? []) {
        if (candidate === "") continue;
        text = readConfigText(this.#host, candidate);
        from = candidate;
        if (text !== undefined) break;
      }
      if (text === undefined) return true;
      this.#say(`using defaults found in ${from}`);
    }
    this.#apply(answers.configuration, from, text);
    // What is new matters to those who ask; the others look at the values alone.
    if (ASKING.has(this.#request.mode)) answers.settle(this.#warned || this.#hasUnknown);
    if (this.#request.mode === "savedefconfig") {
      answers.settle(this.#warned || this.#hasUnknown);
      answers.dropOpenChoices();
    }
    if (from !== name) answers.changed = true;
    return true;
  }

  /** `KCONFIG_ALLCONFIG`: values that the all*config modes leave alone. */
  #readSeed(configuration: Configuration): boolean {
    const name = this.#host.env["KCONFIG_ALLCONFIG"];
    if (name === undefined) return true;
    this.#seeded = true;
    if (name !== "" && name !== "1") {
      const text = readConfigText(this.#host, name);
      if (text !== undefined) this.#apply(configuration, name, text);
      else this.#host.err(`*** Can't read seed configuration "${name}"!\n`);
      return text !== undefined;
    }
    const own = SEED_NAMES[this.#request.mode] ?? "all.config";
    for (const candidate of [own, "all.config"]) {
      const text = readConfigText(this.#host, candidate);
      if (text === undefined) continue;
      this.#apply(configuration, candidate, text);
      return true;
    }
    this.#host.err(`*** KCONFIG_ALLCONFIG set, but no "${own}" or "all.config" file found\n`);
    return false;
  }

  #apply(configuration: Configuration, name: string, text: string): void {
    const unknown = variable(this.#host, "KCONFIG_WARN_UNKNOWN_SYMBOLS") !== undefined;
    const { warnings, hasUnknown } = applyConfigText(configuration, name, text, unknown);
    this.#hasUnknown ||= hasUnknown;
    if (warnings.length === 0) return;
    this.#warned = true;
    this.#host.err(warnings.map((warning) => `${warning}\n`).join(""));
  }

  #isFatal(): boolean {
    return this.#warned && variable(this.#host, "KCONFIG_WERROR") !== undefined;
  }

  #tellUnmet(configuration: Configuration): void {
    for (const warning of unmetWarnings(configuration)) {
      this.#warned = true;
      if (this.#told.has(warning)) continue;
      this.#told.add(warning);
      this.#host.err(warning);
    }
  }

  #decide(answers: Answers): void {
    const { configuration } = answers;
    const { mode } = this.#request;
    const questions = new Questioner(answers, this.#host, this.#showFile);
    switch (mode) {
      case "oldaskconfig":
        questions.askAll();
        questions.askNew();
        break;
      case "oldconfig":
      case "syncconfig":
        questions.askNew();
        break;
      case "listnewconfig":
      case "helpnewconfig":
        questions.forEachNew((node) => {
          if (mode === "helpnewconfig")
            this.#host.out(`-----\n${symbolHelp(configuration, node, this.#showFile)}-----\n`);
          else if (node.item?.kind === "symbol")
            this.#host.out(`${listLine(configuration, node.item.name)}\n`);
        });
        break;
      case "allnoconfig":
        assignAll(configuration, "n", this.#seeded);
        break;
      case "allyesconfig":
        assignAll(configuration, "y", this.#seeded);
        break;
      case "allmodconfig":
        assignAll(configuration, "m", this.#seeded);
        break;
      case "randconfig":
        this.#randomise(configuration);
        break;
      case "yes2modconfig":
        rewriteTristates(configuration, "y", "m");
        break;
      case "mod2yesconfig":
        rewriteTristates(configuration, "m", "y");
        break;
      case "mod2noconfig":
        rewriteTristates(configuration, "m", "n");
        break;
      case "olddefconfig":
      case "defconfig":
      case "savedefconfig":
      case "alldefconfig":
        break;
    }
  }

  #randomise(configuration: Configuration): void {
    const given = variable(this.#host, "KCONFIG_SEED") ?? "";
    const number = /^(0[xX][0-9a-fA-F]+|[0-9]+)$/.test(given) ? Number(given) : this.#host.seed();
    const seed = number >>> 0;
    this.#host.out(`KCONFIG_SEED=0x${seed.toString(16).toUpperCase()}\n`);
    assignRandom(configuration, seed, readProbability(this.#host.env["KCONFIG_PROBABILITY"]));
  }

  #save(answers: Answers): boolean {
    const { configuration } = answers;
    const { mode, file } = this.#request;
    if (mode === "listnewconfig" || mode === "helpnewconfig") return true;
    if (mode === "savedefconfig") return this.#saveMinimal(configuration, file!);
    if (mode !== "syncconfig" || answers.changed) {
      const said = writeConfig(configuration, this.#host);
      if (said === undefined) {
        this.#host.err("\n*** Error during writing of the configuration.\n\n");
        return false;
      }
      if (mode !== "syncconfig") this.#say(said);
    }
    // Other modes only see to it that there is an auto.conf at all.
    const autoConf = posix.resolve(this.#host.folder, autoConfName(this.#host));
    if (mode !== "syncconfig" && this.#host.files.stat(autoConf)) return true;
    if (writeGenerated(configuration, this.#host) || mode !== "syncconfig") return true;
    this.#host.err("\n*** Error during update of the configuration.\n\n");
    return false;
  }

  #saveMinimal(configuration: Configuration, file: string): boolean {
    try {
      const path = posix.resolve(this.#host.folder, file);
      // The folder must be there: a misspelt one is not made.
      if (this.#host.files.stat(posix.dirname(path))?.kind !== "directory") throw new Error("no such folder");
      this.#host.files.writeFile(path, renderMinimalConfig(configuration));
      return true;
    } catch {
      this.#host.err(`n*** Error while saving defconfig to: ${file}\n\n`);
      return false;
    }
  }

  #say(message: string): void {
    if (!this.#request.silent) this.#host.out(`#\n# ${message}\n#\n`);
  }
}

function listLine(configuration: Configuration, name: string): string {
  const symbol = configuration.tree.symbols.get(name)!;
  const value = configuration.valueOf(symbol);
  const text = symbol.type === "string" ? `"${value.replace(/["\\]/g, "\\$&")}"` : value;
  return `${configuration.tree.prefix}${name}=${text}`;
}

const ALL_MODES: ReadonlySet<ConfMode> = new Set([
  "allnoconfig",
  "allyesconfig",
  "allmodconfig",
  "alldefconfig",
  "randconfig",
]);

const ASKING: ReadonlySet<ConfMode> = new Set([
  "oldaskconfig",
  "oldconfig",
  "syncconfig",
  "listnewconfig",
  "helpnewconfig",
]);

const SEED_NAMES: Partial<Record<ConfMode, string>> = {
  allnoconfig: "allno.config",
  allyesconfig: "allyes.config",
  allmodconfig: "allmod.config",
  alldefconfig: "alldef.config",
  randconfig: "allrandom.config",
};
