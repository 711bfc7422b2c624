import { say } from "./actions.ts";
import { pageHeight, scrolled } from "./layout.ts";
import { jumpTo } from "./navigation.ts";
import { linksOf, pageOf } from "./page.ts";
import { settleView } from "./scroll.ts";
import type { MenuState, ViewOf } from "./state.ts";

/** A key on a page that is read. */
export function pageKey(state: MenuState, view: ViewOf<"help" | "diff" | "keys">, key: string): MenuState {
  const height = pageHeight(state);
  const scroll = (by: number): MenuState => settleView({ ...state, view: { ...view, top: view.top + by } });
  switch (key) {
    case "escape":
    case "q":
    case "left":
    case "h":
      return { ...state, view: { kind: "entries" } };
    case "up":
    case "k":
      return scroll(-1);
    case "down":
    case "j":
      return scroll(1);
    case "pageup":
    case "ctrl-b":
      return scroll(1 - height);
    case "pagedown":
    case "ctrl-f":
    case " ":
      return scroll(height - 1);
    case "home":
    case "g":
      return scroll(-Infinity);
    case "end":
    case "G":
      return scroll(Infinity);
    case "tab":
      return moveLink(state, view, 1);
    case "shift-tab":
      return moveLink(state, view, -1);
    case "enter":
    case "right":
    case "l":
      return followLink(state, view);
    case "?":
      return { ...state, view: view.kind === "keys" ? { kind: "entries" } : { kind: "keys", top: 0 } };
    default:
      return state;
  }
}

function moveLink(state: MenuState, view: ViewOf<"help" | "diff" | "keys">, by: 1 | -1): MenuState {
  const page = pageOf(state);
  if (view.kind === "keys" || !page) return state;
  const links = linksOf(page);
  if (links.length === 0) return state;
  const start = view.link === -1 && by === -1 ? 0 : view.link;
  const link = (start + by + links.length) % links.length;
  const top = scrolled(view.top, links[link]!.line, page.lines.length, pageHeight(state));
  return { ...state, view: { ...view, link, top } };
}

function followLink(state: MenuState, view: ViewOf<"help" | "diff" | "keys">): MenuState {
  const page = pageOf(state);
  if (view.kind === "keys" || !page) return state;
  const target = linksOf(page)[view.link];
  if (target) return jumpTo(state, target.node);
  return say(state, linksOf(page).length > 0 ? "Tab picks an option to jump to" : "nothing to jump to here");
}
