import { changesOf, differencesOf } from "./changes.ts";
import { checkText, expectation } from "./check-text.ts";
import { describeEntries } from "./describe-entries.ts";
import { describeSearch } from "./describe-search.ts";
import { pageHeight } from "./layout.ts";
import { titleOf } from "./model.ts";
import { linksOf, pageOf, type Page } from "./page.ts";
import { fit, rule, run, spread, type Run, type Screen, type ScreenRow } from "./screen.ts";
import type { MenuState, View } from "./state.ts";
import { cellWidth, clip, clipStart, graphemes, printable } from "./text.ts";

/** What a state looks like. */
export function describe(state: MenuState): Screen {
  const { width, height } = state.size;
  const { rows, caret } = whole(state);
  // A window may be too small for anything; the first rows say the most, and the last one says the keys.
  const kept = rows.length > height ? [...rows.slice(0, Math.max(0, height - 1)), rows.at(-1)!] : [...rows];
  while (kept.length < height) kept.splice(-1, 0, { region: "page", runs: [] });
  const inside = caret && caret.row < height && caret.column < width ? { caret } : {};
  return { width, height, rows: kept.map((row) => ({ ...row, runs: fit(row.runs, width) })), ...inside };
}

interface Content {
  readonly rows: readonly ScreenRow[];
  readonly caret?: NonNullable<Screen["caret"]>;
}

function whole(state: MenuState): Content {
  const { view } = state;
  const title = titleRow(state);
  switch (view.kind) {
    case "entries":
      return { rows: [title, ...describeEntries(state), keysRow(state)] };
    case "edit": {
      const entries = describeEntries(state);
      const { dialog, caret } = editor(state, view);
      return {
        rows: [title, ...over(entries, dialog), keysRow(state)],
        caret: { row: 1 + entries.length - dialog.length + caret.row, column: caret.column },
      };
    }
    case "leave": {
      const count = changesOf(state).length;
      const question = `${count} ${count === 1 ? "option is" : "options are"} changed and not saved.`;
      const dialog: ScreenRow[] = [
        rule(state.size.width),
        { region: "dialog", runs: [run(" "), run(question, "heading")] },
        { region: "dialog", runs: [run(" Save before leaving?")] },
      ];
      return { rows: [title, ...over(describeEntries(state), dialog), keysRow(state)] };
    }
    case "search": {
      const rows = [title, ...describeSearch(state, view), keysRow(state)];
      const column = 3 + cellWidth(printable(view.query));
      return { rows, caret: { row: 1, column } };
    }
    default:
      return { rows: [title, ...pageRows(state, pageOf(state)!), keysRow(state)] };
  }
}

function titleRow(state: MenuState): ScreenRow {
  const { title } = state.model;
  const unsaved = changesOf(state).length > 0;
  const count = differencesOf(state).length;
  const right: Run[] = unsaved
    ? [run(`${count} ${count === 1 ? "option differs" : "options differ"}, not saved `, "changed")]
    : state.saved.length > 0
      ? [run("saved ", "dim")]
      : [];
  return { region: "title", runs: spread([run(` ${printable(title)}`, "title")], right, state.size.width) };
}

/** A dialog in the place of the last rows. */
function over(rows: readonly ScreenRow[], dialog: readonly ScreenRow[]): ScreenRow[] {
  return [...rows.slice(0, Math.max(0, rows.length - dialog.length)), ...dialog];
}

function editor(
  state: MenuState,
  { symbol, node, text, caret }: Extract<View, { kind: "edit" }>,
): { dialog: ScreenRow[]; caret: { row: number; column: number } } {
  const room = Math.max(1, state.size.width - 4);
  const letters = graphemes(text);
  const before = clipStart(printable(letters.slice(0, caret).join("")), room - 1);
  const after = clip(printable(letters.slice(caret).join("")), room - cellWidth(before));
  const problem = checkText(state, symbol, text);
  const advice = problem === undefined ? run(expectation(state, symbol), "dim") : run(problem, "error");
  const dialog: ScreenRow[] = [
    rule(state.size.width),
    { region: "dialog", runs: [run(" "), run(symbol.name, "symbol"), run(`  ${printable(titleOf(node))}`)] },
    { region: "input", runs: [run(" > ", "key"), run(before + after, "value")] },
    { region: "dialog", runs: [run("   "), advice] },
  ];
  return { dialog, caret: { row: 2, column: 3 + cellWidth(before) } };
}

function pageRows(state: MenuState, page: Page): ScreenRow[] {
  const { view } = state;
  const height = pageHeight(state);
  const top = "top" in view ? view.top : 0;
  const selected = "link" in view ? linksOf(page)[view.link]?.line : undefined;
  const rows: ScreenRow[] = page.lines.slice(top, top + height).map(({ runs }, at) => ({
    region: "page",
    runs: [run(" "), ...runs],
    ...(top + at === selected && { selected: true }),
  }));
  while (rows.length < height) rows.push({ region: "page", runs: [] });
  const more = page.lines.length - top - height;
  const right = more > 0 ? [run(`${more} more `, "dim")] : [];
  const path: ScreenRow = {
    region: "path",
    runs: spread([run(" "), run(page.title, "path")], right, state.size.width),
  };
  return [path, ...rows];
}

// --- What the keys are ----------------------------------------------------------------------------------------

type Keys = readonly (readonly [string, string])[];

function keysRow(state: MenuState): ScreenRow {
  const { message, size } = state;
  if (message !== undefined)
    return { region: "keys", runs: fit([run(` ${printable(message)}`, "changed")], size.width) };
  const runs: Run[] = [];
  let used = 0;
  // Whole hints only.
  for (const [key, what] of keysOf(state)) {
    const gap = used === 0 ? " " : "  ";
    const cells = cellWidth(gap + key) + 1 + cellWidth(what);
    if (used + cells > size.width) break;
    runs.push(run(gap), run(key, "key"), run(` ${what}`, "dim"));
    used += cells;
  }
  return { region: "keys", runs };
}

function keysOf({ view }: MenuState): Keys {
  switch (view.kind) {
    case "entries":
      return [
        ["?", "help"],
        ["/", "search"],
        ["space", "set"],
        ["enter", "open"],
        ["s", "save"],
        ["q", "leave"],
        ["u", "undo"],
        ["d", "diff"],
        ["z", "all"],
      ];
    case "search":
      return [
        ["enter", "go there"],
        ["↑↓", "choose"],
        ["esc", "close"],
      ];
    case "edit":
      return [
        ["enter", "take it"],
        ["esc", "leave it"],
        ["ctrl-u", "clear"],
      ];
    case "leave":
      return [
        ["y", "save"],
        ["n", "leave without saving"],
        ["esc", "stay"],
      ];
    case "save":
      if (view.problem !== undefined) return [["esc", "back"]];
      return [
        ["enter", view.thenLeave ? "save and leave" : "save"],
        ["↑↓", "scroll"],
        ["esc", "back"],
      ];
    case "keys":
      return [
        ["↑↓", "scroll"],
        ["esc", "close"],
      ];
    default:
      return [
        ["↑↓", "scroll"],
        ["tab", "next option"],
        ["enter", "jump to it"],
        ["?", "keys"],
        ["esc", "close"],
      ];
  }
}
