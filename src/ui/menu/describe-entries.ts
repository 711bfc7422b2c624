import { locate } from "../../base/index.ts";
import type { Configuration, MenuNode, SymbolDefinition } from "../../kconfig/index.ts";
import { isLogical, isRadio, shown } from "./actions.ts";
import { differencesOf, differs } from "./changes.ts";
import { regionsOf } from "./layout.ts";
import { opensScreen, titleOf } from "./model.ts";
import { isShown, rowsOf, whyHidden, type EntryRow } from "./rows.ts";
import { fit, rule, run, spread, type Run, type ScreenRow } from "./screen.ts";
import { configurationOf, placeNow, savedConfigurationOf, type MenuState } from "./state.ts";
import { cellWidth, clip, clipStart, printable, wrap } from "./text.ts";

/** From this width on the symbols' names stand at the right edge. */
const WIDE = 100;

/** Path, entries, and what there is to say about the one under the cursor. */
export function describeEntries(state: MenuState): ScreenRow[] {
  const { list, info } = regionsOf(state);
  const place = placeNow(state);
  const rows = rowsOf(state, place.menu);
  const out: ScreenRow[] = [pathRow(state)];
  const changedMenus = menusWithChanges(state);
  for (let at = place.top; at < place.top + list; at += 1) {
    const row = rows[at];
    if (row) out.push(entryRow(state, row, at === place.row, changedMenus));
    else if (at === 0)
      out.push({ region: "list", runs: [run("   nothing to set here now; z shows all", "dim")] });
    else out.push({ region: "list", runs: [] });
  }
  if (info > 0) out.push(rule(state.size.width), ...infoRows(state, rows[place.row], info));
  return out;
}

function pathRow(state: MenuState): ScreenRow {
  const { places, showAll, size } = state;
  const { menu, top } = placeNow(state);
  const path = places.map((place) => printable(titleOf(place.menu))).join(" › ");
  const { list } = regionsOf(state);
  const count = rowsOf(state, menu).length;
  const below = count - top - list;
  const hints = [
    ...(showAll ? ["all entries"] : []),
    ...(top > 0 ? [`${top} above`] : []),
    ...(below > 0 ? [`${below} below`] : []),
  ];
  const right = hints.length > 0 ? `${hints.join(", ")} ` : "";
  const room = size.width - cellWidth(right) - 3;
  return {
    region: "path",
    runs: spread([run(" "), run(clipStart(path, room), "path")], [run(right, "dim")], size.width),
  };
}

/** Menus below which a value differs from the saved one. */
function menusWithChanges(state: MenuState): ReadonlySet<MenuNode> {
  const menus = new Set<MenuNode>();
  for (const { symbol } of differencesOf(state)) {
    for (const node of symbol.nodes) {
      for (let at = node.parent; at && !menus.has(at); at = at.parent) menus.add(at);
    }
  }
  return menus;
}

function entryRow(
  state: MenuState,
  { node, depth, hidden }: EntryRow,
  selected: boolean,
  changedMenus: ReadonlySet<MenuNode>,
): ScreenRow {
  const configuration = configurationOf(state);
  const { item } = node;
  const { width } = state.size;
  const symbol = item?.kind === "symbol" ? item : undefined;
  const changed = symbol && differs(state, symbol);
  const below = opensScreen(node) && changedMenus.has(node);
  const mark = changed ? "•" : below ? "+" : " ";
  const style = hidden ? "dim" : "plain";
  const opens = opensScreen(node) ? (hasSomething(state, configuration, node) ? "  --->" : "  ----") : "";
  const left: Run[] = [
    run(` ${mark} `, changed || below ? "changed" : "plain"),
    run("  ".repeat(depth)),
    ...valueRuns(configuration, node, hidden),
    run(printable(labelOf(configuration, node)), node.kind === "comment" ? "dim" : style),
    run(opens, "dim"),
    ...(hidden ? [run(`   ${printable(whyHidden(configuration, node))}`, "dim")] : []),
  ];
  const right = width >= WIDE && symbol && !hidden && node.prompt ? [run(`${symbol.name} `, "dim")] : [];
  return { region: "list", runs: spread(left, right, width), ...(selected && { selected }) };
}

function labelOf(configuration: Configuration, node: MenuNode): string {
  const { item } = node;
  if (node.kind === "comment") return `*** ${titleOf(node)} ***`;
  if (item?.kind !== "choice") return titleOf(node);
  const chosen = configuration.chosenIn(item);
  const member = chosen?.nodes.find(({ parent }) => parent?.item === item) ?? chosen?.nodes[0];
  return member ? `${titleOf(node)} (${titleOf(member)})` : titleOf(node);
}

/** Whether a menu has anything to show below. */
function hasSomething({ showAll }: MenuState, configuration: Configuration, node: MenuNode): boolean {
  if (showAll) return node.children.length > 0;
  return node.children.some((child) => isShown(configuration, child));
}

/** The value in front of an entry, as wide as a bool's where it is one. */
function valueRuns(configuration: Configuration, node: MenuNode, hidden: boolean): Run[] {
  const { item } = node;
  const style = hidden ? "dim" : "value";
  if (item?.kind === "choice") {
    return [run(item.optional ? (configuration.chosenIn(item) ? "[*] " : "[ ] ") : "    ", style)];
  }
  if (!item) return [run("    ")];
  if (!isLogical(item)) {
    const value = configuration.valueOf(item);
    return [run(`(${clip(printable(value), 30)}) `, style)];
  }
  return [run(`${box(configuration, item, hidden)} `, style)];
}

function box(configuration: Configuration, symbol: SymbolDefinition, hidden: boolean): string {
  const value = configuration.tristateOf(symbol);
  if (isRadio(configuration, symbol)) return value === 2 ? "(X)" : "( )";
  const letter = value === 2 ? "*" : value === 1 ? "M" : " ";
  const possible = configuration.assignableValues(symbol.name);
  if (possible.length < 2) return hidden || value === 0 ? `[${letter}]` : `-${letter}-`;
  if (possible.includes("m")) return possible.includes("n") ? `<${letter}>` : `{${letter}}`;
  return `[${letter}]`;
}

// --- About the entry under the cursor -------------------------------------------------------------------------

function infoRows(state: MenuState, row: EntryRow | undefined, height: number): ScreenRow[] {
  const width = state.size.width - 2;
  const lines: Run[][] = [];
  if (row) {
    const { node } = row;
    const { item, help } = node;
    const configuration = configurationOf(state);
    if (item?.kind === "symbol") lines.push(...aboutValue(state, configuration, item, width));
    else lines.push([run(printable(titleOf(node)), "heading")]);
    if (row.hidden)
      lines.push(fit([run(`hidden: ${printable(whyHidden(configuration, node))}`, "error")], width));
    const text = help ?? (item?.kind === "symbol" ? "no help text" : undefined);
    const room = height - lines.length;
    const paragraph = text === undefined ? [] : wrap(text, width);
    const isCut = paragraph.length > room;
    paragraph.slice(0, room).forEach((line, at) => {
      const more = isCut && at === room - 1 ? ` …` : "";
      lines.push(
        fit([run(clip(line, width - more.length) + more, help === undefined ? "dim" : "plain")], width),
      );
    });
  }
  return Array.from({ length: height }, (_, at): ScreenRow => {
    const runs = lines[at];
    return { region: "info", runs: runs ? [run(" "), ...runs] : [] };
  });
}

/** Name, type, value; and why it has that value. */
function aboutValue(
  state: MenuState,
  configuration: Configuration,
  symbol: SymbolDefinition,
  width: number,
): Run[][] {
  const value = configuration.valueOf(symbol);
  const saved = savedConfigurationOf(state).valueOf(symbol);
  const head = [
    run(symbol.name, "symbol"),
    run(`  ${symbol.type}`, "dim"),
    run(`  ${printable(shown(value))}`, "value"),
    ...(saved === value ? [] : [run(`  was ${printable(shown(saved))}`, "changed")]),
  ];
  const [note] = configuration.explain(symbol.name).notes;
  const place = note?.span
    ? ` (${state.model.showName(note.span.source.name)}:${locate(note.span.source, note.span.start).line})`
    : "";
  const reason = note ? [fit([run(printable(note.message + place), "dim")], width)] : [];
  return [fit(head, width), ...reason];
}
