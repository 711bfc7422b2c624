import type { MenuNode } from "../../kconfig/index.ts";
import { clamp, regionsOf } from "./layout.ts";
import { screensAbove } from "./model.ts";
import { settle } from "./open-menu.ts";
import { rowsOf, whyHidden, type EntryRow } from "./rows.ts";
import { configurationOf, placeNow, withPlace, type MenuState, type Place } from "./state.ts";

export function cursorRow(state: MenuState): EntryRow | undefined {
  const place = placeNow(state);
  return rowsOf(state, place.menu)[place.row];
}

/** The cursor some rows further; it stays on the screen's entries. */
export function moveCursor(state: MenuState, by: number): MenuState {
  const place = placeNow(state);
  const rows = rowsOf(state, place.menu);
  const row = clamp(place.row + by, 0, rows.length - 1);
  return settle(withPlace(state, { ...place, row, cursor: rows[row]?.node }));
}

/** Rows that PgUp and PgDn move by: a line stays to keep one's bearings. */
export function pageRows(state: MenuState): number {
  return Math.max(1, regionsOf(state).list - 1);
}

export function openScreen(state: MenuState, menu: MenuNode): MenuState {
  const next = { ...state, places: [...state.places, freshPlace(menu)] };
  // In a choice the cursor starts on what is chosen.
  const chosen = menu.item?.kind === "choice" ? configurationOf(state).chosenIn(menu.item) : undefined;
  const node = chosen && rowsOf(next, menu).find((row) => row.node.item === chosen)?.node;
  return settle(node ? withPlace(next, { ...placeNow(next), cursor: node }) : next);
}

function freshPlace(menu: MenuNode): Place {
  return { menu, cursor: undefined, row: 0, top: 0 };
}

/** One screen up; the same state in the main menu. */
export function goUp(state: MenuState): MenuState {
  if (state.places.length === 1) return state;
  return settle({ ...state, places: state.places.slice(0, -1) });
}

/** To an entry, wherever it is. An entry that does not show switches all entries on. */
export function jumpTo(state: MenuState, node: MenuNode): MenuState {
  const screens = screensAbove(node);
  // On the way each screen has its cursor on the next one, the last one on the entry.
  const places = screens.map((menu, at): Place => ({ ...freshPlace(menu), cursor: screens[at + 1] ?? node }));
  if (places.length === 0) return state;
  const trail = [...state.trail, state.places];
  const jumped: MenuState = { ...state, places, trail, view: { kind: "entries" } };
  const seen = rowsOf(jumped, placeNow(jumped).menu).some((row) => row.node === node);
  if (seen) return settle(jumped);
  const message = `showing all entries, since this one is hidden: ${whyHidden(configurationOf(state), node)}`;
  return settle({ ...jumped, showAll: true, message });
}

/** Where the last jump started. */
export function jumpBack(state: MenuState): MenuState {
  const places = state.trail.at(-1);
  if (!places) return { ...state, message: "no jump to go back from" };
  return settle({ ...state, places, trail: state.trail.slice(0, -1) });
}
