import type { Configuration } from "../configuration.ts";
import { triText } from "../expression.ts";
import type { Choice, MenuNode, Selection, SymbolDefinition } from "../tree.ts";
import { expressionText, lineOf } from "./expression-text.ts";
import { reverseText } from "./unmet.ts";

/** What `?` prints about an entry of a menu: its help, then where it is defined and what it hangs on. */
export function symbolHelp(
  configuration: Configuration,
  node: MenuNode,
  showFile: (path: string) => string,
): string {
  const { prefix } = configuration.tree;
  const { item } = node;
  const help =
    node.help === undefined
      ? "There is no help available for this option.\n"
      : `${item?.name === undefined ? "" : `${prefix}${item.name}:\n\n`}${node.help}\n${node.helpTail}`;
  return `\n${help}${item ? itemText(configuration, item, showFile) : ""}\n`;
}

const TYPE_NAMES = {
  bool: "bool",
  tristate: "tristate",
  int: "integer",
  hex: "hex",
  string: "string",
  unknown: "unknown",
} as const;

function itemText(
  configuration: Configuration,
  item: SymbolDefinition | Choice,
  showFile: (path: string) => string,
): string {
  let text = "";
  if (item.kind === "symbol") {
    text += `Symbol: ${item.name} [=${configuration.valueOf(item)}]\nType  : ${TYPE_NAMES[item.type]}\n`;
    const range = configuration.rangeOf(item);
    if (range) {
      const [low, high] = [range.range.low, range.range.high].map((at) => configuration.valueOf(at));
      text += `Range : [${low} ${high}]\n`;
    }
  }
  const [shown, bare] = [item.nodes.filter((at) => at.prompt), item.nodes.filter((at) => !at.prompt)];
  for (const node of [...shown, ...bare]) {
    text += `Defined at ${showFile(node.span.source.name)}:${lineOf(node)}\n`;
    if (node.prompt) text += `  Prompt: ${node.prompt.text}\n`;
    const dependency = expressionText(configuration, node.dependencies);
    if (dependency !== undefined) text += `  Depends on: ${dependency}\n`;
    if (node.prompt) text += locationText(configuration, node);
  }
  if (item.kind === "choice") {
    // How conf notes that such a choice is at least m.
    const least = [expressionText(configuration, item.nodes[0]!.dependencies), "m [=m]"].filter(Boolean);
    return `${text}${item.optional ? "" : `Selected by [m]:\n  - ${least.join(" && ")}\n`}\n\n`;
  }
  text += selectionText(configuration, "Selects", item.selects);
  for (const [level, name] of LEVELS)
    text += reverseText(configuration, item.selectedBy, level, `Selected by [${name}]:\n`);
  text += selectionText(configuration, "Implies", item.implies);
  for (const [level, name] of LEVELS)
    text += reverseText(configuration, item.impliedBy, level, `Implied by [${name}]:\n`);
  return `${text}\n\n`;
}

const LEVELS = [
  [2, "y"],
  [1, "m"],
  [0, "n"],
] as const;

/** The menus on the way to an entry, and the entry. */
function locationText(configuration: Configuration, node: MenuNode): string {
  const path: MenuNode[] = [];
  for (let at: MenuNode | undefined = node; at && at.kind !== "root"; at = at.parent)
    if (at.prompt) path.unshift(at);
  const lines = path.map((at, depth) => {
    const { item } = at;
    const value =
      item && (item.kind === "symbol" ? configuration.valueOf(item) : choiceValue(configuration, item));
    const name = item ? ` (${item.name ?? "<choice>"} [=${value}])` : "";
    return `${" ".repeat(4 + 2 * depth)}-> ${at.prompt!.text}${name}\n`;
  });
  return `  Location:\n${lines.join("")}`;
}

function choiceValue(configuration: Configuration, choice: Choice): string {
  return triText(configuration.modeOf(choice));
}

function selectionText(
  configuration: Configuration,
  title: string,
  selections: readonly Selection[],
): string {
  if (selections.length === 0) return "";
  const names = selections.map(({ target }) => `${target.name} [=${configuration.valueOf(target)}]`);
  return `${title}: ${names.join(" && ")}\n`;
}
