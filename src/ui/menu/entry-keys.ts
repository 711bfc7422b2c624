import type { MenuNode } from "../../kconfig/index.ts";
import { cycleNode, isLogical, redo, resetNode, setNode, undo } from "./actions.ts";
import { edit } from "./editor-keys.ts";
import { opensScreen } from "./model.ts";
import { cursorRow, goUp, jumpBack, moveCursor, openScreen, pageRows } from "./navigation.ts";
import { settle } from "./open-menu.ts";
import { leave, save } from "./save-keys.ts";
import type { MenuState } from "./state.ts";

/** A key among the entries of a menu. */
export function entriesKey(state: MenuState, key: string): MenuState {
  const node = cursorRow(state)?.node;
  switch (key) {
    case "up":
    case "k":
      return moveCursor(state, -1);
    case "down":
    case "j":
      return moveCursor(state, 1);
    case "pageup":
    case "ctrl-b":
      return moveCursor(state, -pageRows(state));
    case "pagedown":
    case "ctrl-f":
      return moveCursor(state, pageRows(state));
    case "home":
    case "g":
      return moveCursor(state, -Infinity);
    case "end":
    case "G":
      return moveCursor(state, Infinity);
    case "left":
    case "h":
      return goUp(state);
    case "escape":
      return state.places.length > 1 ? goUp(state) : leave(state);
    case "enter":
      return node ? enter(state, node) : state;
    case "right":
    case "l":
      return node && !isSwitch(node) ? enter(state, node) : state;
    case " ":
      return node ? cycle(state, node) : state;
    case "y":
    case "m":
    case "n":
      return node ? setNode(state, node, key) : state;
    case "r":
    case "delete":
      return node ? resetNode(state, node) : state;
    case "u":
      return undo(state);
    case "U":
    case "ctrl-r":
      return redo(state);
    case "z":
    case "a":
      return toggleAll(state);
    case "backspace":
      return jumpBack(state);
    case "?":
      return node ? { ...state, view: { kind: "help", node, top: 0, link: -1 } } : state;
    case "/":
      return { ...state, view: { kind: "search", query: "", results: [], row: 0, top: 0 } };
    case "d":
      return { ...state, view: { kind: "diff", top: 0, link: -1 } };
    case "s":
      return save(state, false);
    case "q":
      return leave(state);
    default:
      return state;
  }
}

/** A bool or tristate that has no screen of its own: Enter switches it. */
function isSwitch(node: MenuNode): boolean {
  return node.item?.kind === "symbol" && isLogical(node.item) && !opensScreen(node);
}

function enter(state: MenuState, node: MenuNode): MenuState {
  if (opensScreen(node)) return openScreen(state, node);
  const { item } = node;
  if (item?.kind !== "symbol") return state;
  if (isSwitch(node)) {
    const next = cycleNode(state, node);
    // As in every menuconfig, choosing a member closes its choice.
    return item.choice && next.past !== state.past ? { ...goUp(next), message: next.message } : next;
  }
  return edit(state, node, item);
}

function cycle(state: MenuState, node: MenuNode): MenuState {
  const { item } = node;
  if (item?.kind === "symbol" && !isLogical(item)) return edit(state, node, item);
  if (item?.kind === "choice" && !item.optional) return openScreen(state, node);
  return node.kind === "menu" ? openScreen(state, node) : cycleNode(state, node);
}

function toggleAll(state: MenuState): MenuState {
  const showAll = !state.showAll;
  const message = showAll
    ? "showing all entries; z hides those that cannot be set"
    : "hiding what cannot be set";
  return settle({ ...state, showAll, message });
}
