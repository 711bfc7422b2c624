import type { Configuration } from "./configuration.ts";
import { inHashOrder } from "./hash-order.ts";
import type { MenuNode, SymbolDefinition } from "./tree.ts";

/** A full `.config`: menus as headings, `# CONFIG_X is not set` for what is n. As `conf` of kernel 6.1 writes it. */
export function renderDotConfig(configuration: Configuration): string {
  const { mainMenu, rules } = configuration.tree;
  const lines = generatedHeader(mainMenu);
  const written = new Set<SymbolDefinition>();
  let blankBefore = false;
  const render = (node: MenuNode): void => {
    const { item } = node;
    const heading = !item && node.kind !== "root" && isNodeVisible(configuration, node);
    if (heading) {
      lines.push("", "#", `# ${node.prompt!.text}`, "#");
      blankBefore = false;
    } else if (item?.kind === "symbol" && !written.has(item) && configuration.isWritten(item)) {
      if (blankBefore) lines.push("");
      blankBefore = false;
      written.add(item);
      lines.push(dotConfigLine(configuration, item));
    }
    node.children.forEach(render);
    if (heading && node.kind === "menu" && (rules.endOfEmptyMenus || node.children.length > 0)) {
      lines.push(`# end of ${node.prompt!.text}`);
      blankBefore = true;
    }
  };
  render(mainMenu);
  return lines.join("\n") + "\n";
}

/** Only the lines that a default configuration does not have already: `savedefconfig`. */
export function renderMinimalConfig(configuration: Configuration): string {
  const lines: string[] = [];
  const seen = new Set<SymbolDefinition>();
  const render = (node: MenuNode): void => {
    const { item } = node;
    if (item?.kind === "symbol" && !seen.has(item)) {
      seen.add(item);
      if (!isImplied(configuration, item)) lines.push(dotConfigLine(configuration, item));
    }
    node.children.forEach(render);
  };
  render(configuration.tree.mainMenu);
  return lines.map((line) => line + "\n").join("");
}

function isImplied(configuration: Configuration, symbol: SymbolDefinition): boolean {
  if (!configuration.isWritten(symbol) || !configuration.isChangeable(symbol.name)) return true;
  const value = configuration.valueOf(symbol);
  if (value === configuration.defaultValueOf(symbol)) return true;
  const { choice } = symbol;
  if (!choice || choice.optional || symbol.type !== "bool" || value !== "y") return false;
  return configuration.defaultOf(choice) === symbol;
}

/**
 * A C header of `#define`s, in `conf`'s order: 1 for y, the same with `_MODULE` for m, nothing for n.
 * `banner`: the lines of the comment at its top, instead of the main menu's.
 */
export function renderConfigHeader(
  configuration: Configuration,
  options: { readonly banner?: readonly string[] } = {},
): string {
  const { prefix, mainMenu, rules } = configuration.tree;
  const own = [GENERATED, mainMenu.prompt?.text ?? ""];
  const banner = options.banner ?? (rules.airyHeader ? ["", ...own, ""] : own);
  const lines = ["/*", ...banner.map((line) => ` * ${line}`.trimEnd()), " */"];
  for (const symbol of writtenSymbols(configuration)) {
    const value = configuration.valueOf(symbol);
    const name = `${prefix}${symbol.name}`;
    if (symbol.type === "bool" || symbol.type === "tristate") {
      if (value !== "n") lines.push(`#define ${name}${value === "m" ? "_MODULE" : ""} 1`);
    } else if (symbol.type === "hex") {
      lines.push(`#define ${name} ${withPrefix(value)}`);
    } else lines.push(`#define ${name} ${literal(symbol, value)}`);
  }
  return lines.join("\n") + "\n";
}

/** What a makefile includes: the set symbols as `CONFIG_X=y`, in `conf`'s order. Texts have quotes by the 5.2 rules alone. */
export function renderAutoConf(configuration: Configuration): string {
  const lines = generatedHeader(configuration.tree.mainMenu);
  for (const symbol of writtenSymbols(configuration)) {
    const value = configuration.valueOf(symbol);
    if (value === "n" && (symbol.type === "bool" || symbol.type === "tristate")) continue;
    const text = configuration.tree.rules.quotesAutoConf ? literal(symbol, value) : value;
    lines.push(`${configuration.tree.prefix}${symbol.name}=${text}`);
  }
  return lines.join("\n") + "\n";
}

/** What the Rust compiler is told: a `--cfg` for each, and for y and m one without value too. In `conf`'s order. */
export function renderRustcCfg(configuration: Configuration): string {
  let text = "";
  for (const symbol of writtenSymbols(configuration)) {
    const value = configuration.valueOf(symbol);
    const name = `--cfg=${configuration.tree.prefix}${symbol.name}`;
    if (symbol.type === "bool" || symbol.type === "tristate") {
      if (value !== "n") text += `${name}\n${name}="${value}"\n`;
    } else if (symbol.type === "string") text += `${name}=${literal(symbol, value)}\n`;
    else text += `${name}="${symbol.type === "hex" ? withPrefix(value) : value}"\n`;
  }
  return text;
}

/** The tristates alone, as `CONFIG_X=M` and `CONFIG_X=Y`: what kernels up to 5.4 had for built-in and module lists. */
export function renderTristateConf(configuration: Configuration): string {
  const lines = generatedHeader(configuration.tree.mainMenu);
  for (const symbol of writtenSymbols(configuration)) {
    const value = configuration.valueOf(symbol);
    if (symbol.type !== "tristate" || value === "n") continue;
    lines.push(`${configuration.tree.prefix}${symbol.name}=${value.toUpperCase()}`);
  }
  return lines.join("\n") + "\n";
}

function withPrefix(hex: string): string {
  return /^0x/i.test(hex) ? hex : `0x${hex}`;
}

const GENERATED = "Automatically generated file; DO NOT EDIT.";

function generatedHeader(mainMenu: MenuNode): string[] {
  return ["#", `# ${GENERATED}`, `# ${mainMenu.prompt?.text ?? ""}`, "#"];
}

function* writtenSymbols(configuration: Configuration): Iterable<SymbolDefinition> {
  for (const symbol of inHashOrder(configuration.tree)) if (configuration.isWritten(symbol)) yield symbol;
}

function dotConfigLine(configuration: Configuration, symbol: SymbolDefinition): string {
  const name = `${configuration.tree.prefix}${symbol.name}`;
  const value = configuration.valueOf(symbol);
  if (value === "n" && (symbol.type === "bool" || symbol.type === "tristate")) return `# ${name} is not set`;
  return `${name}=${literal(symbol, value)}`;
}

/** As `.config` writes it: a string in quotes, with backslashes before quotes and backslashes. */
function literal(symbol: SymbolDefinition, value: string): string {
  return symbol.type === "string" ? `"${value.replace(/["\\]/g, "\\$&")}"` : value;
}

/** For menus and comments. */
function isNodeVisible(configuration: Configuration, node: MenuNode): boolean {
  if (!node.prompt) return false;
  return configuration.evaluate(node.visibleIf) > 0 && configuration.evaluate(node.prompt.when) > 0;
}
