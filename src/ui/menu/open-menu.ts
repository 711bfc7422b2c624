import { clamp, regionsOf, scrolled } from "./layout.ts";
import { createModel, type MenuInput } from "./model.ts";
import { rowsOf } from "./rows.ts";
import { placeNow, withPlace, type MenuState, type Size } from "./state.ts";

/** A menu over a tree and what is assigned in it. */
export function openMenu(input: MenuInput, size: Size): MenuState {
  const model = createModel(input);
  return settle({
    model,
    size,
    past: [],
    future: [],
    saved: [],
    places: [{ menu: model.tree.mainMenu, cursor: undefined, row: 0, top: 0 }],
    trail: [],
    showAll: false,
    view: { kind: "entries" },
    message: undefined,
    request: undefined,
    left: false,
  });
}

/** The cursor on an entry that is there, and that entry on the screen. */
export function settle(state: MenuState): MenuState {
  const place = placeNow(state);
  const rows = rowsOf(state, place.menu);
  const found = rows.findIndex(({ node }) => node === place.cursor);
  const row = found !== -1 ? found : clamp(place.row, 0, rows.length - 1);
  const cursor = rows[row]?.node;
  const top = scrolled(place.top, row, rows.length, regionsOf(state).list);
  if (cursor === place.cursor && row === place.row && top === place.top) return state;
  return withPlace(state, { ...place, cursor, row, top });
}
