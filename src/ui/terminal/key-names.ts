import type { Keypress } from "./terminal.ts";

const NAMED: Readonly<Record<string, string>> = {
  return: "enter",
  enter: "enter",
  f1: "?",
};
const SAME = new Set([
  "up",
  "down",
  "left",
  "right",
  "pageup",
  "pagedown",
  "home",
  "end",
  "escape",
  "backspace",
  "delete",
]);

/** The menu's names of what Node's readline decoded. Escape and a key typed fast after it arrive as one: two keys. */
export function keyNames(character: string | undefined, key: Keypress): string[] {
  const { name, ctrl = false, meta = false, shift = false } = key;
  // A lone Escape says meta, too.
  if (name === "escape") return key.sequence === "\x1b\x1b" ? ["escape", "escape"] : ["escape"];
  const one = nameOf(character ?? afterEscape(key.sequence), name, ctrl, shift);
  if (!meta) return one === undefined ? [] : [one];
  return one === undefined ? ["escape"] : ["escape", one];
}

/** Node gives no character for a key behind an Escape. */
function afterEscape(sequence: string | undefined): string | undefined {
  return sequence === undefined ? undefined : /^\x1b([^[\]O])$/u.exec(sequence)?.[1];
}

function nameOf(
  character: string | undefined,
  name: string | undefined,
  ctrl: boolean,
  shift: boolean,
): string | undefined {
  if (name !== undefined && SAME.has(name)) return name;
  if (name !== undefined && NAMED[name] !== undefined) return NAMED[name];
  if (name === "tab") return shift ? "shift-tab" : "tab";
  if (ctrl) return name !== undefined && /^[a-z]$/.test(name) ? `ctrl-${name}` : undefined;
  return character !== undefined && character !== "" && !/\p{Cc}/u.test(character) ? character : undefined;
}
