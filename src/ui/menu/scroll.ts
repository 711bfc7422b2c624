import { clamp, pageHeight, scrolled, searchRows } from "./layout.ts";
import { pageOf } from "./page.ts";
import type { MenuState } from "./state.ts";

/** Scrolled to what is there. */
export function settleView(state: MenuState): MenuState {
  const { view } = state;
  if (view.kind === "search") {
    const row = clamp(view.row, 0, view.results.length - 1);
    const top = scrolled(view.top, row, view.results.length, searchRows(state));
    return { ...state, view: { ...view, row, top } };
  }
  const page = pageOf(state);
  if (!page || !("top" in view)) return state;
  const lowest = Math.max(0, page.lines.length - pageHeight(state));
  return { ...state, view: { ...view, top: clamp(view.top, 0, lowest) } };
}
