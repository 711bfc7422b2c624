import type { ShowName } from "../../base/index.ts";
import type { Assignment, KconfigTree, MenuNode, SymbolDefinition } from "../../kconfig/index.ts";
import type { Facts } from "./changes.ts";
import { Evaluation, type Change } from "./evaluation.ts";
import type { RememberedRows } from "./rows.ts";
import { SearchIndex } from "./search-index.ts";

/** What a menu is over. Nothing in it changes what a person sees; its parts remember what was computed. */
export interface MenuModel {
  /** What is being configured, for people. */
  readonly title: string;
  readonly tree: KconfigTree;
  /** Defined symbols, in order. */
  readonly symbols: readonly SymbolDefinition[];
  readonly showName: ShowName;
  /** With the changes of a state. */
  readonly current: Evaluation;
  /** As it was saved last. */
  readonly saved: Evaluation;
  readonly index: SearchIndex;
  readonly memory: Memory;
}

/** What was computed for lists of changes. These are compared by identity and never altered, so it is never stale. */
export interface Memory {
  readonly rows: WeakMap<readonly Change[], RememberedRows>;
  readonly facts: WeakMap<readonly Change[], Facts>;
  readonly values: WeakMap<readonly Change[], readonly string[]>;
}

export interface MenuInput {
  readonly title: string;
  readonly tree: KconfigTree;
  /** In the order they were made. */
  readonly assignments: Iterable<Assignment>;
  readonly showName?: ShowName;
}

export function createModel({ title, tree, assignments, showName = (name) => name }: MenuInput): MenuModel {
  const loaded = [...assignments];
  return {
    title,
    tree,
    symbols: [...tree.symbols.values()],
    showName,
    current: new Evaluation(tree, loaded),
    saved: new Evaluation(tree, loaded),
    index: new SearchIndex(tree),
    memory: { rows: new WeakMap(), facts: new WeakMap(), values: new WeakMap() },
  };
}

/** Whether Enter shows what is below on a screen of its own; else it stands indented below its parent. */
export function opensScreen({ kind }: MenuNode): boolean {
  return kind === "menu" || kind === "menuconfig" || kind === "choice" || kind === "root";
}

/** The screens from the main menu to the one that lists a node. */
export function screensAbove(node: MenuNode): MenuNode[] {
  const screens: MenuNode[] = [];
  for (let at = node.parent; at; at = at.parent) if (opensScreen(at)) screens.unshift(at);
  return screens;
}

/** What people call a node. */
export function titleOf(node: MenuNode): string {
  if (node.prompt) return node.prompt.text;
  if (node.kind === "root") return "Main menu";
  return node.item?.name ?? node.kind;
}
