import type { MenuState } from "./state.ts";

/** How the height of a screen is shared out. */
export interface Regions {
  readonly list: number;
  /** Lines about the entry under the cursor; 0 leaves the rule away too. */
  readonly info: number;
}

export function regionsOf({ size: { height } }: MenuState): Regions {
  const info = height >= 45 ? 10 : height >= 34 ? 8 : height >= 22 ? 5 : height >= 16 ? 3 : 0;
  // Title, path, keys, and a rule above the information.
  return { info, list: Math.max(1, height - 3 - (info > 0 ? info + 1 : 0)) };
}

/** The first row to show, moved as little as possible, so that a row is on the screen. */
export function scrolled(top: number, row: number, count: number, height: number): number {
  const lowest = Math.max(0, count - height);
  return clamp(clamp(top, row - height + 1, row), 0, lowest);
}

/** The low end where the ends cross. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/** Rows of results: title, input, its rule and the keys stay. */
export function searchRows({ size: { height } }: MenuState): number {
  return Math.max(1, height - 4);
}

/** Lines of a page: title, its own title and the keys stay. */
export function pageHeight({ size: { height } }: MenuState): number {
  return Math.max(1, height - 3);
}
