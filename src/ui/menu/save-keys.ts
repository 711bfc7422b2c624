import { say } from "./actions.ts";
import { changesOf } from "./changes.ts";
import { pageHeight } from "./layout.ts";
import { settleView } from "./scroll.ts";
import type { MenuState, ViewOf } from "./state.ts";

export function leave(state: MenuState): MenuState {
  if (changesOf(state).length === 0) return { ...state, left: true };
  return { ...state, view: { kind: "leave" } };
}

export function leaveKey(state: MenuState, key: string): MenuState {
  switch (key) {
    case "y":
    case "s":
    case "enter":
      return save(state, true);
    case "n":
      return { ...state, left: true };
    case "escape":
    case "left":
    case "h":
      return { ...state, view: { kind: "entries" } };
    default:
      return state;
  }
}

export function save(state: MenuState, thenLeave: boolean): MenuState {
  const changes = changesOf(state);
  if (changes.length === 0) return say({ ...state, view: { kind: "entries" } }, "nothing to save");
  return {
    ...state,
    view: { kind: "save", preview: undefined, problem: undefined, thenLeave, top: 0 },
    request: { kind: "preview", changes },
  };
}

export function previewed(state: MenuState, diff: string): MenuState {
  const { view } = state;
  return view.kind === "save" ? { ...state, view: { ...view, preview: diff } } : state;
}

export function failed(state: MenuState, problem: string): MenuState {
  const { view } = state;
  return view.kind === "save" ? { ...state, view: { ...view, problem, top: 0 } } : say(state, problem);
}

export function saveKey(state: MenuState, view: ViewOf<"save">, key: string): MenuState {
  const height = pageHeight(state);
  const scroll = (by: number): MenuState => settleView({ ...state, view: { ...view, top: view.top + by } });
  switch (key) {
    case "enter":
    case "y":
    case "s":
      // What nobody has seen is not written.
      return view.preview === undefined || view.problem !== undefined
        ? state
        : { ...state, request: { kind: "save", changes: changesOf(state) } };
    case "escape":
    case "n":
    case "q":
    case "left":
    case "h":
      return say({ ...state, view: { kind: "entries" } }, "not saved");
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
    default:
      return state;
  }
}

export function saved(state: MenuState, message: string): MenuState {
  const { view } = state;
  const written = { edits: changesOf(state), label: "saved" };
  const next: MenuState = { ...state, saved: [...state.saved, written], view: { kind: "entries" }, message };
  return view.kind === "save" && view.thenLeave ? { ...next, left: true } : next;
}
