/** Small trees of Kconfig text with everything in them that `conf` accepts, the same for the same seed. */
export function randomTree(next: () => number): string {
  return new TreeWriter(next).write();
}

const NAMES = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
const TEXTS = ["S", "T"];
const NUMBERS = ["N", "O"];

class TreeWriter {
  readonly #next: () => number;
  readonly #lines: string[] = [];
  #member = 0;
  /** Symbols may depend on those that were defined before: so there are no loops. */
  readonly #before: string[] = [];
  readonly #names = [...NAMES];
  readonly #texts = [...TEXTS];
  readonly #numbers = [...NUMBERS];
  readonly #late: string[] = [];

  constructor(next: () => number) {
    this.#next = next;
  }

  write(): string {
    if (this.#chance(0.5)) this.#add(`mainmenu "Random"`);
    if (this.#chance(0.7))
      this.#add("config MODULES", `\tdef_bool ${this.#chance(0.8) ? "y" : "n"}`, "\tmodules", "");
    this.#block(0);
    while (this.#names.length > 0) this.#block(0);
    // Targets of selects come last, so that nothing a select needs depends on them.
    for (const name of this.#late) this.#symbol(name, false);
    return this.#lines.join("\n") + "\n";
  }

  #block(depth: number): void {
    const count = 1 + this.#below(4);
    for (let at = 0; at < count; at += 1) this.#entry(depth);
  }

  #entry(depth: number): void {
    const kind = this.#below(12);
    if (kind === 0 && depth < 3) {
      this.#add(`menu "Menu ${this.#lines.length}"`);
      if (this.#chance(0.4)) this.#add(`\tdepends on ${this.#expression()}`);
      if (this.#chance(0.3)) this.#add(`\tvisible if ${this.#expression()}`);
      this.#add("");
      if (this.#chance(0.85)) this.#block(depth + 1);
      this.#add("endmenu", "");
    } else if (kind === 1 && depth < 3) {
      this.#add(`if ${this.#expression()}`, "");
      this.#block(depth + 1);
      this.#add("endif", "");
    } else if (kind === 2) this.#choice();
    else if (kind === 3) {
      this.#add(`comment "Comment ${this.#lines.length}"`);
      if (this.#chance(0.5)) this.#add(`\tdepends on ${this.#expression()}`);
      this.#add("");
    } else if (kind === 4) this.#textual(this.#texts.pop(), "string");
    else if (kind === 5) this.#textual(this.#numbers.pop(), this.#chance(0.5) ? "int" : "hex");
    else {
      const name = this.#names.shift();
      if (name === undefined) return;
      this.#symbol(name, this.#chance(0.1));
    }
  }

  #symbol(name: string, menu: boolean): void {
    this.#add(`${menu ? "menuconfig" : "config"} ${name}`);
    const type = this.#chance(0.5) ? "bool" : "tristate";
    const prompt = menu || this.#chance(0.75) ? ` "${name.toLowerCase()}"${this.#if(0.2)}` : "";
    this.#add(`\t${type}${prompt}`);
    if (this.#chance(0.4)) this.#add(`\tdepends on ${this.#expression()}`);
    const defaults = this.#below(3);
    for (let at = 0; at < defaults; at += 1)
      this.#add(
        `\tdefault ${this.#chance(0.7) ? this.#pick(["y", "m", "n"]) : this.#expression()}${this.#if(0.5)}`,
      );
    for (const keyword of ["select", "imply"]) {
      if (!this.#chance(0.25) || name.startsWith("L")) continue;
      const target = `L${1 + this.#below(3)}`;
      if (!this.#late.includes(target)) this.#late.push(target);
      this.#add(`\t${keyword} ${target}${this.#if(0.4)}`);
    }
    if (this.#chance(0.2)) this.#add("\thelp", `\t  Help of ${name}.`);
    this.#add("");
    this.#before.push(name);
  }

  #textual(name: string | undefined, type: "string" | "int" | "hex"): void {
    if (name === undefined) return;
    const value = (): string =>
      type === "string"
        ? this.#pick(['"one"', '"a \\"b\\""', '""', '"x\\\\y"'])
        : type === "int"
          ? this.#pick(["1", "7", "-3", "40"])
          : this.#pick(["0x1", "1f", "0X20", "0"]);
    this.#add(`config ${name}`, `\t${type}${this.#chance(0.8) ? ` "${name}"${this.#if(0.3)}` : ""}`);
    if (this.#chance(0.3)) this.#add(`\tdepends on ${this.#expression()}`);
    if (this.#chance(0.8)) this.#add(`\tdefault ${value()}${this.#if(0.5)}`);
    if (this.#chance(0.5)) this.#add(`\tdefault ${value()}`);
    if (type !== "string" && this.#chance(0.5))
      this.#add(
        type === "int" ? "\trange 0 20" : "\trange 0x2 0x18",
        `\trange ${type === "int" ? "1 30" : "0x1 0x40"}`,
      );
    this.#add("");
  }

  #choice(): void {
    const type = this.#chance(0.7) ? "bool" : "tristate";
    const first = this.#member + 1;
    const count = 1 + this.#below(4);
    this.#add("choice", `\t${type} "choice ${first}"${this.#if(0.2)}`);
    if (this.#chance(0.2)) this.#add("\toptional");
    if (this.#chance(0.4)) this.#add(`\tdepends on ${this.#expression()}`);
    if (this.#chance(0.4)) this.#add(`\tdefault M${first + this.#below(count)}${this.#if(0.4)}`);
    this.#add("");
    for (let at = 0; at < count; at += 1) {
      const name = `M${++this.#member}`;
      this.#add(`config ${name}`, `\t${type} "${name.toLowerCase()}"`);
      // conf asks for ever about a choice of which nothing shows.
      if (at > 0 && this.#chance(0.3)) this.#add(`\tdepends on ${this.#expression()}`);
      this.#add("");
    }
    this.#add("endchoice", "");
    for (let at = first; at <= this.#member; at += 1) this.#before.push(`M${at}`);
  }

  #if(chance: number): string {
    return this.#chance(chance) ? ` if ${this.#expression()}` : "";
  }

  #expression(depth = 0): string {
    const kind = this.#below(depth > 1 ? 5 : 8);
    if (kind < 3 || this.#before.length === 0)
      return this.#before.length === 0 ? this.#pick(["y", "n", "NOSUCH"]) : this.#pick(this.#before);
    if (kind === 3) return `!${this.#pick(this.#before)}`;
    if (kind === 4)
      return `${this.#pick(this.#before)} ${this.#pick(["=", "!="])} ${this.#pick(["y", "m", "n"])}`;
    if (kind === 5) return `(${this.#expression(depth + 1)} || ${this.#expression(depth + 1)})`;
    return `${this.#expression(depth + 1)} && ${this.#expression(depth + 1)}`;
  }

  #add(...lines: string[]): void {
    this.#lines.push(...lines);
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#below(list.length)]!;
  }

  #below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  #chance(part: number): boolean {
    return this.#next() < part;
  }
}

/** Lines of a configuration that fit such a tree, more or less. */
export function randomConfig(tree: string, next: () => number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)]!;
  const lines: string[] = [];
  for (const [, name] of tree.matchAll(/^(?:menu)?config (\w+)$/gm)) {
    if (next() < 0.4) continue;
    if (/^[ST]$/.test(name!)) lines.push(`CONFIG_${name}=${pick(['"text"', '""', '"a\\"b"', "bare"])}`);
    else if (/^[NO]$/.test(name!)) lines.push(`CONFIG_${name}=${pick(["3", "0x3", "99", "0", "x"])}`);
    else lines.push(pick([`CONFIG_${name}=y`, `CONFIG_${name}=m`, `# CONFIG_${name} is not set`]));
  }
  return lines.map((line) => `${line}\n`).join("");
}
