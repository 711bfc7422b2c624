import type { Configuration, MenuNode, SymbolDefinition } from "../../kconfig/index.ts";
import type { Change } from "./evaluation.ts";
import type { MenuModel } from "./model.ts";
import type { Found } from "./search-index.ts";

/** One screen of entries, and where the cursor is on it. */
export interface Place {
  /** The main menu, a menu, a menuconfig or a choice. */
  readonly menu: MenuNode;
  /** The entry under the cursor; `undefined` when there is none. */
  readonly cursor: MenuNode | undefined;
  /** Its row, to stay near when it disappears. */
  readonly row: number;
  /** The first row shown. */
  readonly top: number;
}

/** What covers the entries. */
export type View =
  | { readonly kind: "entries" }
  /** All about one entry. `link`: which of its links Enter follows; -1 for none. */
  | { readonly kind: "help"; readonly node: MenuNode; readonly top: number; readonly link: number }
  | { readonly kind: "diff"; readonly top: number; readonly link: number }
  | { readonly kind: "keys"; readonly top: number }
  | {
      readonly kind: "search";
      readonly query: string;
      readonly results: readonly Found[];
      readonly row: number;
      readonly top: number;
    }
  /** `caret` counts people's characters. */
  | {
      readonly kind: "edit";
      readonly node: MenuNode;
      readonly symbol: SymbolDefinition;
      readonly text: string;
      readonly caret: number;
    }
  /** Whether to save before leaving. */
  | { readonly kind: "leave" }
  /** What saving would write, as soon as it is known. */
  | {
      readonly kind: "save";
      readonly preview: string | undefined;
      /** Why it cannot be saved. */
      readonly problem: string | undefined;
      readonly thenLeave: boolean;
      readonly top: number;
    };

export type ViewOf<K extends View["kind"]> = Extract<View, { kind: K }>;

/** Something only the world outside can do. Its answer is an event. */
export type Request =
  | { readonly kind: "preview"; readonly changes: readonly KconfigChange[] }
  | { readonly kind: "save"; readonly changes: readonly KconfigChange[] };

/** One difference to what was loaded or saved last; `undefined` goes back to the default. */
export interface KconfigChange {
  readonly name: string;
  readonly value: string | undefined;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A menu at one moment: a value. `reduce` makes the next one, `describe` says what it looks like. */
export interface MenuState {
  readonly model: MenuModel;
  readonly size: Size;
  /** What was changed, oldest first. */
  readonly past: readonly Change[];
  /** What was undone, the next to redo last. */
  readonly future: readonly Change[];
  /** What was written: each time one change, with exactly what went into the file. */
  readonly saved: readonly Change[];
  /** From the main menu to the screen that is open. Never empty. */
  readonly places: readonly Place[];
  /** Where jumps started. */
  readonly trail: readonly (readonly Place[])[];
  /** Entries that cannot be set now are shown too, with the reason. */
  readonly showAll: boolean;
  readonly view: View;
  /** One line for the person, until the next key. */
  readonly message: string | undefined;
  readonly request: Request | undefined;
  /** The person has left. */
  readonly left: boolean;
}

/** Valid until a configuration of the same menu is asked for. */
export function configurationOf({ model, past }: MenuState): Configuration {
  return model.current.at(past);
}

export function savedConfigurationOf({ model, saved }: MenuState): Configuration {
  return model.saved.at(saved);
}

export function placeNow({ places }: MenuState): Place {
  return places[places.length - 1]!;
}

export function withPlace(state: MenuState, place: Place): MenuState {
  return { ...state, places: [...state.places.slice(0, -1), place] };
}
