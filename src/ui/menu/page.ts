import type { MenuNode } from "../../kconfig/index.ts";
import { diffPage } from "./page-diff.ts";
import { helpPage } from "./page-help.ts";
import { keysPage } from "./page-of-keys.ts";
import { savePage } from "./page-save.ts";
import type { Run } from "./screen.ts";
import type { MenuState } from "./state.ts";

/** A text that is read rather than set; some of its lines lead to entries. */
export interface Page {
  readonly title: string;
  readonly lines: readonly PageLine[];
}

export interface PageLine {
  readonly runs: readonly Run[];
  readonly link?: MenuNode;
}

/** The page that covers the entries, if the view is one. */
export function pageOf(state: MenuState): Page | undefined {
  const { view } = state;
  switch (view.kind) {
    case "help":
      return helpPage(state, view.node);
    case "diff":
      return diffPage(state);
    case "keys":
      return keysPage(state.size.width);
    case "save":
      return savePage(view, state.size.width);
    default:
      return undefined;
  }
}

/** The lines that lead somewhere, by line number. */
export function linksOf({ lines }: Page): readonly { readonly line: number; readonly node: MenuNode }[] {
  return lines.flatMap(({ link }, line) => (link ? [{ line, node: link }] : []));
}
