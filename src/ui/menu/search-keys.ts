import { clamp, searchRows } from "./layout.ts";
import { jumpTo } from "./navigation.ts";
import { settleView } from "./scroll.ts";
import type { MenuState, ViewOf } from "./state.ts";
import { graphemes, isCharacter } from "./text.ts";

/** A key while searching. */
export function searchKey(state: MenuState, view: ViewOf<"search">, key: string): MenuState {
  const move = (by: number): MenuState =>
    settleView({ ...state, view: { ...view, row: clamp(view.row + by, 0, view.results.length - 1) } });
  const page = Math.max(1, searchRows(state) - 1);
  switch (key) {
    case "escape":
      return { ...state, view: { kind: "entries" } };
    case "enter": {
      const found = view.results[view.row];
      return found ? jumpTo(state, found.node) : state;
    }
    case "up":
    case "ctrl-p":
      return move(-1);
    case "down":
    case "tab":
    case "ctrl-n":
      return move(1);
    case "pageup":
    case "ctrl-b":
      return move(-page);
    case "pagedown":
    case "ctrl-f":
      return move(page);
    case "backspace":
    case "ctrl-h":
      return query(state, graphemes(view.query).slice(0, -1).join(""));
    case "ctrl-u":
      return query(state, "");
    default:
      return isCharacter(key) ? query(state, view.query + key) : state;
  }
}

function query(state: MenuState, text: string): MenuState {
  const results = state.model.index.search(text);
  return { ...state, view: { kind: "search", query: text, results, row: 0, top: 0 } };
}
