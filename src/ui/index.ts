export { openMenu, reduce, describe, changesOf } from "./menu/index.ts";
export type { KconfigChange, MenuEvent, MenuInput, MenuState, Screen, Size } from "./menu/index.ts";
export { runMenu, type MenuEffects, type MenuEnd } from "./terminal/run-menu.ts";
export type { ColourDepth, Keypress, Terminal, TerminalListener } from "./terminal/terminal.ts";
