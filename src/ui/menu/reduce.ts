import { editKey } from "./editor-keys.ts";
import { entriesKey } from "./entry-keys.ts";
import { settle } from "./open-menu.ts";
import { pageKey } from "./page-keys.ts";
import { failed, leaveKey, previewed, saved, saveKey } from "./save-keys.ts";
import { settleView } from "./scroll.ts";
import { searchKey } from "./search-keys.ts";
import type { MenuState } from "./state.ts";

/**
 * Keys by name: `up`, `down`, `left`, `right`, `pageup`, `pagedown`, `home`, `end`, `enter`, `escape`, `backspace`,
 * `delete`, `tab`, `shift-tab`, `ctrl-a` to `ctrl-z`; and characters as themselves, the space bar as " ".
 */
export type MenuEvent =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "resize"; readonly width: number; readonly height: number }
  /** The answer to a request: the difference as text. */
  | { readonly kind: "previewed"; readonly diff: string }
  /** The changes that were requested are written. */
  | { readonly kind: "saved"; readonly message: string }
  | { readonly kind: "failed"; readonly message: string };

/** The next state. Never throws; a key that means nothing changes nothing. */
export function reduce(before: MenuState, event: MenuEvent): MenuState {
  if (before.left) return before;
  switch (event.kind) {
    case "key":
      return pressed({ ...before, message: undefined, request: undefined }, event.key);
    case "resize": {
      const size = { width: Math.max(1, event.width), height: Math.max(1, event.height) };
      return settleView(settle({ ...before, size, request: undefined }));
    }
    case "previewed":
      return previewed({ ...before, request: undefined }, event.diff);
    case "saved":
      return saved({ ...before, request: undefined }, event.message);
    case "failed":
      return failed({ ...before, request: undefined }, event.message);
  }
}

function pressed(state: MenuState, key: string): MenuState {
  if (key === "ctrl-c") return { ...state, left: true };
  const { view } = state;
  switch (view.kind) {
    case "entries":
      return entriesKey(state, key);
    case "search":
      return searchKey(state, view, key);
    case "edit":
      return editKey(state, view, key);
    case "leave":
      return leaveKey(state, key);
    case "save":
      return saveKey(state, view, key);
    default:
      return pageKey(state, view, key);
  }
}
