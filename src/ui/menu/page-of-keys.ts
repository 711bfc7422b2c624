import type { Page, PageLine } from "./page.ts";
import { fit, run } from "./screen.ts";

const KEYS: readonly (readonly [string, string])[] = [
  ["", "Moving"],
  ["↑ ↓  k j", "one entry up, down"],
  ["PgUp PgDn  Ctrl-b Ctrl-f", "one screen up, down"],
  ["Home End  g G", "first, last entry"],
  ["Enter  →  l", "open a menu or a choice, edit a text or a number"],
  ["Esc  ←  h", "back to the menu above"],
  ["/", "search while you type: names, prompts, help texts"],
  ["Backspace", "back to where the last jump started"],
  ["", "Changing"],
  ["Space", "next possible value"],
  ["y  m  n", "yes, module, no"],
  ["r", "back to the default"],
  ["u", "undo"],
  ["U  Ctrl-r", "redo"],
  ["", "Looking"],
  ["?", "all about an entry: what it needs, what selects it, why it has its value"],
  ["z  a", "show all entries, with the reason why some cannot be set; or only the others"],
  ["d", "what was changed, and what followed from it"],
  ["", "Ending"],
  ["s", "save: shows what will be written first"],
  ["q", "leave; asks when something is not saved"],
  ["Ctrl-c", "leave at once without saving"],
  ["", "Marks"],
  ["•", "the value is not the saved one; + in a menu: something below is changed"],
  ["[*] <M> [ ]", "yes, module, no"],
  ["-*-  {M}", "yes, at least module: other options need it so"],
  ["(X) (12)", "the chosen one of a choice; a text or a number"],
  ["--->  ----", "opens; has nothing to set at the moment"],
];

export function keysPage(width: number): Page {
  const lines: PageLine[] = [];
  for (const [key, what] of KEYS) {
    if (key === "") {
      if (lines.length > 0) lines.push({ runs: [] });
      lines.push({ runs: [run(what, "heading")] });
    } else lines.push({ runs: fit([run(`  ${key.padEnd(26)}`, "key"), run(what)], width) });
  }
  return { title: "Keys", lines };
}
