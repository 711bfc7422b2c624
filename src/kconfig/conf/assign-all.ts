import type { Configuration } from "../configuration.ts";
import { KilnError } from "../../base/index.ts";
import type { Choice, SymbolDefinition } from "../tree.ts";
import { random } from "./random.ts";

/**
 * Every bool and tristate that has no value gets this one; texts and numbers keep their defaults. `seeded`: a file was read
 * before, and with that all choices count as answered.
 */
export function assignAll(configuration: Configuration, value: "n" | "m" | "y", seeded: boolean): void {
  const { tree } = configuration;
  for (const symbol of tree.symbols.values()) {
    // Choices decide for their members.
    if (!isOpen(configuration, symbol) || symbol.choice) continue;
    const wanted = value === "n" && symbol.allNoConfigY ? "y" : value;
    configuration.assign(symbol.name, symbol.type === "bool" && wanted === "m" ? "y" : wanted);
  }
  // Were modules m, nothing could be.
  if (tree.modules && value === "m" && configuration.assignment(tree.modules.name)?.value === "m")
    configuration.assign(tree.modules.name, "y");
  const level = seeded || value === "n" ? 0 : value === "m" ? 1 : 2;
  for (const choice of tree.choices) {
    if (choice.members.some((member) => configuration.assignment(member.name))) continue;
    configuration.setChoiceMode(choice, level);
    if (value !== "m" || choice.type !== "tristate") continue;
    for (const member of choice.members)
      if (member.type === "tristate") configuration.assign(member.name, "m");
  }
}

/** Chances in percent. */
interface Chances {
  readonly boolYes: number;
  readonly tristateYes: number;
  readonly tristateModule: number;
}

/**
 * `KCONFIG_PROBABILITY`: `BOOL`, `YES:MODULE` or `BOOL:YES:MODULE`. With one number tristates share it between y and m; with
 * two, bools get the sum. Without any, a bool is y every second time and a tristate each third.
 */
export function readProbability(text: string | undefined): Chances {
  if (text === undefined || text === "") return { boolYes: 50, tristateYes: 33, tristateModule: 33 };
  const numbers = text.split(":").map((part) => Number(part));
  const bad = numbers.some((number) => !Number.isInteger(number) || number < 0 || number > 100);
  const [first = 0, second = 0, third = 0] = numbers;
  const sum = numbers.length === 2 ? first + second : numbers.length === 3 ? second + third : first;
  if (bad || numbers.length > 3 || sum > 100) {
    throw new KilnError("kconfig/bad-probability", "KCONFIG_PROBABILITY: Numerical result out of range");
  }
  if (numbers.length === 1)
    return {
      boolYes: first,
      tristateYes: Math.floor(first / 2),
      tristateModule: first - Math.floor(first / 2),
    };
  if (numbers.length === 2) return { boolYes: sum, tristateYes: first, tristateModule: second };
  return { boolYes: first, tristateYes: second, tristateModule: third };
}

/** Random values for all that have none. The same seed gives the same values for the same tree. */
export function assignRandom(configuration: Configuration, seed: number, chances: Chances): void {
  const { tree } = configuration;
  const next = random(seed);
  const percent = (): number => Math.floor(next() * 100);
  for (const symbol of tree.symbols.values()) {
    if (!isOpen(configuration, symbol) || symbol.choice) continue;
    const at = percent();
    if (symbol.type === "bool") configuration.assign(symbol.name, at < chances.boolYes ? "y" : "n");
    else if (at < chances.tristateYes) configuration.assign(symbol.name, "y");
    else configuration.assign(symbol.name, at < chances.tristateYes + chances.tristateModule ? "m" : "n");
  }
  // A member of one choice may bring up another choice, so until nothing is left to decide.
  const open = new Set(
    tree.choices.filter((one) => !one.members.some((member) => configuration.assignment(member.name))),
  );
  for (let before = -1; before !== open.size;) {
    before = open.size;
    for (const choice of open) if (chooseAny(configuration, choice, next)) open.delete(choice);
  }
}

function chooseAny(configuration: Configuration, choice: Choice, next: () => number): boolean {
  const visible = configuration.visibilityOf(choice);
  if (visible === 0) return false;
  const tristate = choice.type === "tristate" && configuration.modulesOn();
  if (tristate && (visible === 1 || next() < 0.5)) {
    for (const member of choice.members)
      configuration.assign(member.name, member.type === "tristate" && next() < 0.5 ? "m" : "n");
    return true;
  }
  if (choice.optional && next() < 0.5) return true;
  configuration.setChoiceMode(choice, 2);
  const members = choice.members.filter((member) => configuration.visibilityOf(member) > 0);
  const member = members[Math.floor(next() * members.length)];
  configuration.setChoiceMode(choice, undefined);
  if (!member) return false;
  configuration.assign(member.name, "y");
  return true;
}

/** `yes2modconfig` and its kin: tristates that somebody set to one value get another. */
export function rewriteTristates(configuration: Configuration, from: string, to: string): void {
  if (!configuration.modulesOn()) return;
  for (const { name, value } of [...configuration.assignments]) {
    const symbol = configuration.tree.symbols.get(name);
    if (value !== from || symbol?.type !== "tristate") continue;
    if (symbol.choice && to === "y") {
      // The choice is switched on, but nobody has said which member it is to have.
      configuration.unset(name);
      configuration.setChoiceMode(symbol.choice, 2);
    } else configuration.assign(name, to);
  }
}

function isOpen(configuration: Configuration, symbol: SymbolDefinition): boolean {
  if (symbol.type !== "bool" && symbol.type !== "tristate") return false;
  return configuration.assignment(symbol.name) === undefined;
}
