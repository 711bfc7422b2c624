export { openMenu } from "./open-menu.ts";
export type { MenuInput } from "./model.ts";
export type { KconfigChange, MenuState, Request, Size } from "./state.ts";
export { reduce, type MenuEvent } from "./reduce.ts";
export { changesOf } from "./changes.ts";
export { describe } from "./describe.ts";
export type { Region, Run, Screen, ScreenRow, Style } from "./screen.ts";
export { cellWidth, graphemes } from "./text.ts";
