import { posix } from "node:path";
import type { Host, Span } from "../base/index.ts";
import {
  readDotConfig,
  renderDotConfig,
  renderMinimalConfig,
  type SymbolDefinition,
  type SymbolType,
} from "../kconfig/index.ts";
import type { OpenedConfiguration } from "./config-open.ts";

/** An option and its value. */
export interface OptionValue {
  /** Without `CONFIG_`. */
  readonly name: string;
  readonly value: string;
  readonly type: SymbolType;
  /** The text a menu shows; absent for an option that follows from others alone. */
  readonly prompt?: string;
  readonly definedAt: Span;
  /** Who sets it, when somebody does: `unikraft`, `target a`, `command line`. */
  readonly setBy?: string;
  /** The line that sets it. */
  readonly setAt?: Span;
}

/** Every option that is on or has a value, in the order of the menus. */
export function setOptions(opened: OpenedConfiguration): readonly OptionValue[] {
  const { configuration, tree } = opened;
  return [...tree.symbols.values()]
    .filter((symbol) => configuration.isWritten(symbol) && !isOff(symbol, configuration.valueOf(symbol)))
    .map((symbol) => optionValue(opened, symbol));
}

function isOff({ type }: SymbolDefinition, value: string): boolean {
  return (type === "bool" || type === "tristate") && value === "n";
}

export function optionValue(opened: OpenedConfiguration, symbol: SymbolDefinition): OptionValue {
  const { configuration, open } = opened;
  const { name, type } = symbol;
  const set = open.assignments.findLast((one) => one.name === name);
  const prompt = symbol.prompts[0]?.text;
  return {
    name,
    value: configuration.valueOf(symbol),
    type,
    ...(prompt !== undefined && { prompt }),
    definedAt: symbol.nodes[0]!.span,
    ...(set && { setBy: set.layer }),
    ...(set?.span && { setAt: set.span }),
  };
}

/** An option that somebody could leave to its default and did not. */
export interface ChangedOption extends OptionValue {
  readonly defaultValue: string;
}

/** An option whose value in a file is not the one that counts. */
export interface FileDifference {
  readonly name: string;
  /** In the file; `undefined` when the file does not have it. */
  readonly inFile: string | undefined;
  /** What the project comes to; `undefined` when the option is not part of the configuration. */
  readonly counts: string | undefined;
  /** The line of the file. */
  readonly at?: Span;
}

export interface ConfigDifference {
  readonly fromDefaults: readonly ChangedOption[];
  /** The `.config` of the target, when there is one. */
  readonly file?: { readonly path: string; readonly differences: readonly FileDifference[] };
}

/** What differs from the defaults, and where the target's `.config` says something else than the project. */
export function configDifference(opened: OpenedConfiguration, { files }: Host): ConfigDifference {
  const { configuration, tree, open } = opened;
  const minimal = readDotConfig({ name: "minimal", text: renderMinimalConfig(configuration) });
  const fromDefaults = minimal.assignments.map(({ name }) => {
    const symbol = tree.symbols.get(name)!;
    return { ...optionValue(opened, symbol), defaultValue: configuration.defaultValueOf(symbol) };
  });
  const path = open.target.configPath;
  if (files.stat(path)?.kind !== "file") return { fromDefaults };
  const found = readDotConfig({ name: path, text: files.readText(path) }).assignments;
  const own = readDotConfig({ name: posix.basename(path), text: renderDotConfig(configuration) }).assignments;
  const inFile = new Map(found.map((one) => [one.name, one]));
  const counts = new Map(own.map((one) => [one.name, one.value]));
  const differences = [...new Set([...counts.keys(), ...inFile.keys()])].flatMap((name): FileDifference[] => {
    const line = inFile.get(name);
    if (line?.value === counts.get(name)) return [];
    return [{ name, inFile: line?.value, counts: counts.get(name), ...(line && { at: line.span }) }];
  });
  return { fromDefaults, file: { path, differences } };
}

/** Options in whose name, prompt or help all words occur, in any case; the best matches first. */
export function searchOptions(opened: OpenedConfiguration, words: readonly string[]): readonly OptionValue[] {
  const wanted = words.map((word) => word.toLowerCase().replace(/^config_(?=.)/, ""));
  return [...opened.tree.symbols.values()]
    .map((symbol) => ({ symbol, rank: Math.max(...wanted.map((word) => rankOf(symbol, word))) }))
    .filter(({ rank }) => rank < noMatch)
    .sort((a, b) => a.rank - b.rank)
    .map(({ symbol }) => optionValue(opened, symbol));
}

const noMatch = 5;

/** How well one word fits, 0 is best. */
function rankOf(symbol: SymbolDefinition, word: string): number {
  const name = symbol.name.toLowerCase();
  if (name === word) return 0;
  if (name.startsWith(word)) return 1;
  if (name.includes(word)) return 2;
  if (symbol.prompts.some(({ text }) => text.toLowerCase().includes(word))) return 3;
  return symbol.nodes.some(({ help }) => help?.toLowerCase().includes(word)) ? 4 : noMatch;
}
