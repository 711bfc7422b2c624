import type { Tristate } from "../expression.ts";
import type { Choice, MenuNode, SymbolDefinition } from "../tree.ts";
import type { Answers } from "./answers.ts";
import type { ConfHost } from "./host.ts";
import { symbolHelp } from "./symbol-help.ts";

/** `all`: every entry that shows. `new`: those without an answer, and what stands around them. */
export type AskMode = "all" | "new";

/** The dialogue of `oldaskconfig`, `oldconfig` and `syncconfig`, line by line as `conf` leads it. */
export class Questioner {
  readonly #answers: Answers;
  readonly #host: ConfHost;
  readonly #showFile: (path: string) => string;
  #mode: AskMode = "all";
  #indent = 1;
  /** The menu a pass began with: it is shown even in mode `new`. */
  #top: MenuNode | undefined;
  #restarted = false;
  /** Standard input has ended: a question nobody can answer is left as it is. */
  #ended = false;

  constructor(answers: Answers, host: ConfHost, showFile: (path: string) => string) {
    this.#answers = answers;
    this.#host = host;
    this.#showFile = showFile;
  }

  askAll(): void {
    const { mainMenu } = this.#answers.configuration.tree;
    this.#mode = "all";
    this.#top = mainMenu;
    this.#visit(mainMenu);
  }

  /** Until nothing is new any more: answers bring up further questions. */
  askNew(): void {
    this.#mode = "new";
    do {
      this.#restarted = false;
      this.#findNew(this.#answers.configuration.tree.mainMenu, (node) => this.#restart(node));
    } while (this.#goesOn());
  }

  #goesOn(): boolean {
    return this.#restarted && !this.#ended;
  }

  /** Calls back for every entry that has no answer and could have one. */
  forEachNew(visit: (node: MenuNode) => void): void {
    this.#findNew(this.#answers.configuration.tree.mainMenu, visit);
  }

  #findNew(node: MenuNode, found: (node: MenuNode) => void): void {
    if (!this.#isVisible(node)) return;
    const { item } = node;
    if (item && !this.#answers.has(item)) {
      const { configuration } = this.#answers;
      const open =
        item.kind === "symbol"
          ? configuration.isChangeable(item.name)
          : this.#isModeChangeable(item) || configuration.modeOf(item) === 2;
      if (open) found(node);
    }
    for (const child of node.children) this.#findNew(child, found);
  }

  #restart(node: MenuNode): void {
    if (!this.#restarted) this.#host.out("*\n* Restart config...\n*\n");
    this.#restarted = true;
    let menu = node;
    while (menu.parent && menu.kind !== "menu" && menu.kind !== "menuconfig") menu = menu.parent;
    this.#top = menu;
    this.#visit(menu);
  }

  #visit(node: MenuNode): void {
    if (!this.#isVisible(node)) return;
    const { item } = node;
    if (node.prompt && (node.kind === "menu" || node.kind === "menuconfig" || node.kind === "root")) {
      if (this.#mode !== "all" && this.#top !== node) {
        this.#findNew(node, (one) => this.#restart(one));
        return;
      }
    }
    if (node.prompt && (!item || node.kind === "menuconfig")) this.#heading(node.prompt.text);
    if (item?.kind === "choice") {
      this.#askChoice(node, item);
      if (this.#answers.configuration.modeOf(item) !== 1) return;
    } else if (item) {
      if (item.type === "bool" || item.type === "tristate") this.#askTristate(node, item);
      else this.#askText(node, item);
    }
    if (item) this.#indent += 2;
    for (const child of node.children) this.#visit(child);
    if (item) this.#indent -= 2;
  }

  #heading(text: string): void {
    const star = "*".padStart(this.#indent);
    this.#host.out(`${star}\n${star} ${text}\n${star}\n`);
  }

  #margin(): string {
    return " ".repeat(this.#indent - 1);
  }

  /**
   * The line typed in answer to what stands on the screen. `undefined`: there was nothing to ask, because the value is
   * fixed or known.
   */
  #answer(item: SymbolDefinition | Choice, changeable: boolean, shown: string): string | undefined {
    const known = this.#answers.has(item);
    if (!known) this.#host.out("(NEW) ");
    if (!changeable || (this.#mode === "new" && known)) {
      this.#host.out(`${shown}\n`);
      return undefined;
    }
    return this.#read("\n");
  }

  /** `otherwise` stands for the line when there is none. */
  #read(otherwise: string): string {
    let line = this.#host.readLine();
    if (line === undefined) {
      this.#host.err("\nError in reading or end of file.\n");
      this.#ended = true;
      line = otherwise;
    }
    if (this.#host.echo) this.#host.out(line);
    return line;
  }

  #askText(node: MenuNode, symbol: SymbolDefinition): void {
    const { configuration } = this.#answers;
    while (true) {
      const value = configuration.valueOf(symbol);
      this.#host.out(`${this.#margin()}${node.prompt!.text} (${symbol.name}) [${value}] `);
      const line = this.#answer(symbol, configuration.isChangeable(symbol.name), value);
      if (line === undefined) return;
      if (line === "?\n") {
        this.#help(node);
        continue;
      }
      const text = line === "\n" ? value : line.replace(/\n$/, "");
      // Without input the question would be asked for ever.
      if (this.#answers.set(symbol, text) || this.#ended) return;
    }
  }

  #askTristate(node: MenuNode, symbol: SymbolDefinition): void {
    const { configuration } = this.#answers;
    while (true) {
      const value = configuration.valueOf(symbol);
      const others = configuration.assignableValues(symbol.name).filter((one) => one !== value);
      this.#host.out(
        `${this.#margin()}${node.prompt!.text} (${symbol.name}) ${this.#brackets(value, others)}`,
      );
      const line = this.#answer(symbol, configuration.isChangeable(symbol.name), value);
      if (line === undefined) return;
      const wanted = readTristate(line, value);
      if (wanted === undefined) continue;
      if (wanted !== "help" && this.#answers.set(symbol, wanted)) return;
      this.#help(node);
    }
  }

  #brackets(value: string, others: readonly string[]): string {
    return `[${value.toUpperCase()}${others.map((one) => `/${one}`).join("")}/?] `;
  }

  /** Asks how far a choice is to be switched on. */
  #askMode(node: MenuNode, choice: Choice): void {
    const { configuration } = this.#answers;
    while (true) {
      const value = LETTERS[configuration.modeOf(choice)];
      const possible = this.#possibleModes(choice).map((mode) => LETTERS[mode]);
      const name = choice.name === undefined ? "" : `(${choice.name}) `;
      const others = possible.filter((one) => one !== value);
      this.#host.out(`${this.#margin()}${node.prompt!.text} ${name}${this.#brackets(value, others)}`);
      const line = this.#answer(choice, true, value);
      if (line === undefined) return;
      const wanted = readTristate(line, value);
      if (wanted === undefined) continue;
      if (wanted !== "help" && (wanted === value || possible.includes(wanted as "n"))) {
        this.#answers.setMode(choice, LETTERS.indexOf(wanted as "n") as Tristate);
        return;
      }
      this.#help(node);
    }
  }

  #possibleModes(choice: Choice): Tristate[] {
    const { configuration } = this.#answers;
    const visible = configuration.visibilityOf(choice);
    const tristate = choice.type === "tristate" && configuration.modulesOn();
    const lowest = choice.optional ? 0 : Math.min(1, visible);
    return ([0, 1, 2] as const).filter(
      (mode) =>
        mode >= (tristate || lowest === 0 ? lowest : 2) && mode <= visible && (tristate || mode !== 1),
    );
  }

  #isModeChangeable(choice: Choice): boolean {
    return this.#possibleModes(choice).length > 1;
  }

  #askChoice(node: MenuNode, choice: Choice): void {
    const { configuration } = this.#answers;
    const isNew = !this.#answers.has(choice);
    if (this.#isModeChangeable(choice)) {
      this.#askMode(node, choice);
      if (configuration.modeOf(choice) !== 2) return;
    } else {
      const mode = configuration.modeOf(choice);
      if (mode === 1) this.#host.out(`${this.#margin()}${node.prompt!.text}\n`);
      if (mode !== 2) return;
    }
    while (!this.#askMember(node, choice, isNew));
  }

  /** One round; `false` when the answer was none. */
  #askMember(node: MenuNode, choice: Choice, isNew: boolean): boolean {
    const { configuration } = this.#answers;
    const { out } = this.#host;
    out(`${this.#margin()}${node.prompt!.text}\n`);
    const chosen = configuration.chosenIn(choice);
    let hasNew = isNew;
    const entries: { readonly child: MenuNode; readonly symbol: SymbolDefinition }[] = [];
    for (const child of node.children) {
      if (!this.#isVisible(child)) continue;
      if (child.item?.kind !== "symbol") {
        out(`${"*".padStart(this.#indent)} ${child.prompt!.text}\n`);
        continue;
      }
      const symbol = child.item;
      entries.push({ child, symbol });
      const mark = (symbol === chosen ? ">" : " ").padStart(this.#indent);
      const known = this.#answers.has(symbol);
      const tail = known ? "" : " (NEW)";
      hasNew ||= !known;
      out(`${mark} ${entries.length}. ${child.prompt!.text} (${symbol.name})${tail}\n`);
    }
    // conf asks for ever here; there is nothing to choose.
    if (entries.length === 0) return true;
    const current = entries.findIndex(({ symbol }) => symbol === chosen) + 1;
    out(`${this.#margin()}choice`);
    let line = "";
    let number = 1;
    if (entries.length === 1) out("[1]: 1\n");
    else {
      out(`[1-${entries.length}?]: `);
      if (this.#mode === "new" && !hasNew) {
        number = current;
        out(`${number}\n`);
      } else {
        line = this.#read("").trim();
        if (line.startsWith("?")) {
          this.#help(node);
          return false;
        }
        if (line === "") number = current;
        else if (/^[0-9]/.test(line)) number = parseInt(line, 10);
        else return false;
      }
    }
    const entry = entries[number - 1];
    if (!entry) return this.#ended;
    if (line.endsWith("?")) {
      this.#help(entry.child);
      return false;
    }
    this.#answers.set(entry.symbol, "y");
    for (const inner of entry.child.children) {
      this.#indent += 2;
      this.#visit(inner);
      this.#indent -= 2;
    }
    return true;
  }

  #help(node: MenuNode): void {
    this.#host.out(symbolHelp(this.#answers.configuration, node, this.#showFile));
  }

  /** Whether `conf` would go into an entry: it shows, or something below it does. */
  #isVisible(node: MenuNode): boolean {
    const { configuration } = this.#answers;
    if (!node.prompt) return false;
    if (node.visibleIf && configuration.evaluate(node.visibleIf) === 0) return false;
    const { item } = node;
    let shown = configuration.evaluate(node.prompt.when);
    // While a choice is y, what could only be m is no choice.
    if (shown === 1 && item?.kind === "symbol" && item.type === "tristate" && item.choice)
      if (configuration.modeOf(item.choice) === 2) shown = 0;
    if (shown > 0) return true;
    if (!item) return false;
    const value = item.kind === "symbol" ? configuration.tristateOf(item) : configuration.modeOf(item);
    if (value === 0) return false;
    if (!node.children.some((child) => this.#isVisible(child))) return false;
    // A quirk of conf: what shows only because of something below it is never new again.
    this.#answers.settleItem(item);
    return true;
  }
}

const LETTERS = ["n", "m", "y"] as const;

/** What a line says to a question for y, m or n; `undefined` when it says nothing that can be understood. */
function readTristate(line: string, current: string): string | undefined {
  const word = line.trim();
  if (word === "") return current;
  if (/^(n|N|no|No)$/.test(word)) return "n";
  if (/^[mM]$/.test(word)) return "m";
  if (/^(y|Y|yes|Yes)$/.test(word)) return "y";
  return word.startsWith("?") ? "help" : undefined;
}
