import type { Configuration } from "./configuration.ts";
import type { MenuNode, SymbolDefinition } from "./tree.ts";

/** A full `.config`: menus as headings, `# CONFIG_X is not set` for what is n. As `conf` of kernel 6.1 writes it. */
export function renderDotConfig(configuration: Configuration): string {
  const { mainMenu } = configuration.tree;
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
    if (heading && node.kind === "menu") {
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
 * A C header of `#define`s, in order of definition: 1 for y, the same with `_MODULE` for m, nothing for n.
 * `banner`: the lines of the comment at its top, instead of the main menu's.
 */
export function renderConfigHeader(
  configuration: Configuration,
  options: { readonly banner?: readonly string[] } = {},
): string {
  const { prefix, mainMenu } = configuration.tree;
  const banner = options.banner ?? ["", GENERATED, mainMenu.prompt?.text ?? "", ""];
  const lines = ["/*", ...banner.map((line) => ` * ${line}`.trimEnd()), " */"];
  for (const symbol of writtenSymbols(configuration)) {
    const value = configuration.valueOf(symbol);
    const name = `${prefix}${symbol.name}`;
    if (symbol.type === "bool" || symbol.type === "tristate") {
      if (value !== "n") lines.push(`#define ${name}${value === "m" ? "_MODULE" : ""} 1`);
    } else if (symbol.type === "hex") {
      lines.push(`#define ${name} ${/^0x/i.test(value) ? "" : "0x"}${value}`);
    } else lines.push(`#define ${name} ${literal(symbol, value)}`);
  }
  return lines.join("\n") + "\n";
}

/** What a makefile includes: the set symbols as `CONFIG_X=y`, in order of definition, texts in quotes. */
export function renderAutoConf(configuration: Configuration): string {
  const lines = generatedHeader(configuration.tree.mainMenu);
  for (const symbol of writtenSymbols(configuration)) {
    const value = configuration.valueOf(symbol);
    if (value === "n" && (symbol.type === "bool" || symbol.type === "tristate")) continue;
    lines.push(`${configuration.tree.prefix}${symbol.name}=${literal(symbol, value)}`);
  }
  return lines.join("\n") + "\n";
}

const GENERATED = "Automatically generated file; DO NOT EDIT.";

function generatedHeader(mainMenu: MenuNode): string[] {
  return ["#", `# ${GENERATED}`, `# ${mainMenu.prompt?.text ?? ""}`, "#"];
}

function* writtenSymbols(configuration: Configuration): Iterable<SymbolDefinition> {
  for (const symbol of configuration.tree.symbols.values()) if (configuration.isWritten(symbol)) yield symbol;
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
