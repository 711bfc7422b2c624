import type { MenuNode, SymbolDefinition } from "../../kconfig/index.ts";
import { say, setSymbol } from "./actions.ts";
import { checkText } from "./check-text.ts";
import { clamp } from "./layout.ts";
import { configurationOf, type MenuState, type ViewOf } from "./state.ts";
import { graphemes, isCharacter } from "./text.ts";

export function edit(state: MenuState, node: MenuNode, symbol: SymbolDefinition): MenuState {
  const configuration = configurationOf(state);
  if (configuration.visibilityOf(symbol) === 0) {
    return say(state, configuration.explain(symbol.name, "\n").notes[0]?.message ?? "it cannot be set now");
  }
  const text = configuration.valueOf(symbol);
  return { ...state, view: { kind: "edit", node, symbol, text, caret: graphemes(text).length } };
}

export function editKey(state: MenuState, view: ViewOf<"edit">, key: string): MenuState {
  const letters = graphemes(view.text);
  const at = clamp(view.caret, 0, letters.length);
  const put = (before: readonly string[], after: readonly string[]): MenuState => ({
    ...state,
    view: { ...view, text: [...before, ...after].join(""), caret: before.length },
  });
  switch (key) {
    case "escape":
      return { ...state, view: { kind: "entries" } };
    case "enter":
      return finishEdit(state, view);
    case "left":
    case "ctrl-b":
      return { ...state, view: { ...view, caret: Math.max(0, at - 1) } };
    case "right":
    case "ctrl-f":
      return { ...state, view: { ...view, caret: Math.min(letters.length, at + 1) } };
    case "home":
    case "ctrl-a":
      return { ...state, view: { ...view, caret: 0 } };
    case "end":
    case "ctrl-e":
      return { ...state, view: { ...view, caret: letters.length } };
    case "backspace":
    case "ctrl-h":
      return put(letters.slice(0, Math.max(0, at - 1)), letters.slice(at));
    case "delete":
    case "ctrl-d":
      return put(letters.slice(0, at), letters.slice(at + 1));
    case "ctrl-u":
      return put([], letters.slice(at));
    case "ctrl-k":
      return put(letters.slice(0, at), []);
    default:
      return isCharacter(key) ? put([...letters.slice(0, at), key], letters.slice(at)) : state;
  }
}

function finishEdit(state: MenuState, { symbol, text }: ViewOf<"edit">): MenuState {
  if (text === configurationOf(state).valueOf(symbol)) return { ...state, view: { kind: "entries" } };
  const problem = checkText(state, symbol, text);
  if (problem !== undefined) return say(state, problem);
  return setSymbol({ ...state, view: { kind: "entries" } }, symbol, text);
}
